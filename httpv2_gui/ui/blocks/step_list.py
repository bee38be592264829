"""The steps of a block as cards in order; one of them is current."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.blocks.step_delegate import PROBLEM, STATE, STEP, StepDelegate
from httpv2_gui.ui.blocks.step_state import StepState


class StepList(QListWidget):
    """Shows steps. With `edits` they can be dragged, moved and removed.

    Signals:
        chosen: Another step is current, or it was clicked again. arg: its row.
        entered: Enter was pressed on a step. arg: its row.
        moved: A person moved a step. args: from which row, to which.
        remove_wanted, duplicate_wanted: arg: the row.
    """

    chosen = Signal(int)
    entered = Signal(int)
    moved = Signal(int, int)
    remove_wanted = Signal(int)
    duplicate_wanted = Signal(int)

    def __init__(self, name: str, *, edits: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self.setObjectName("steps")
        self.setAccessibleName(name)
        if edits:
            self.setAccessibleDescription(
                "Enter edits a step. Alt+Up and Alt+Down move it, Delete removes it."
            )
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(StepDelegate(self))
        self.setMouseTracking(True)
        self.setSpacing(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._choose)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        theme.notifier().changed.connect(self.viewport().update)

    def show_steps(self, steps: Sequence[Request]) -> None:
        """Show other steps; the current row stays current."""
        row = self.currentRow()
        with QSignalBlocker(self):
            while self.count() > len(steps):
                self.takeItem(self.count() - 1)
            while self.count() < len(steps):
                self.addItem(QListWidgetItem())
            for number, step in enumerate(steps):
                self.show_step(number, step)
            self.setCurrentRow(min(max(row, 0), len(steps) - 1))

    def show_step(self, row: int, step: Request) -> None:
        """Show one step as it is now."""
        item = self.item(row)
        if item.data(STEP) != step:
            item.setData(STEP, step)
            self._tell(item)

    def show_states(self, states: Sequence[StepState] | None) -> None:
        """Say how far each step is; None: nothing runs and nothing has run."""
        for row in range(self.count()):
            self.item(row).setData(STATE, states[row] if states is not None else None)
            self._tell(self.item(row))

    def show_problems(self, graver: Mapping[int, str]) -> None:
        """Mark the steps that have problems, by row: `error` or `warning`."""
        for row in range(self.count()):
            self.item(row).setData(PROBLEM, graver.get(row, ""))
            self._tell(self.item(row))

    def choose(self, row: int) -> None:
        """Make a step current."""
        self.setCurrentRow(row)

    def move_current(self, by: int) -> None:
        """Move the current step up or down."""
        row = self.currentRow()
        if self._edits and row >= 0 and 0 <= row + by < self.count():
            self.moved.emit(row, row + by)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _tell(self, item: QListWidgetItem) -> None:
        """Let the card be read out, and found by its name."""
        step, state = item.data(STEP), item.data(STATE)
        item.setText(step.name)
        parts = [step.method, step.url, step.connection]
        parts += [state.words] if state is not None else []
        if item.data(PROBLEM):
            parts.append("has a problem" if item.data(PROBLEM) == "error" else "has a warning")
        spoken = ", ".join(part for part in parts if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, step.name or "Step without a name")
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, spoken)
        item.setToolTip(state.words if state is not None else step.url)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentRow()
        held = event.modifiers()
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.entered.emit(row)
        elif self._edits and key == Qt.Key.Key_Delete and row >= 0:
            self.remove_wanted.emit(row)
        elif (
            self._edits
            and row >= 0
            and key == Qt.Key.Key_D
            and held == Qt.KeyboardModifier.ControlModifier
        ):
            self.duplicate_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        start, target = self.currentRow(), self.indexAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if start < 0:
            return
        to = target.row() if target.isValid() else self.count()
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        to += target.isValid() and below
        to -= to > start
        if to != start:
            self.moved.emit(start, min(to, self.count() - 1))
