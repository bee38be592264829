"""The sidebar: rename, duplicate, delete and bring back, order, search."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTreeView

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Workspace
from tests.journeys.conftest import Arrive
from tests.journeys.memory_keyring import MemoryKeyring
from tests.ui.conftest import Answers

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PASSWORD = "follow-me-7341"


@pytest.fixture
def folder(folder: Path, own_keyring: MemoryKeyring) -> Path:
    """A workspace with a connection that has a secret, and three requests that use it."""
    workspace = Workspace.open(folder)
    workspace.save_connection(Connection(name="Acme", auth=BasicAuth(username="me")))
    own_keyring.set_password("httpv2-gui", f"{workspace.id}/acme/password", PASSWORD)
    for name in ("Alpha", "Beta", "Gamma"):
        url = f"https://acme.example/{name.lower()}"
        workspace.save_request(Request(name=name, connection="Acme", url=url))
    return folder


async def password(person) -> str:
    return (await person.find("Basic Auth Password", QLineEdit)).text()


async def test_rename_a_request(arrive: Arrive, folder: Path, answers: Answers) -> None:
    person = await arrive(folder)
    await person.open_line("Alpha")
    await person.current_line("Alpha")
    answers.next("Omega")
    person.key(Qt.Key.Key_F2)
    await person.lines_are("Requests", "Beta", "Gamma", "Omega")
    assert person.tab_names() == ["Omega"]
    assert person.unsaved() == 0
    assert (folder / "requests" / "omega.toml").is_file()
    assert not (folder / "requests" / "alpha.toml").exists()


async def test_rename_a_connection_and_everything_follows(
    arrive: Arrive, folder: Path, answers: Answers
) -> None:
    person = await arrive(folder)
    await person.open_line("Beta")
    await person.open_line("Alpha")
    await person.type("URL Path", "https://typed.example")
    await person.current_line("Acme")
    answers.next("Acme Europe")
    person.key(Qt.Key.Key_F2)
    await person.lines_are("Connections", "Acme Europe")
    assert person.unsaved() == 1
    await person.gone("There is no connection named")
    for name in ("alpha", "beta", "gamma"):
        file = tomllib.loads((folder / "requests" / f"{name}.toml").read_text())
        assert file["connection"] == "Acme Europe"
    await person.open_line("Acme Europe")
    assert await password(person) == PASSWORD


async def test_renaming_is_no_change_by_another_program(
    arrive: Arrive, folder: Path, answers: Answers
) -> None:
    person = await arrive(folder)
    await person.open_line("Alpha")
    await person.type("URL Path", "https://typed.example")
    await person.current_line("Alpha")
    answers.next("Omega")
    person.key(Qt.Key.Key_F2)
    await person.lines_are("Requests", "Beta", "Gamma", "Omega")
    await person.click("Save")
    await person.comes(lambda: person.unsaved() == 0)
    assert not person.shows("another program")
    assert len(answers.asked) == 1


async def test_duplicate_takes_the_secret_along(
    arrive: Arrive, folder: Path, own_keyring: MemoryKeyring
) -> None:
    person = await arrive(folder)
    await person.current_line("Acme")
    person.key(Qt.Key.Key_D, CTRL)
    await person.lines_are("Connections", "Acme", "Acme copy")
    await person.comes(lambda: person.tab_names() == ["Acme copy"])
    assert await password(person) == PASSWORD
    assert len(own_keyring.entries) == 2


async def test_duplicate_a_request(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.current_line("Beta")
    person.key(Qt.Key.Key_D, CTRL)
    await person.lines_are("Requests", "Alpha", "Beta", "Beta copy", "Gamma")
    await person.read("https://acme.example/beta")


async def test_delete_and_undo_a_connection(
    arrive: Arrive, folder: Path, own_keyring: MemoryKeyring
) -> None:
    person = await arrive(folder)
    await person.open_line("Acme")
    await person.current_line("Acme")
    person.key(Qt.Key.Key_Delete)
    await person.read("Deleted Acme.")
    assert own_keyring.entries == {}
    assert list((folder / "connections").glob("*.toml")) == []
    await person.comes(lambda: person.tab_names() == [])
    await person.click("Undo")
    await person.lines_are("Connections", "Acme")
    await person.open_line("Acme")
    assert await password(person) == PASSWORD


async def test_delete_and_undo_a_request(arrive: Arrive, folder: Path) -> None:
    before = (folder / "requests" / "beta.toml").read_bytes()
    person = await arrive(folder)
    await person.current_line("Beta")
    person.key(Qt.Key.Key_Delete)
    await person.lines_are("Requests", "Alpha", "Gamma")
    await person.click("Undo")
    await person.lines_are("Requests", "Alpha", "Beta", "Gamma")
    assert (folder / "requests" / "beta.toml").read_bytes() == before
    assert not person.shows("Deleted Beta.")


async def test_another_order_survives_a_restart(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.current_line("Alpha")
    person.key(Qt.Key.Key_Down, ALT)
    await person.lines_are("Requests", "Beta", "Alpha", "Gamma")
    person.key(Qt.Key.Key_Down, ALT)
    await person.lines_are("Requests", "Beta", "Gamma", "Alpha")
    await person.leave()
    again = await arrive(folder)
    await again.lines_are("Requests", "Beta", "Gamma", "Alpha")


async def test_search_finds_by_name_and_by_url(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    person.key(Qt.Key.Key_P, CTRL)
    await person.type("Search everything", "gam")
    await person.lines_are("Requests", "Gamma")
    await person.type("Search everything", "example/be")
    await person.lines_are("Requests", "Beta")
    person.key(Qt.Key.Key_Return)
    await person.comes(lambda: person.tab_names() == ["Beta"])
    await person.type("Search everything", "nothing like it")
    await person.read("Nothing has this name")


async def test_the_context_menu(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.current_line("Gamma")
    await person.menu_of_line()
    await person.pick("Duplicate")
    await person.lines_are("Requests", "Alpha", "Beta", "Gamma", "Gamma copy")


async def test_sections_fold_by_keyboard(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    tree = await person.find("Workspace", QTreeView)
    await person.current_line("Gamma")
    person.key(Qt.Key.Key_Left)
    person.key(Qt.Key.Key_Left)
    heading = tree.currentIndex()
    assert heading.data() == "Requests"
    assert not tree.isExpanded(heading)
    person.key(Qt.Key.Key_Right)
    assert tree.isExpanded(heading)
    person.key(Qt.Key.Key_Right)
    assert tree.currentIndex().data() == "Alpha"
