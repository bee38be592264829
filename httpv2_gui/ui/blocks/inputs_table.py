"""The table of a block's inputs, with everything a person does to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from httpv2_gui.core.model.block import Input
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.undo_strip import UndoStrip
from httpv2_gui.ui.blocks.inputs_model import COLUMNS, NAME, InputsModel

_WIDTHS = {"name": 190, "default": 190, "required": 92, "secret": 84}
_TEACHES = (
    "What the block asks for. [Input.name] stands for it in any step: in the URL, in params, "
    "headers and bodies."
)


class InputsTable(QWidget):
    """Add, edit, move and remove inputs; a removed one can be taken back.

    Signals:
        edited: A person changed the inputs.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = InputsModel()
        self.view = _View(self)
        self.view.setModel(self.model)
        self._gone: tuple[int, Input] | None = None
        self._undo = UndoStrip()
        self._undo.undone.connect(self._take_back)
        self.model.edited.connect(self.edited)
        self._lay_out()

    def inputs(self) -> tuple[Input, ...]:
        return tuple(self.model.inputs)

    def show_inputs(self, inputs: Sequence[Input]) -> None:
        """Show other inputs."""
        if tuple(inputs) != self.inputs():
            self.model.show(inputs)

    def go_to(self, row: int, column: int = NAME) -> None:
        """Put the keyboard on a cell."""
        self.view.setCurrentIndex(self.model.index(row, column))
        self.view.setFocus()

    def add(self) -> None:
        """Begin to type the name of a new input."""
        self.go_to(len(self.model.inputs))
        self.view.edit(self.view.currentIndex())

    def move_current(self, step: int) -> None:
        """Move the current input up or down."""
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.model.inputs):
            self.model.move(row, row + step)

    def remove(self) -> None:
        """Take the current input away; the strip offers it back."""
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.model.inputs):
            gone = self.model.remove(row)
            self._gone = row, gone
            self._undo.offer(f"Removed the input {gone.name}.")

    def _take_back(self) -> None:
        if self._gone is not None:
            row, one = self._gone
            self.model.insert(one, min(row, len(self.model.inputs)))
            self.go_to(row)

    def _lay_out(self) -> None:
        help_ = ElidedText(_TEACHES)
        help_.setProperty("kind", "help")
        add = text_button("Add input", "plus", "Add an input")
        add.clicked.connect(self.add)
        up = text_button("Move input up", "chevron-up", "Move it up (Alt+Up)")
        up.clicked.connect(lambda: self.move_current(-1))
        down = text_button("Move input down", "chevron-down", "Move it down (Alt+Down)")
        down.clicked.connect(lambda: self.move_current(1))
        remove = text_button("Remove input", "trash", "Remove it (Delete)")
        remove.clicked.connect(self.remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar(help_, grows=help_, margins=(13, 8, 12, 8)))
        rows.addWidget(self._undo)
        rows.addWidget(self.view, 1)
        rows.addLayout(bar(add, up, down, remove, None, margins=(6, 4, 6, 6)))


class _View(QTableView):
    """Enter edits, Space ticks, Delete removes, Alt+Up and Alt+Down move."""

    def __init__(self, owner: InputsTable) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setObjectName("inputs")
        self.setAccessibleName("Inputs")
        self.setAccessibleDescription("Enter edits, Space ticks, Alt+Up and Alt+Down move.")
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(33)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    # Qt

    def setModel(self, model: InputsModel | None) -> None:  # pyright: ignore
        super().setModel(model)
        header = self.horizontalHeader()
        for number, one in enumerate(COLUMNS):
            if one.name in _WIDTHS:
                self.setColumnWidth(number, _WIDTHS[one.name])
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the cell's editor did not want
            return
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._owner.move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._owner.remove()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _edit(self, index: QModelIndex) -> None:
        flags = self.model().flags(index)
        if flags & Qt.ItemFlag.ItemIsUserCheckable:
            is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            self.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)
        elif flags & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
