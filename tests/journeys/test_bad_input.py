"""Files and texts with mistakes: told with their place, and never touched."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive
from tests.journeys.person import Person
from tests.ui.conftest import Answers

CTRL = Qt.KeyboardModifier.ControlModifier
BROKEN = '{\n    "state": "new",\n    "limit" 5\n}'


@pytest.fixture
def folder(folder: Path, practice: PracticeServer) -> Path:
    """A workspace with two requests and a connection."""
    workspace = Workspace.open(folder)
    workspace.save_connection(Connection(name="Acme", test_url=practice.base_url))
    for name in ("Users", "Groups"):
        workspace.save_request(Request(name=name, url=f"{practice.base_url}/{name}"))
    return folder


def request_file(folder: Path) -> Path:
    return folder / "requests" / "users.toml"


def rewrite(folder: Path, old: str, new: str) -> None:
    """Change the file as an editor does that writes into it."""
    text = request_file(folder).read_text()
    assert old in text
    request_file(folder).write_text(text.replace(old, new))


async def test_send_goes_to_the_mistake_and_sends_nothing(
    arrive: Arrive, folder: Path, practice: PracticeServer
) -> None:
    person = await arrive(folder)
    await person.open_line("Users")
    await person.type("URL Params", BROKEN)
    await person.open_tab("Options")
    await person.click("Send")
    edit = await person.find("URL Params", QPlainTextEdit)
    await person.comes(edit.hasFocus)
    assert edit.textCursor().blockNumber() == 2
    assert edit.toPlainText() == BROKEN
    await person.read("Line 3")
    assert practice.seen == ()


async def test_a_text_with_a_mistake_can_be_saved_and_comes_back(
    arrive: Arrive, folder: Path
) -> None:
    person = await arrive(folder)
    await person.open_line("Users")
    await person.type("URL Params", BROKEN)
    person.key(Qt.Key.Key_S, CTRL)
    await person.comes(lambda: person.unsaved() == 0)
    await person.leave()
    assert tomllib.loads(request_file(folder).read_text())["params"] == BROKEN
    again = await arrive(folder)
    await again.open_line("Users")
    assert (await again.find("URL Params", QPlainTextEdit)).toPlainText() == BROKEN


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('name = "Users"', 'name = "Users', "line 1", ""),
        ('name = "Users"', 'name = "Users"\nmethodd = "GET"', "line 2", "methodd"),
        (
            'name = "Users"',
            'name = "Users"\nfollow_redirects = "yes"',
            "line 2",
            "follow_redirects",
        ),
    ],
    ids=["broken TOML", "unknown key", "wrong type"],
)
async def test_a_file_that_cannot_be_read_is_named_and_others_open(
    arrive: Arrive, folder: Path, old: str, new: str, line: str, words: str
) -> None:
    rewrite(folder, old, new)
    before = request_file(folder).read_bytes()
    person = await arrive(folder)
    notice = await person.read("users.toml")
    assert line in notice
    assert words in notice
    await person.lines_are("Requests", "Groups")
    await person.open_line("Groups")
    await person.find("Send")
    assert request_file(folder).read_bytes() == before


async def test_a_corrected_file_is_listed_and_the_notice_goes(arrive: Arrive, folder: Path) -> None:
    rewrite(folder, 'name = "Users"', 'name = "Users')
    person = await arrive(folder)
    await person.read("users.toml")
    rewrite(folder, 'name = "Users', 'name = "Users"')
    await person.lines_are("Requests", "Groups", "Users")
    await person.gone("users.toml")


async def test_another_program_changes_what_is_open(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.open_line("Users")
    rewrite(folder, "/Users", "/people")
    await person.read("/people")
    assert person.unsaved() == 0
    await person.read("changed by another program and read again")


async def test_another_program_never_takes_what_is_typed(
    arrive: Arrive, folder: Path, answers: Answers
) -> None:
    person = await arrive(folder)
    await person.open_line("Users")
    await person.type("URL Path", "https://mine.example")
    rewrite(folder, "/Users", "/people")
    await person.read("was changed by another program. What you typed is kept")
    assert person.shows("https://mine.example")

    answers.next(False)
    person.key(Qt.Key.Key_S, CTRL)
    await person.comes(lambda: len(answers.asked) == 1)
    assert "/people" in request_file(folder).read_text()

    answers.next(True)
    person.key(Qt.Key.Key_S, CTRL)
    await person.comes(lambda: person.unsaved() == 0)
    assert "https://mine.example" in request_file(folder).read_text()


async def test_a_connection_that_another_program_changes(
    arrive: Arrive, folder: Path, answers: Answers
) -> None:
    path = folder / "connections" / "acme.toml"
    person = await arrive(folder)
    await person.open_line("Acme")
    await person.find("Test URL")
    path.write_text(path.read_text().replace("http://", "https://other."))
    await person.read("https://other.")

    await person.type("Test URL", "https://mine.example")
    path.write_text(path.read_text().replace("https://other.", "https://third."))
    await person.read("What you typed is kept")
    answers.next(True)
    person.key(Qt.Key.Key_S, CTRL)
    await person.comes(lambda: person.unsaved() == 0)
    assert "https://mine.example" in path.read_text()


async def test_a_file_that_another_program_deletes_is_written_again(
    arrive: Arrive, folder: Path
) -> None:
    person = await arrive(folder)
    await person.open_line("Users")
    request_file(folder).unlink()
    await person.read("The file of Users was deleted")
    await person.lines_are("Requests", "Groups")
    await person.type("URL Path", "https://mine.example")
    person.key(Qt.Key.Key_S, CTRL)
    await person.lines_are("Requests", "Groups", "Users")
    assert "https://mine.example" in request_file(folder).read_text()


async def test_the_whole_folder_goes(arrive: Arrive, folder: Path, answers: Answers) -> None:
    person = await arrive(folder)
    await person.open_line("Users")
    answers.next(None)
    shutil.rmtree(folder)
    await person.comes(lambda: answers.asked)
    assert "workspace.toml" in answers.asked[0].text
    assert person.tab_names() == ["Users"]


async def test_a_folder_that_is_no_workspace(
    person: Person, tmp_path: Path, answers: Answers
) -> None:
    answers.next(tmp_path, None)
    await person.click("Open a folder")
    await person.comes(lambda: len(answers.asked) == 2)
    assert "workspace.toml" in answers.asked[1].text
    await person.find("Open the sample")
