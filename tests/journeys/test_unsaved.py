"""What is typed and not saved: marked, asked about, kept over a crash."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.workspace import Workspace
from tests.journeys.conftest import Arrive
from tests.journeys.person import Person
from tests.ui.conftest import Answers

CTRL = Qt.KeyboardModifier.ControlModifier
URL = "https://typed.example/and/not/saved"


@pytest.fixture
def folder(folder: Path) -> Path:
    """A workspace with one request and one connection."""
    workspace = Workspace.open(folder)
    workspace.save_connection(Connection(name="Acme", test_url="https://acme.example"))
    workspace.save_request(Request(name="Users", connection="Acme", url="https://acme.example/u"))
    return folder


def saved_url(folder: Path) -> str:
    return tomllib.loads((folder / "requests" / "users.toml").read_text())["url"]


def drafts(places: Places) -> list[Path]:
    return sorted(places.drafts.rglob("*.toml")) if places.drafts.is_dir() else []


async def edited(arrive: Arrive, folder: Path) -> Person:
    person = await arrive(folder)
    await person.open_line("Users")
    await person.type("URL Path", URL)
    await person.comes(lambda: person.unsaved() == 1)
    return person


async def test_the_dot_goes_when_it_is_saved(arrive: Arrive, folder: Path) -> None:
    person = await edited(arrive, folder)
    person.key(Qt.Key.Key_S, CTRL)
    await person.comes(lambda: person.unsaved() == 0)
    assert saved_url(folder) == URL


@pytest.mark.parametrize(
    ("answer", "is_open", "is_saved"),
    [("Save", False, True), ("Discard", False, False), ("Cancel", True, False)],
)
async def test_closing_a_tab_asks(
    arrive: Arrive, folder: Path, answer: str, is_open: bool, is_saved: bool
) -> None:
    person = await edited(arrive, folder)
    person.key(Qt.Key.Key_W, CTRL)
    await person.read("Save changes to Users?")
    await person.answer(answer)
    await person.gone("Save changes to Users?")
    await person.comes(lambda: ("Users" in person.tab_names()) is is_open)
    assert (saved_url(folder) == URL) is is_saved


async def test_closing_the_window_asks_and_cancel_keeps_everything(
    arrive: Arrive, folder: Path, answers: Answers
) -> None:
    person = await edited(arrive, folder)
    await person.click("New request")
    await person.open_line("Acme")
    await person.type("Test URL", "https://acme.example/me")
    answers.next("Discard", "Cancel")
    person.window.close()
    await person.comes(lambda: len(answers.asked) == 2)
    assert sorted(person.tab_names()) == ["Acme", "New request", "Users"]
    assert person.unsaved() == 2
    assert person.window.isVisible()


@pytest.mark.parametrize(("answer", "is_saved"), [("Save", True), ("Discard", False)])
async def test_a_connection_asks_too(
    arrive: Arrive, folder: Path, answer: str, is_saved: bool
) -> None:
    person = await arrive(folder)
    await person.open_line("Acme")
    await person.type("Test URL", URL)
    assert person.unsaved() == 1
    person.key(Qt.Key.Key_W, CTRL)
    await person.answer(answer)
    await person.comes(lambda: person.tab_names() == [])
    written = tomllib.loads((folder / "connections" / "acme.toml").read_text())
    assert (written["test_url"] == URL) is is_saved


async def test_thrown_away_means_gone(arrive: Arrive, folder: Path, places: Places) -> None:
    person = await edited(arrive, folder)
    await person.comes(lambda: drafts(places))
    await person.leave()
    assert drafts(places) == []
    again = await arrive(folder)
    await again.read("Nothing is open")
    assert saved_url(folder) != URL


async def test_a_new_request_is_named_when_it_is_saved(
    arrive: Arrive, folder: Path, answers: Answers, places: Places
) -> None:
    person = await arrive(folder)
    person.key(Qt.Key.Key_N, CTRL)
    await person.type("URL Path", "https://acme.example/new")
    answers.next("List everything")
    person.key(Qt.Key.Key_S, CTRL)
    await person.lines_are("Requests", "List everything", "Users")
    assert (folder / "requests" / "list-everything.toml").is_file()
    assert person.tab_names() == ["List everything"]
    await person.comes(lambda: drafts(places) == [])


async def test_a_window_that_is_asked_to_close_twice_asks_once(
    arrive: Arrive, folder: Path
) -> None:
    person = await edited(arrive, folder)
    person.window.close()
    await person.read("Save changes to Users?")
    person.window.close()
    await person.answer("Cancel")
    await person.gone("Save changes to Users?")
    assert person.unsaved() == 1
