"""A request editor on its own, with two connections to choose from."""

import asyncio

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.requests import platform_watch
from httpv2_gui.ui.requests.editor import RequestEditor

TICKETS = Connection(
    name="Tickets",
    test_url="https://tickets.example/me",
    auth=BasicAuth(username="ann", password=Secret("hunter2hunter2")),
)
CREATE = Request(
    name="Create ticket",
    connection="Tickets",
    method="POST",
    url="https://tickets.example/api",
    headers='{"Content-Type": "application/json"}',
    body='{"title": "A", "weight": 1.10}',
)


@pytest.fixture
def editor(qtbot, tmp_path, monkeypatch):
    # its work needs a loop, which tests without async do not have: there nothing may fall due
    monkeypatch.setattr(platform_watch, "PAUSE_MS", 60_000)
    made = RequestEditor(Tasks(), tmp_path)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.set_connections([TICKETS], {"Tickets": Tested("ok")})
    made.set_request(CREATE)
    made.show()
    return made


@pytest.fixture
async def preview_done(editor):
    """Wait for a preview that is made off the window's thread."""

    async def wait():
        while editor._own.is_running("preview"):
            await asyncio.sleep(0.005)

    return wait
