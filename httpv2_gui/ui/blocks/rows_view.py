"""The rows of a data file as they are done: how many, a table, and one row's message whole."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from httpv2_gui.ui.base.banner import Banner
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import WHOLE_TEXT, Cell, RowsModel
from httpv2_gui.ui.blocks.rows_inbox import MOST_ROWS, RowsInbox, RowTold

LOOK_MS = 50
"""Between two looks at what has come: no more than 20 a second."""
TALL = 110
_NOTHING = "No row has been run. Pick a data file and press Start."


class RowsView(Card):
    """Looks into an inbox while rows run; the newest row stands first.

    Signals:
        open_wanted: the results file is to be opened by the system.
    """

    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inbox: RowsInbox | None = None
        self._rows = 0
        self.progress = words(_NOTHING, "strong")
        self._open = text_button("Open results file", "external")
        self._open.setEnabled(False)
        self._open.clicked.connect(self.open_wanted)
        self._trouble = Banner()
        self.table = Grid("Rows that are done")
        self.table.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        self.table.setItemDelegate(PillDelegate(self.table))
        self.table.horizontalHeader().setStretchLastSection(True)
        self._message = QPlainTextEdit()
        self._message.setReadOnly(True)
        self._message.setTabChangesFocus(True)
        self._message.setAccessibleName("Message of the row")
        self._message.setPlaceholderText("Choose a row to read all of its output or message.")
        self._message.setProperty("kind", "bare")
        self._message.document().setDocumentMargin(10)
        self._message.setFixedHeight(TALL)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._show_titles(())
        self._lay_out()

    def begin(self, inbox: RowsInbox, rows: int) -> None:
        """Rows begin to run; the data file has so many."""
        self._inbox, self._rows = inbox, rows
        self._trouble.say("")
        self._message.clear()
        self._show_titles(inbox.inputs)
        self._open.setEnabled(True)
        self._look()
        self._timer.start()

    def end(self, word: str) -> None:
        """No more rows come; `word` says why."""
        self._timer.stop()
        self._look()
        self.progress.setText(f"{word}: {self.progress.text()}")

    def show_trouble(self, message: str, hint: str = "") -> None:
        """Say what stopped the rows."""
        self._trouble.say(message, hint, "err")

    def _look(self) -> None:
        if self._inbox is None:
            return
        self.progress.setText(self._inbox.words(self._rows))
        fresh, was_empty = self._inbox.take(), self._model.rowCount() == 0
        for one in fresh:
            self._model.put_first(_cells(one), MOST_ROWS)
        if fresh and was_empty:
            self.table.fit_columns()

    def _show_titles(self, inputs: tuple[str, ...]) -> None:
        self._model = RowsModel(("Row", *inputs, "State", "Output or failure"), self.table)
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_message())

    def _show_message(self) -> None:
        row = self.table.currentIndex().row()
        last = self._model.columnCount() - 1
        index = self._model.index(row, last)
        self._message.setPlainText(str(index.data(WHOLE_TEXT)) if index.isValid() else "")

    def _lay_out(self) -> None:
        self.body.addLayout(bar(self.progress, self._open, grows=self.progress))
        self.body.addWidget(self._trouble)
        middle = QVBoxLayout()
        middle.addWidget(self.table, 1)
        middle.addWidget(self._message)
        self.body.addLayout(middle, 1)


def _cells(row: RowTold) -> tuple[Cell | str, ...]:
    state = Cell("✓ succeeded", "ok") if row.succeeded else Cell("✕ failed", "err")
    return (Cell(str(row.number), right=True), *row.inputs, state, row.text)
