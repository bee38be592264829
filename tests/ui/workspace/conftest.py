"""An open workspace with a connection, its secret, and two requests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.base.engine_thread import EngineThread
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


@pytest.fixture(scope="session")
def practice() -> Iterator[PracticeServer]:
    with PracticeServer() as server:
        yield server


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path, practice: PracticeServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The password comes from the environment: these tests need no keyring."""
    monkeypatch.setenv("HTTPV2_SECRET_ACME_PASSWORD", secrets.PASSWORD)
    workspace = Workspace.create(tmp_path / "acme", "Acme")
    url, auth = f"{practice.base_url}/me", BasicAuth(username=secrets.USERNAME)
    workspace.save_connection(Connection(name="Acme", test_url=url, auth=auth))
    for name, path in (("Me", "/me"), ("Slow", "/slow?seconds=60")):
        record = Request(name=name, connection="Acme", url=practice.base_url + path)
        workspace.save_request(record)
    return workspace.folder


@pytest.fixture
def engine() -> Iterator[EngineThread]:
    made = EngineThread()
    made.start()
    yield made
    made.stop()


@pytest.fixture
async def desk(folder: Path, places: Places, engine: EngineThread) -> AsyncIterator[OpenWorkspace]:
    opened = await OpenWorkspace.open(folder, places, engine)
    yield opened
    await opened.close()
