"""The sidebar: what it lists, finds, and asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.workspace.items import Row, Section
from httpv2_gui.ui.workspace.sidebar import Sidebar


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(264, 600)
    made.show_rows(
        Section.CONNECTIONS,
        [
            Row("edr", "EDR", tested=Tested("ok")),
            Row("siem", "SIEM"),
        ],
    )
    made.show_rows(
        Section.REQUESTS,
        [Row("read", "Read ticket", "GET"), Row("write", "Write ticket", "POST", modified=True)],
    )
    made.show()
    return made


def type_search(qtbot: QtBot, sidebar: Sidebar, text: str) -> QLineEdit:
    field = sidebar.findChild(QLineEdit, "search")
    assert field is not None
    qtbot.keyClicks(field, text)
    return field


def test_a_click_opens_the_line(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select(Section.REQUESTS, "write")
    where = sidebar.tree.visualRect(sidebar.tree.currentIndex()).center()
    with qtbot.waitSignal(sidebar.opened) as opened:
        qtbot.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [Section.REQUESTS, "write"]


def test_search_finds_by_method_and_name(qtbot: QtBot, sidebar: Sidebar) -> None:
    field = type_search(qtbot, sidebar, "post tick")
    with qtbot.waitSignal(sidebar.opened) as opened:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.args == [Section.REQUESTS, "write"]


def test_search_without_a_find_says_so(qtbot: QtBot, sidebar: Sidebar) -> None:
    type_search(qtbot, sidebar, "zebra")
    assert sidebar._nothing.isVisible()


def test_search_survives_a_reload(qtbot: QtBot, sidebar: Sidebar) -> None:
    type_search(qtbot, sidebar, "siem")
    sidebar.show_rows(Section.CONNECTIONS, [Row("edr", "EDR"), Row("siem", "SIEM")])
    assert sidebar.tree.isRowHidden(0, sidebar.tree.heading_index(Section.CONNECTIONS))


def test_a_line_says_in_words_what_its_signs_show(sidebar: Sidebar) -> None:
    sidebar.select(Section.CONNECTIONS, "edr")
    index = sidebar.tree.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "EDR"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Worked when tested."
    sidebar.select(Section.REQUESTS, "write")
    spoken = sidebar.tree.currentIndex().data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert spoken == "POST, not saved"


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_F2, "rename_wanted"), (Qt.Key.Key_Delete, "delete_wanted")],
)
def test_keys_ask_for_what_menus_offer(
    qtbot: QtBot, sidebar: Sidebar, key: Qt.Key, signal: str
) -> None:
    sidebar.select(Section.REQUESTS, "read")
    sidebar.tree.setFocus()
    qtbot.waitUntil(sidebar.tree.hasFocus)
    with qtbot.waitSignal(getattr(sidebar, signal)) as asked:
        qtbot.keyClick(sidebar.tree, key)
    assert asked.args == [Section.REQUESTS, "read"]


def test_alt_down_moves_a_line(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select(Section.REQUESTS, "read")
    with qtbot.waitSignal(sidebar.reordered) as moved:
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved.args == [Section.REQUESTS, ["write", "read"]]


def test_the_first_line_does_not_move_up(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select(Section.REQUESTS, "read")
    with qtbot.assertNotEmitted(sidebar.reordered):
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_headings_have_a_button_for_something_new(qtbot: QtBot, sidebar: Sidebar) -> None:
    button = sidebar.findChild(QToolButton, "new_connection")
    assert button is not None
    assert button.accessibleName() == "New connection"
    with qtbot.waitSignal(sidebar.new_wanted) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == [Section.CONNECTIONS]


def test_a_reload_keeps_the_current_line(sidebar: Sidebar) -> None:
    sidebar.select(Section.REQUESTS, "write")
    sidebar.show_rows(Section.REQUESTS, [Row("write", "Write", "PUT"), Row("read", "Read", "GET")])
    assert sidebar.tree.current() == (Section.REQUESTS, "write")
