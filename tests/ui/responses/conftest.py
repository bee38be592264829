"""The pane, on its own, with nothing in it."""

from __future__ import annotations

import pytest

from httpv2_gui.ui.responses.pane import ResultPane
from tests.ui.waiting import signal


@pytest.fixture
async def pane(qtbot, tasks):
    made = ResultPane(tasks)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    yield made
    made.stop()


@pytest.fixture
def show(pane):
    """Shows a result and waits until it is read."""

    async def show(result, request_key: str = "") -> None:
        pane.show_result(result, request_key)
        await signal(pane.viewed)

    return show
