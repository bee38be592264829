"""The preview of an import."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QTreeView, QWidget

from httpv2_gui.core.interchange.format import Imported
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.interchange.import_dialog import REPLACE, ImportDialog, choose_lines
from httpv2_gui.ui.interchange.offer import lines_of
from tests.ui.conftest import Answers
from tests.ui.interchange.finding import find

CAME = Imported(
    requests=(Request(name="Me", url="https://x"), Request(name="You", url="https://y")),
    notes=("The weather was left out.",),
)


@pytest.fixture
def parent(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dialog(parent: QWidget, taken: tuple[str, ...] = ()) -> ImportDialog:
    made = ImportDialog(parent, Path("some.yaml"), CAME, {"requests": taken})
    made.show()
    return made


def tick(made: ImportDialog, row: int, state: Qt.CheckState) -> None:
    model = find(made, QTreeView).model()
    index = model.index(row, 0, model.index(0, 0))
    model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def button(made: ImportDialog, name: str) -> QPushButton:
    return next(one for one in made.findChildren(QPushButton) if one.accessibleName() == name)


def test_everything_is_ticked_and_can_be_unticked(parent: QWidget) -> None:
    made = dialog(parent)
    assert [one.name for one in made.chosen()] == ["Me", "You"]
    tick(made, 0, Qt.CheckState.Unchecked)
    assert [one.name for one in made.chosen()] == ["You"]
    tick(made, 1, Qt.CheckState.Unchecked)
    assert not button(made, "Import").isEnabled()


def test_the_notes_are_read_out(parent: QWidget) -> None:
    notes = find(dialog(parent), QPlainTextEdit)
    assert notes.accessibleName() == "Notes"
    assert notes.toPlainText() == "• The weather was left out."


def test_replacing_is_offered_only_for_names_that_are_taken(parent: QWidget) -> None:
    assert find(dialog(parent), QCheckBox).isHidden()
    made = dialog(parent, ("Me",))
    box = find(made, QCheckBox)
    assert (box.isVisible(), box.accessibleName()) == (True, REPLACE)
    assert [one.name for one in made.chosen()] == ["Me-2", "You"]
    tick(made, 1, Qt.CheckState.Unchecked)
    box.setChecked(True)
    assert [(one.name, one.replaces) for one in made.chosen()] == [("Me", True)]


async def test_the_question_tells_what_comes(answers: Answers) -> None:
    answers.next(True, None)
    parent = QWidget()
    assert await choose_lines(parent, Path("a.yaml"), CAME, {}) == lines_of(CAME, {})
    assert await choose_lines(parent, Path("a.yaml"), CAME, {}) is None
    assert answers.asked[0].text == "2 requests\nThe weather was left out."
