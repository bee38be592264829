"""The steps of a block: cards at the left, the editor of the current one at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import ghost_button, menu_action, opens_menu, text_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.undo_strip import UndoStrip
from httpv2_gui.ui.blocks.no_steps import NoSteps
from httpv2_gui.ui.blocks.step_list import StepList
from httpv2_gui.ui.blocks.tools import StepEditor

CARDS_WIDTH = 330


class StepsTab(QWidget):
    """Holds the steps as a person edits them.

    Signals:
        edited: A person changed, added, moved or removed a step.
        renamed: A step has another name. args: its row, the old name, the new one.
        saved_wanted: A copy of a saved request is wanted as a step. arg: its slug.
    """

    edited = Signal()
    renamed = Signal(int, str, str)
    saved_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Request] = []
        self._block = Block()
        self._editor: StepEditor | None = None
        self._gone: tuple[int, Request] | None = None
        self._undo = UndoStrip()
        self._undo.undone.connect(self._take_back)
        self.cards = StepList("Steps", edits=True)
        self._menu = QMenu(self)
        self._saved: Sequence[tuple[str, str]] = ()
        self._menu.aboutToShow.connect(self._fill_menu)
        self._right = QStackedWidget()
        self._nothing = NoSteps()
        self._right.addWidget(self._nothing)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._listen()

    def use_editor(self, editor: StepEditor) -> None:
        """Edit the current step in this."""
        self._editor = editor
        self._right.addWidget(editor.widget)
        editor.when_changed(self._take_edit)
        editor.when_renamed(lambda old, new: self.renamed.emit(self.cards.currentRow(), old, new))

    def finish(self) -> None:
        """Take what is being typed as done."""
        if self._editor is not None:
            self._editor.finish()

    def steps(self) -> tuple[Request, ...]:
        return tuple(self._steps)

    def show_steps(self, block: Block) -> None:
        """Show the steps of a block."""
        self._block, self._steps = block, list(block.steps)
        self.cards.show_steps(self._steps)
        self._edit(self.cards.currentRow())

    def follow_block(self, block: Block) -> None:
        """Know inputs and steps as they are now: the preview of a step needs them."""
        self._block = block
        row = self.cards.currentRow()
        if self._editor is not None and 0 <= row < len(block.steps):
            self._editor.follow_block(block, row)

    def offer_saved(self, requests: Sequence[tuple[str, str]]) -> None:
        """Offer these saved requests, slug and name, as steps."""
        self._saved = tuple(requests)
        self._nothing.allow_saved(bool(requests))

    def add(self, step: Request) -> None:
        """Put a step after the current one and edit it."""
        row = self.cards.currentRow() + 1 if self._steps else 0
        self._insert(row, step.with_values(name=self._free_name(step.name or "Step")))
        if self._editor is not None:
            self._editor.focus_first()

    def add_new(self) -> None:
        """Add an empty step, on the connection of the one before it."""
        row = self.cards.currentRow()
        before = self._steps[row] if 0 <= row < len(self._steps) else Request()
        number = next(one for one in count(len(self._steps) + 1) if not self._has(f"Step {one}"))
        self.add(Request(name=f"Step {number}", connection=before.connection))

    def duplicate(self) -> None:
        """Put a copy of the current step after it."""
        row = self.cards.currentRow()
        if row >= 0:
            step = self._steps[row]
            self._insert(row + 1, step.with_values(name=self._free_name(f"{step.name} copy")))

    def remove(self) -> None:
        """Take the current step away; the strip offers it back."""
        row = self.cards.currentRow()
        if row < 0:
            return
        gone = self._steps.pop(row)
        self._gone = row, gone
        self._undo.offer(f"Removed the step {gone.name}.")
        self._show(min(row, len(self._steps) - 1))

    def move_step(self, row: int, to: int) -> None:
        """Put a step at another place."""
        self._steps.insert(to, self._steps.pop(row))
        self._show(to)

    def go_to(self, row: int, problem: Problem | None = None) -> None:
        """Open a step, at the place of a problem."""
        self.cards.choose(row)
        self._edit(row)
        if problem is not None and self._editor is not None:
            self._editor.go_to(problem)

    def show_problems(self, graver: Mapping[int, str]) -> None:
        """Mark the cards of steps with problems."""
        self.cards.show_problems(graver)

    def open_menu(self) -> None:
        """Offer what a new step can be."""
        self._menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _insert(self, row: int, step: Request) -> None:
        self._steps.insert(row, step)
        self._show(row)

    def _show(self, row: int) -> None:
        """Show the steps after a change of their order; `row` is current."""
        self.cards.show_steps(self._steps)
        self._block = self._block.with_values(steps=tuple(self._steps))
        self.cards.choose(row)
        self._edit(row)
        self.edited.emit()

    def _edit(self, row: int) -> None:
        is_step = 0 <= row < len(self._steps)
        for button in self._for_one:
            button.setEnabled(is_step)
        if self._editor is None or not is_step:
            self._right.setCurrentWidget(self._nothing)
            return
        self._editor.show_step(self._block.with_values(steps=tuple(self._steps)), row)
        self._right.setCurrentWidget(self._editor.widget)

    def _take_edit(self) -> None:
        row = self.cards.currentRow()
        if self._editor is not None and 0 <= row < len(self._steps):
            self._steps[row] = self._editor.step()
            self.cards.show_step(row, self._steps[row])
            self.edited.emit()

    def _take_back(self) -> None:
        if self._gone is not None:
            row, step = self._gone
            self._insert(min(row, len(self._steps)), step)

    def _has(self, name: str) -> bool:
        return any(one.name == name for one in self._steps)

    def _free_name(self, name: str) -> str:
        tries = (name, *(f"{name} {number}" for number in range(2, len(self._steps) + 3)))
        return next(one for one in tries if not self._has(one))

    def _fill_menu(self) -> None:
        self._menu.clear()
        menu_action(self._menu, "New step", "plus").triggered.connect(lambda: self.add_new())
        if self._saved:
            self._menu.addSection("A copy of")
        for slug, name in self._saved:
            action = menu_action(self._menu, name.replace("&", "&&"), "send")
            action.triggered.connect(lambda _on=False, one=slug: self.saved_wanted.emit(one))

    def _listen(self) -> None:
        self.cards.chosen.connect(self._edit)
        self.cards.entered.connect(lambda _row: self._editor and self._editor.focus_first())
        self.cards.moved.connect(self.move_step)
        self.cards.remove_wanted.connect(lambda _row: self.remove())
        self.cards.duplicate_wanted.connect(lambda _row: self.duplicate())
        self._nothing.new_wanted.connect(self.add_new)
        self._nothing.saved_wanted.connect(self.open_menu)

    def _lay_out(self) -> None:
        self._add = text_button("Add step", "plus", "Add a new step or a copy of a request")
        opens_menu(self._add, self._menu)
        up = ghost_button("chevron-up", "Move step up", "Move it up (Alt+Up)")
        up.clicked.connect(lambda: self.cards.move_current(-1))
        down = ghost_button("chevron-down", "Move step down", "Move it down (Alt+Down)")
        down.clicked.connect(lambda: self.cards.move_current(1))
        copy = ghost_button("duplicate", "Duplicate step", "Duplicate it (Ctrl+D)")
        copy.clicked.connect(self.duplicate)
        remove = ghost_button("trash", "Remove step", "Remove it (Delete)")
        remove.clicked.connect(self.remove)
        self._for_one = (up, down, copy, remove)
        card = Card()
        card.body.addLayout(
            bar(self._add, None, up, down, copy, remove, margins=(8, 8, 6, 4), spacing=0)
        )
        card.body.addWidget(self._undo)
        card.body.addWidget(self.cards, 1)
        self._split.setHandleWidth(10)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(card)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([CARDS_WIDTH, 800])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 10, 0, 0)
        rows.addWidget(self._split)
