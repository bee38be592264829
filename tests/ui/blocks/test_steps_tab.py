"""Steps: chosen, edited, moved, added, taken away and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPushButton

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.blocks.steps_tab import StepsTab
from tests.ui.blocks.blocks import BLOCK, NOTE, Editor

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qapp) -> Editor:
    return Editor()


@pytest.fixture
def tab(qtbot, editor: Editor) -> StepsTab:
    made = StepsTab()
    qtbot.addWidget(made)
    made.use_editor(editor)
    made.resize(900, 500)
    made.show_steps(BLOCK)
    made.show()
    return made


def names(tab: StepsTab) -> list[str]:
    return [one.name for one in tab.steps()]


def test_the_chosen_step_is_edited(tab: StepsTab, editor: Editor) -> None:
    tab.cards.choose(1)
    assert editor.shown == NOTE
    editor.type(url="https://acme.example/typed")
    assert tab.steps()[1].url == "https://acme.example/typed"
    assert tab.cards.item(1).toolTip() == "https://acme.example/typed"


def test_alt_and_arrows_move_and_the_step_stays_chosen(tab: StepsTab, editor: Editor) -> None:
    edits: list[int] = []
    tab.edited.connect(lambda: edits.append(1))
    tab.cards.setFocus()
    QTest.keyClick(tab.cards, Qt.Key.Key_Down, ALT)
    assert names(tab) == ["Note", "Read"]
    assert editor.shown.name == "Read"
    QTest.keyClick(tab.cards, Qt.Key.Key_Down, ALT)
    assert names(tab) == ["Note", "Read"]
    assert edits == [1]


def test_a_removed_step_can_be_taken_back(tab: StepsTab, editor: Editor) -> None:
    QTest.keyClick(tab.cards, Qt.Key.Key_Delete)
    assert names(tab) == ["Note"]
    assert editor.shown.name == "Note"
    next(one for one in tab.findChildren(QPushButton) if one.text() == "Undo").click()
    assert names(tab) == ["Read", "Note"]


def test_a_copy_has_a_name_of_its_own(tab: StepsTab) -> None:
    QTest.keyClick(tab.cards, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    tab.cards.choose(0)
    tab.duplicate()
    assert names(tab) == ["Read", "Read copy 2", "Read copy", "Note"]


def test_a_new_step_takes_the_connection_of_the_one_before(tab: StepsTab) -> None:
    tab.show_steps(Block(steps=(Request(name="Step 2", connection="Acme"),)))
    tab.add_new()
    assert tab.steps()[1] == Request(name="Step 3", connection="Acme")


def test_without_steps_it_teaches(tab: StepsTab, editor: Editor) -> None:
    tab.show_steps(Block())
    assert not editor.isVisible()
    new = next(one for one in tab.findChildren(QPushButton) if one.text() == "New step")
    new.click()
    assert names(tab) == ["Step 1"]
    assert editor.isVisible()


def test_going_to_a_problem(tab: StepsTab, editor: Editor) -> None:
    problem = Problem("body", "Body Payload", "Wrong.", line=1)
    tab.go_to(1, problem)
    assert editor.shown == NOTE
    assert editor.problems == [problem]


def test_cards_are_read_out(tab: StepsTab) -> None:
    tab.show_problems({1: "error"})
    words = tab.cards.item(1).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert words == "POST, https://acme.example/notes, has a problem"
    assert tab.cards.grab().width() > 0  # painting fails loudly


@pytest.mark.parametrize(
    ("start", "to", "expected"),
    [(0, 1, "BAC"), (0, 2, "BCA"), (2, 0, "CAB"), (1, 1, "ABC")],
)
def test_a_card_is_dropped_below_another(
    tab: StepsTab, monkeypatch, start: int, to: int, expected: str
) -> None:
    tab.show_steps(Block(steps=tuple(Request(name=one) for one in "ABC")))
    tab.cards.choose(start)
    indicator = QAbstractItemView.DropIndicatorPosition
    where = indicator.BelowItem if to > start else indicator.AboveItem
    monkeypatch.setattr(tab.cards, "dropIndicatorPosition", lambda: where)
    place = tab.cards.visualItemRect(tab.cards.item(to)).center()
    tab.cards.dropEvent(
        QDropEvent(
            place.toPointF(),
            Qt.DropAction.MoveAction,
            QMimeData(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert "".join(names(tab)) == expected
