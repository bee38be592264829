from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import NameValue, Record
from httpv2_gui.ui.base.form import RecordForm
from httpv2_gui.ui.base.pairs_editor import read_pairs


@dataclass(frozen=True, kw_only=True)
class Asked(Record):
    parameters: tuple[NameValue, ...] = fields.pairs("Parameters")


TWO = (NameValue("audience", "https://api"), NameValue("audience", "b"))


@pytest.fixture
def form(qtbot):
    made = RecordForm(Asked(parameters=TWO))
    qtbot.addWidget(made)
    made.show()
    return made


def line(form, name):
    return next(
        one
        for one in form.findChildren(QWidget)
        if one.accessibleName() == name and one.isVisible()
    )


def test_equal_names_come_back_in_order(form):
    assert form.record().parameters == TWO


def test_row_is_added_by_keyboard(form, qtbot):
    qtbot.keyClick(form.findChild(QPushButton, "parameters"), Qt.Key.Key_Space)
    qtbot.keyClicks(form.focusWidget(), "prompt")
    qtbot.keyClicks(line(form, "Parameters, value 3"), "login")
    assert form.record().parameters == (*TWO, NameValue("prompt", "login"))


def test_blank_row_is_no_pair(form, qtbot):
    form.findChild(QPushButton, "parameters").click()
    assert form.record().parameters == TWO


def test_row_is_removed_and_the_keyboard_stays_near(form):
    line(form, "Remove Parameters 1").click()
    assert form.record().parameters == TWO[1:]
    assert form.focusWidget() is line(form, "Parameters, name 1")


def test_alt_arrow_moves_a_row(form, qtbot):
    name = line(form, "Parameters, name 1")
    name.setFocus()
    with qtbot.waitSignal(form.changed):
        qtbot.keyClick(name, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert form.record().parameters == TWO[::-1]
    assert name.hasFocus()


def test_paste_makes_a_row_of_each_pair(form, qtbot):
    QGuiApplication.clipboard().setText("a=1&b=%2F&a=2")
    form.findChild(QPushButton, "parameters").click()
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    added = (NameValue("a", "1"), NameValue("b", "/"), NameValue("a", "2"))
    assert form.record().parameters == TWO + added


def test_one_word_is_pasted_as_it_is(form, qtbot):
    QGuiApplication.clipboard().setText("prompt")
    form.findChild(QPushButton, "parameters").click()
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.record().parameters == (*TWO, NameValue("prompt", ""))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a=1&b=", [("a", "1"), ("b", "")]),
        ("?a=1", [("a", "1")]),
        ("a: 1\nb: 2", [("a", "1"), ("b", "2")]),
        ("a\t1", [("a", "1")]),
        ('{"a": "1"}', [("a", "1")]),
        ("word", []),
        ("", []),
    ],
)
def test_what_people_paste(text, pairs):
    assert read_pairs(text) == pairs
