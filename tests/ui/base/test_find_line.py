import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from httpv2_gui.ui.base.find_line import FindLine

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def find(qtbot):
    made = FindLine("Find in text")
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_waits_for_a_pause(find, qtbot):
    heard = []
    find.sought.connect(heard.append)
    qtbot.keyClicks(find.line, "abc")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["abc"])


def test_enter_seeks_at_once_and_then_moves(find, qtbot):
    qtbot.keyClicks(find.line, "abc")
    with qtbot.waitSignal(find.sought):
        qtbot.keyClick(find.line, ENTER)
    with qtbot.waitSignal(find.moved) as moved:
        qtbot.keyClick(find.line, ENTER)
    assert moved.args == [1]
    with qtbot.waitSignal(find.moved) as moved:
        qtbot.keyClick(find.line, ENTER, SHIFT)
    assert moved.args == [-1]


def test_escape_clears(find, qtbot):
    qtbot.keyClicks(find.line, "abc")
    qtbot.keyClick(find.line, Qt.Key.Key_Escape)
    assert find.text() == ""


@pytest.mark.parametrize(
    ("place", "count", "words"),
    [(0, 0, "no match"), (0, 14, "14"), (2, 14, "2 of 14"), (3, 1000, "3 of 1,000+")],
)
def test_what_is_said(find, place, count, words):
    find.line.setText("x")
    find.show_place(place, count, most=1000)
    assert find.findChild(QLabel, "matches").text() == words
