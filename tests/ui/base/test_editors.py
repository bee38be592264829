import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.ui.base.editors import JsonPane
from httpv2_gui.ui.base.entries_model import NAME, ON, VALUE


def spread(text):
    if "broken" in text:
        raise JsonError("No.", 2, 3)
    return text.replace(",", ",\n")


@pytest.fixture
def pane(qtbot):
    made = JsonPane("Headers", '{"Accept": "*/*"}', indent=spread, minify=str.strip)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def button(pane, name):
    return pane.findChild(QToolButton, name)


def test_verdict_comes_by_itself(pane, qtbot):
    pane.edit.setFocus()
    qtbot.keyClicks(pane.edit, '{"a": 1}')
    qtbot.waitUntil(lambda: pane.pill.accessibleName() == "Valid JSON")


def test_error_names_the_place(pane):
    pane.set_text('{\n  "a": 1\n  "b": 2\n}')
    assert pane.pill.accessibleName().startswith("Line 3, column 3: ")
    assert pane.edit.error_line() == 3
    pane.set_text("")
    assert pane.pill.accessibleName() == ""
    assert pane.edit.error_line() is None


def test_format_is_one_step_back(pane):
    pane.set_text('{"a": 1,"b": 2}')
    button(pane, "format").click()
    assert pane.text() == '{"a": 1,\n"b": 2}'
    pane.edit.undo()
    assert pane.text() == '{"a": 1,"b": 2}'


def test_format_of_broken_text_goes_to_the_place(pane):
    pane.set_text('{\n "broken" 1}')
    button(pane, "format").click()
    assert pane.edit.current_line() == 2
    assert pane.text() == '{\n "broken" 1}'


def test_without_formats_there_are_no_buttons(qtbot):
    pane = JsonPane("Params")
    qtbot.addWidget(pane)
    assert button(pane, "format") is None


def test_copy(pane):
    pane.set_text('{"a": 1.50}')
    button(pane, "copy").click()
    assert QGuiApplication.clipboard().text() == '{"a": 1.50}'


def test_rows_edit_the_text_and_keep_numbers(pane, qtbot):
    pane.set_text('{"n": 1.50, "n": 2, "t": "x"}')
    pane.show_rows(True)
    with qtbot.waitSignal(pane.changed):
        pane.rows.model.setData(pane.rows.model.index(2, VALUE), 'y "z"')
    assert pane.text() == '{\n  "n": 1.50,\n  "n": 2,\n  "t": "y \\"z\\""\n}'


def test_switched_off_rows_wait_in_their_own_text(pane, qtbot):
    pane.set_text('{"a": 1, "b": 2}')
    pane.show_rows(True)
    off, model = Qt.CheckState.Unchecked, pane.rows.model
    model.setData(model.index(0, ON), off, Qt.ItemDataRole.CheckStateRole)
    assert pane.text() == '{\n  "b": 2\n}'
    assert pane.off_text() == '{\n  "a": 1\n}'


def test_off_entries_come_back_as_rows(pane):
    pane.set_text('{"a": 1}')
    pane.set_off_text('{"b": 2}')
    pane.show_rows(True)
    assert [(entry.name, entry.on) for entry in pane.rows.entries()] == [("a", True), ("b", False)]


def test_editing_an_off_row_keeps_the_layout_of_the_text(pane):
    pane.set_text('{"a":1}')
    pane.set_off_text('{"b": 2}')
    pane.show_rows(True)
    pane.rows.model.setData(pane.rows.model.index(1, NAME), "c")
    assert pane.text() == '{"a":1}'
    assert pane.off_text() == '{\n  "c": 2\n}'


def test_undo_in_rows(pane):
    pane.set_text('{"a": 1}')
    pane.show_rows(True)
    pane.rows.model.remove({0})
    assert pane.text() == ""
    pane.rows.undo_wanted.emit()
    assert [entry.name for entry in pane.rows.entries()] == ["a"]


def test_broken_text_has_no_rows_but_a_way_back(pane):
    pane.set_text("{broken")
    pane.show_rows(True)
    assert "Line 1" in pane.findChild(QLabel, "refused").text()
    pane.set_text('{"a": 1}')
    assert len(pane.rows.entries()) == 1


def test_same_text_tells_nothing(pane):
    pane.set_text('{"a": 1}')
    heard = []
    pane.changed.connect(lambda: heard.append(True))
    pane.set_text('{"a": 1}')
    pane.set_off_text("")
    assert heard == []
