import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from httpv2_gui.ui.base.entries import Entry
from httpv2_gui.ui.base.entries_model import NAME
from httpv2_gui.ui.base.entries_table import EntriesTable

Key = Qt.Key


@pytest.fixture
def table(qtbot):
    made = EntriesTable("Headers")
    qtbot.addWidget(made)
    made.show_entries([Entry("a", '"x"'), Entry("b", "1")])
    made.show()
    made.view.setFocus()
    return made


def go(table, row):
    table.view.setCurrentIndex(table.model.index(row, NAME))


def test_space_switches_a_row(table, qtbot):
    go(table, 1)
    qtbot.keyClick(table.view, Key.Key_Space)
    assert [entry.on for entry in table.entries()] == [True, False]


def test_delete_takes_a_row(table, qtbot):
    go(table, 0)
    qtbot.keyClick(table.view, Key.Key_Delete)
    assert [entry.name for entry in table.entries()] == ["b"]


def test_lines_are_pasted_as_rows(table, qtbot):
    QGuiApplication.clipboard().setText("Accept: text/html\nX-Key: 1")
    go(table, 2)
    qtbot.keyClick(table.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [entry.name for entry in table.entries()] == ["a", "b", "Accept", "X-Key"]


def test_enter_edits_in_place(table, qtbot):
    go(table, 0)
    qtbot.keyClick(table.view, Key.Key_Return)
    line = table.view.findChild(QLineEdit)
    line.setText("Accept")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: table.entries()[0].name == "Accept")


def test_add_row_begins_to_type(table):
    table.add_row()
    assert table.view.currentIndex().row() == 2
    assert table.view.findChild(QLineEdit) is not None


def test_undo_is_asked_of_the_text(table, qtbot):
    with qtbot.waitSignal(table.undo_wanted):
        qtbot.keyClick(table.view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
