import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from httpv2_gui.core.document.line_diff import line_changes
from httpv2_gui.core.model.result import Comparison
from httpv2_gui.ui.base.comparison_view import ComparisonView, Sides

TWO = Comparison(title="Canonical request", theirs="GET\n/a\nhost:x", ours="GET\n/b\nhost:x")


@pytest.fixture
def view(qtbot):
    made = ComparisonView(line_changes)
    qtbot.addWidget(made)
    return made


def lines(view):
    return view.findChild(QPlainTextEdit, "comparison").toPlainText().splitlines()


def test_lines_are_marked(view):
    view.show_comparison(TWO)
    assert lines(view) == ["  GET", "− /a", "+ /b", "  host:x"]


def test_equal_texts_say_so(view):
    view.show_comparison(Comparison(title="t", theirs="a", ours="a"))
    assert lines(view) == ["Both are the same, letter by letter."]


def test_nothing_to_compare_takes_no_room(view):
    view.show_comparison(TWO)
    view.show_comparison(None)
    assert view.isHidden()
    assert view.text() == ""


def test_both_texts_are_copied(view):
    view.show_comparison(TWO)
    view.findChild(QPushButton, "copy_both").click()
    assert QGuiApplication.clipboard().text() == view.text()
    assert "Expected:\nGET\n/a" in view.text()


def test_the_sides_can_have_other_names(qtbot):
    made = ComparisonView(line_changes, sides=Sides("In the file", "Here", "− file", "Equal."))
    qtbot.addWidget(made)
    made.show_comparison(Comparison(title="t", theirs="a", ours="a"))
    assert lines(made) == ["Equal."]
    assert made.text() == "t\n\nIn the file:\na\n\nHere:\na"
