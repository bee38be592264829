import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget

from httpv2_gui.ui.base import highlight, theme
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.completion import CompletionList
from httpv2_gui.ui.base.find_bar import FindBar

Key = Qt.Key
TOKEN = "{{integration.token}}"


@pytest.fixture
def page(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    rows = QVBoxLayout(widget)
    rows.addWidget(QLineEdit())
    edit = CodeEdit()
    edit.set_language("json")
    rows.addWidget(edit)
    rows.addWidget(QLineEdit())
    widget.resize(600, 400)
    widget.show()
    edit.setFocus()
    return widget


@pytest.fixture
def edit(page):
    return page.findChild(CodeEdit)


def popup_of(edit):
    return edit.findChild(CompletionList).view


def matches(bar) -> str:
    return bar.findChild(QLabel, "matches").text()


def typed(qtbot, edit, text):
    for char in text:
        qtbot.keyClick(edit, Key.Key_Return) if char == "\n" else qtbot.keyClicks(edit, char)


def test_text_comes_back_as_it_was(edit):
    for text in ('{"a":\r\n1}', "a\u00a0b", "x\u2028y", "", "ünï😀"):
        edit.set_text(text)
        assert edit.text() == text


def test_typing_json_closes_and_indents(qtbot, edit):
    typed(qtbot, edit, '{\n"a": [1')
    assert edit.text() == '{\n  "a": [1]\n}'


def test_typed_closers_are_stepped_over(qtbot, edit):
    typed(qtbot, edit, '{"a": []}')
    assert edit.text() == '{"a": []}'


def test_backspace_takes_both(qtbot, edit):
    typed(qtbot, edit, "{")
    qtbot.keyClick(edit, Key.Key_Backspace)
    assert edit.text() == ""


def test_tab_indents_and_shift_tab_takes_back(qtbot, edit):
    edit.set_text("a\nb")
    edit.selectAll()
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.text() == "  a\n  b"
    edit.selectAll()
    qtbot.keyClick(edit, Key.Key_Backtab)
    assert edit.text() == "a\nb"
    edit.undo()
    assert edit.text() == "  a\n  b"


def test_escape_then_tab_leaves(qtbot, edit, page):
    qtbot.keyClick(edit, Key.Key_Escape)
    qtbot.keyClick(edit, Key.Key_Tab)
    assert page.focusWidget() is page.findChildren(QLineEdit)[-1]
    assert edit.text() == ""
    assert "Escape" in edit.accessibleDescription()


def test_control_tab_leaves(qtbot, edit, page):
    qtbot.keyClick(edit, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is not edit


def test_read_only_does_not_keep_tab(qtbot, edit, page):
    edit.setReadOnly(True)
    qtbot.keyClick(edit, Key.Key_Tab)
    assert page.focusWidget() is not edit


def test_token_is_completed_inside_a_string(qtbot, edit):
    edit.set_placeholders([TOKEN])
    typed(qtbot, edit, '{"a": "Bearer {{')
    assert edit.completion.is_open()
    qtbot.keyClick(popup_of(edit), Key.Key_Return)
    assert edit.text() == '{"a": "Bearer {{integration.token}}"}'


def test_token_is_completed_after_letters(qtbot, edit):
    edit.set_placeholders([TOKEN])
    edit.set_language("text")
    typed(qtbot, edit, "{{int")
    qtbot.keyClick(popup_of(edit), Key.Key_Return)
    assert edit.text() == TOKEN


def test_error_has_a_mark_and_a_sentence(edit):
    edit.set_text('{\n  "a" 1\n}')
    edit.set_error(2, 7, "A colon is missing after the name.")
    assert edit.error_line() == 2
    place = edit.viewport().mapToGlobal(edit.cursorRect().center())
    rect = dict(edit.visible_lines())[2]
    inside = QPoint(10, rect.center().y())
    event = QHelpEvent(QEvent.Type.ToolTip, inside, place)
    edit.viewportEvent(event)
    assert QToolTip.text() == "A colon is missing after the name."
    edit.set_error(None)
    assert edit.error_line() is None


def test_same_text_keeps_undo(qtbot, edit):
    edit.set_text("abc")
    typed(qtbot, edit, "x")
    edit.set_text("xabc")
    edit.undo()
    assert edit.text() == "abc"


def test_replacing_can_be_undone(edit):
    edit.set_text('{"a":1}')
    edit.replace_text('{\n  "a": 1\n}')
    edit.undo()
    assert edit.text() == '{"a":1}'


def test_find_counts_and_goes_round(qtbot, edit):
    edit.set_text("one two ONE")
    qtbot.keyClick(edit, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = edit.findChild(FindBar)
    qtbot.keyClicks(bar.line, "one")
    qtbot.keyClick(bar.line, Key.Key_Return)
    assert edit.textCursor().selectedText() == "one"
    assert matches(bar) == "1 of 2"
    qtbot.keyClick(bar.line, Key.Key_Return)
    assert edit.textCursor().selectedText() == "ONE"
    qtbot.keyClick(bar.line, Key.Key_Return)
    assert edit.textCursor().selectedText() == "one"
    qtbot.keyClick(bar.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert matches(bar) == "2 of 2"
    qtbot.keyClick(bar.line, Key.Key_Escape)
    assert not bar.isVisible()


def test_find_says_when_there_is_nothing(qtbot, edit):
    edit.set_text("one")
    edit.open_find()
    bar = edit.findChild(FindBar)
    qtbot.keyClicks(bar.line, "two")
    qtbot.waitUntil(lambda: matches(bar) == "no match")


def test_find_counts_as_qt_does(qtbot, edit):
    edit.set_text("😀 one")
    edit.open_find()
    bar = edit.findChild(FindBar)
    qtbot.keyClicks(bar.line, "one")
    qtbot.keyClick(bar.line, Key.Key_Return)
    assert edit.textCursor().selectedText() == "one"


def test_zoom_and_back(qtbot, edit):
    before = edit.font().pixelSize()
    qtbot.keyClick(edit, Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert edit.font().pixelSize() == before + 1
    qtbot.keyClick(edit, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert edit.font().pixelSize() == before


def test_go_to_a_place(edit):
    edit.set_text("one\ntwo\nthree")
    edit.go_to(2, 3)
    assert (edit.current_line(), edit.textCursor().positionInBlock()) == (2, 2)


def test_long_text_is_not_coloured(edit):
    edit.set_text("x" * (highlight.LIMIT + 1))
    assert edit._highlighter is None
    edit.set_text("{}")
    assert edit._highlighter is not None


def test_theme_change_is_no_edit(qapp, edit):
    edit.set_text('{"a": 1}')
    heard = []
    edit.textChanged.connect(lambda: heard.append(True))
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert heard == []
