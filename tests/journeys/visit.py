"""A visit to the window in a process of its own, started as people start it.

`python -m tests.journeys.visit ERRAND FOLDER [WORDS…]` opens the folder, runs the errand, prints
what it gives as one line of JSON and closes the window. The exit code is the program's own.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from httpv2_gui.core.storage.places import Places
from httpv2_gui.ui import app
from httpv2_gui.ui.main_window import MainWindow
from tests.journeys.person import Person

Errand = Callable[..., Awaitable[object]]
FAILED = 70


async def save_basic(person: Person, url: str, password: str) -> object:
    """Type a connection with a password and save it; give what is said about its secret."""
    await person.click("New connection")
    await person.type("Name", "Acme")
    await person.type("Test URL", url)
    await person.choose("Scheme", "Basic")
    await person.type("Basic Auth Username", "analyst")
    await person.type("Basic Auth Password", password)
    await person.click("Save")
    await person.lines_are("Connections", "Acme")
    await person.comes(lambda: not person.unsaved() or _said_of_keyring(person))
    return {"unsaved": person.unsaved(), "said": _said_of_keyring(person)}


async def save_for_session(person: Person, url: str, password: str) -> object:
    """Save where no keyring helps, keep the password for the session, and use it."""
    before = await save_basic(person, url, password)
    await person.click("Keep for this session only")
    await person.comes(lambda: not person.unsaved())
    await person.read("Kept for this session only, never on the disk")
    await person.click("Close tab")
    await person.comes(lambda: not person.tab_names())
    await person.open_line("Acme")
    return {"before": before, "tested": await _tested(person)}


async def test_acme(person: Person) -> object:
    """Open the connection and test it; give what came of it."""
    await person.open_line("Acme")
    return await _tested(person)


async def look_at_acme(person: Person) -> object:
    """Open the connection; give what stands in its password field and what is asked for."""
    await person.open_line("Acme")
    password = await person.find("Basic Auth Password", QLineEdit)
    return {
        "password": password.text(),
        "missing": person.shows("missing on this computer: Basic Auth Password"),
        "said": _said_of_keyring(person),
    }


async def type_and_stay(person: Person, line: str, url: str) -> object:
    """Type another URL without saving it, and wait to be killed once it is kept."""
    await person.open_line(line)
    await person.type("URL Path", url)
    await _draft_is_kept()
    return await _stay(person)


async def type_connection_and_stay(person: Person, url: str, password: str) -> object:
    """Type a new connection without saving it, and wait to be killed once it is kept."""
    await person.click("New connection")
    await person.type("Test URL", url)
    await person.choose("Scheme", "Basic")
    await person.type("Basic Auth Password", password)
    await _draft_is_kept()
    return await _stay(person)


async def send_all_and_close(person: Person) -> object:
    """Close the window while every request of the workspace runs."""
    for line in ("One", "Two", "Three"):
        await person.open_line(line)
        await person.click("Send")
        await person.find("Cancel")
    return "running"


async def _tested(person: Person) -> str:
    await person.click("Test connection")
    return await person.read("Connected")


def _said_of_keyring(person: Person) -> str:
    said = ("The system keyring is locked", "There is no system keyring")
    return next((one for one in said if person.shows(one)), "")


async def _draft_is_kept() -> None:
    folder = Places.of_user().drafts
    while not list(folder.rglob("*.toml")):
        await asyncio.sleep(0.01)


async def _stay(person: Person) -> object:
    print(json.dumps({"tabs": person.tab_names()}), flush=True)  # noqa: T201 - the answer
    return await asyncio.get_running_loop().create_future()


class VisitedWindow(MainWindow):
    """The window, and somebody who has come for an errand."""

    def start(self, folder: Path | None, *, sample: bool) -> None:
        super().start(folder, sample=sample)
        self.tasks.start(self._visit(), "visit")

    async def _visit(self) -> None:
        errand: Errand = globals()[sys.argv[1]]
        try:
            person = Person(self)
            await person.find("Workspace")
            given = await errand(person, *sys.argv[3:])
        except AssertionError:
            traceback.print_exc()
            os._exit(FAILED)
        print(json.dumps(given), flush=True)  # noqa: T201 - the answer
        self.close()


if __name__ == "__main__":
    app.MainWindow = VisitedWindow  # pyright: ignore[reportAttributeAccessIssue]
    sys.exit(app.main([sys.argv[2]]))
