"""What stands where the editor would be while a block has no steps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.form_row import words

WIDTH = 440
_TEACHES = (
    "A block is a few requests in order, with inputs: fill in a ticket number, and it reads the "
    "ticket, looks something up and writes a note.\n\n"
    "1.  Inputs: what changes from run to run. [Input.Ticket] stands for one.\n"
    "2.  Steps: requests. A step can use what an earlier one gave:\n"
    '     [Read ticket.JsonResult| "response_data.id"]\n'
    "3.  Run: fill in the inputs, watch the steps, copy the output.\n\n"
    "A request that you have can become a block: Make this request a block, in the menu."
)


class NoSteps(Card):
    """Says what a block is and how to begin.

    Signals:
        new_wanted, saved_wanted: a new step, or a copy of a saved request.
    """

    new_wanted = Signal()
    saved_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = words("No steps yet", "heading")
        text = words(_TEACHES, "help")
        new = outline_button("New step", "plus")
        new.clicked.connect(self.new_wanted)
        self._saved = outline_button("Copy a request…", "duplicate")
        self._saved.clicked.connect(self.saved_wanted)
        middle = QWidget()
        middle.setFixedWidth(WIDTH)  # a wrapped label knows its height only at a fixed width
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(text)
        column.addSpacing(4)
        column.addLayout(bar(new, self._saved, None, margins=(0, 0, 0, 0), spacing=8))
        self.body.addStretch()
        self.body.addLayout(bar(None, middle, None, margins=(0, 0, 0, 0)))
        self.body.addStretch()

    def allow_saved(self, allowed: bool) -> None:
        """Say whether there are saved requests to copy."""
        self._saved.setEnabled(allowed)
