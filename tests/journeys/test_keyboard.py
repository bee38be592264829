"""Without a mouse: every step has a key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView

from httpv2_gui.ui.base.code_edit import CodeEdit
from tests.journeys.person import Person
from tests.ui.conftest import Answers

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


async def test_the_sample_from_start_to_table(person: Person) -> None:
    first = await person.find("Open the sample")
    await person.comes(first.hasFocus)
    person.key(Key.Key_Space)
    tree = await person.find("Workspace")
    await person.comes(tree.hasFocus)

    person.key(Key.Key_Down)
    person.key(Key.Key_Return)
    await person.find("Test URL")
    person.key(Key.Key_T, CTRL)
    await person.read("Connected: 200 OK")

    person.key(Key.Key_P, CTRL)
    QTest.keyClicks(person.window.focusWidget(), "list tick")
    person.key(Key.Key_Return)
    await person.find("URL Path")
    person.key(Key.Key_Return, CTRL)
    await person.read("200 OK")
    table = await person.find("Records", QTableView)
    await person.comes(lambda: table.model().rowCount() == 40)
    await tab_to(person, table)
    person.key(Key.Key_Down)
    person.key(Key.Key_Down)
    assert table.currentIndex().row() >= 1


async def tab_to(person: Person, wanted) -> None:
    """Press Tab until the keyboard is there."""
    for _press in range(80):
        if wanted.hasFocus():
            return
        if isinstance(person.window.focusWidget(), CodeEdit):
            person.key(Key.Key_Escape)  # Tab indents there
        person.key(Key.Key_Tab)
    raise AssertionError(f"{wanted.accessibleName()} cannot be reached with Tab")


async def test_tabs_by_keys(at_sample: Person) -> None:
    for line in ("List tickets", "Filter tickets", "Read an alert"):
        await at_sample.open_line(line)
    at_sample.key(Key.Key_Tab, CTRL)
    assert (await current_url(at_sample)).endswith("/tickets")
    at_sample.key(Key.Key_Tab, CTRL, SHIFT)
    assert "/alerts/" in await current_url(at_sample)
    at_sample.key(Key.Key_W, CTRL)
    await at_sample.comes(lambda: at_sample.tab_names() == ["List tickets", "Filter tickets"])


async def current_url(person: Person) -> str:
    return (await person.find("URL Path", QLineEdit)).text()


async def test_new_ones_by_keys(at_sample: Person, answers: Answers) -> None:
    at_sample.key(Key.Key_N, CTRL)
    url = await at_sample.find("URL Path", QLineEdit)
    await at_sample.comes(url.hasFocus)
    QTest.keyClicks(url, "https://a.example")
    answers.next("Mine")
    at_sample.key(Key.Key_S, CTRL)
    await at_sample.comes(lambda: at_sample.tab_names() == ["Mine"])
    at_sample.key(Key.Key_N, CTRL, SHIFT)
    name = await at_sample.find("Name", QLineEdit)
    await at_sample.comes(name.hasFocus)


async def test_the_menu_by_key(at_sample: Person) -> None:
    at_sample.key(Key.Key_M, ALT)
    menu = await at_sample.comes(_open_menu)
    assert "Close workspace" in [action.text() for action in menu.actions()]
    QTest.keyClick(menu, Key.Key_Escape)
    await at_sample.comes(lambda: _open_menu() is None)


async def test_hide_and_show_the_sidebar(at_sample: Person) -> None:
    tree = await at_sample.find("Workspace")
    at_sample.key(Key.Key_B, CTRL)
    assert not tree.isVisible()
    at_sample.key(Key.Key_B, CTRL)
    assert tree.isVisible()


async def test_panes_by_number(at_sample: Person) -> None:
    await at_sample.open_line("List tickets")
    at_sample.key(Key.Key_7, ALT)
    await at_sample.find("Copy as curl")
    at_sample.key(Key.Key_1, ALT)
    params = await at_sample.find("URL Params")
    assert params.isVisible()


def _open_menu() -> QMenu | None:
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu))
    return next((one for one in found if one.isVisible()), None)
