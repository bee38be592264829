"""Runs and tests on the engine's thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from httpv2_gui.core.engine.events import Event, Sending
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.base.engine_thread import EngineThread
from httpv2_gui.ui.workspace.engine_door import EngineDoor


@pytest.fixture
async def door(engine: EngineThread):
    made = EngineDoor(engine)
    await made.open()
    yield made
    await made.close()


async def test_events_come_on_the_windows_thread(
    door: EngineDoor, practice: PracticeServer, tmp_path: Path
) -> None:
    told: list[tuple[Event, threading.Thread]] = []
    request = Request(url=f"{practice.base_url}/tickets")
    result = await door.run(
        request,
        None,
        lambda event: told.append((event, threading.current_thread())),
        root=tmp_path,
        case_wall=tmp_path,
    )
    assert result.succeeded
    assert isinstance(told[0][0], Sending)
    assert {thread for _event, thread in told} == {threading.main_thread()}


async def test_a_connection_is_tried(door: EngineDoor, practice: PracticeServer) -> None:
    connection = Connection(test_url=f"{practice.base_url}/practice")
    assert (await door.test(connection, lambda event: None)).succeeded


async def test_a_closed_door_stays_closed(door: EngineDoor, tmp_path: Path) -> None:
    await door.close()
    await door.close()
    with pytest.raises(RuntimeError, match="closed"):
        await door.run(Request(), None, lambda event: None, root=tmp_path, case_wall=tmp_path)
