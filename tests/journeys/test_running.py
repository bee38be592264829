"""While requests run: cancel, two at once, close the window in the middle."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(folder: Path, practice: PracticeServer) -> Path:
    """A workspace with a fast and two slow requests, and a slow connection."""
    workspace = Workspace.open(folder)
    workspace.save_request(Request(name="Slow", url=f"{practice.base_url}/slow?seconds=60"))
    workspace.save_request(Request(name="Slower", url=f"{practice.base_url}/slow?seconds=70"))
    workspace.save_request(Request(name="Fast", url=f"{practice.base_url}/tickets"))
    slow = Connection(name="Slow API", test_url=f"{practice.base_url}/slow?seconds=50")
    workspace.save_connection(slow)
    return folder


async def test_cancel_gives_send_back_within_a_second(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Slow")
    await person.read("Waiting for http://127.0.0.1")
    begun = time.monotonic()
    await person.click("Cancel")
    await person.find("Send")
    assert time.monotonic() - begun < 1
    await person.read("Nothing has arrived")


async def test_the_last_good_result_stays_when_cancelled(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Fast")
    assert len(await person.cells("Records")) == 40
    url = await person.find("URL Path", QLineEdit)
    await person.type("URL Path", url.text().replace("/tickets", "/slow?seconds=60"))
    await person.click("Send")
    await person.read("Waiting for")
    person.key(Qt.Key.Key_Escape)
    await person.read("Cancelled. This is the response before it.")
    assert len(await person.cells("Records")) == 40
    assert person.shows("200 OK")


async def test_two_requests_run_in_two_tabs(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Slow")
    await person.find("Cancel")
    await person.send("Fast")
    await person.read("200 OK")
    await person.send("Slower")
    await person.find("Cancel")
    await person.open_tab("Fast")
    await person.find("Send")
    await person.open_tab("Slow")
    await person.click("Cancel")
    await person.find("Send")
    await person.open_tab("Slower")
    await person.find("Cancel")


async def test_a_tab_can_be_closed_while_its_request_runs(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Slow")
    await person.find("Cancel")
    person.key(Qt.Key.Key_W, CTRL)
    await person.comes(lambda: person.tab_names() == [])
    await person.send("Slow")
    await person.find("Cancel")


async def test_a_test_can_be_cancelled(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.open_line("Slow API")
    await person.click("Test connection")
    await person.read("GET http://127.0.0.1")
    await person.click("Cancel")
    await person.read("Test cancelled")
    await person.click("Test connection")
    await person.find("Cancel")
    person.key(Qt.Key.Key_W, CTRL)
    await person.comes(lambda: person.tab_names() == [])


async def test_the_window_closes_while_everything_runs(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    for name in ("Slow", "Slower"):
        await person.send(name)
        await person.find("Cancel")
    await person.open_line("Slow API")
    await person.click("Test connection")
    await person.find("Cancel")
    begun = time.monotonic()
    await person.leave()
    assert time.monotonic() - begun < 1


async def test_the_workspace_closes_while_everything_runs(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Slow")
    await person.find("Cancel")
    await person.click("Menu")
    await person.pick("Close workspace")
    await person.find("Open the sample")
    await person.comes(lambda: not person.window.bench)


async def test_bytes_are_told_while_they_come(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.open_line("Slow")
    url = await person.find("URL Path", QLineEdit)
    await person.type("URL Path", url.text().partition("/slow")[0] + "/large?rows=400000")
    await person.click("Send")
    await person.read("received")
    await person.click("Cancel")
    await person.find("Send")
