"""What came of a run: a verdict, why it failed, and the output to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from httpv2_gui.core.engine.waiting import STOPPED
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.base.banner import Banner
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.pill import Pill

TALL = 110
LONGEST = 220
"""Characters of a reason; the step's response has all of it."""


class OutcomeCard(Card):
    """Hidden until a run has ended.

    Signals:
        said: a short sentence for the status bar.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pill = Pill()
        self._took = words("", "help")
        self._took.setWordWrap(False)
        self._copy = text_button("Copy output", "copy", "Copy the output of the block")
        self._copy.clicked.connect(self._copy_output)
        self._trouble = Banner()
        self._output = QPlainTextEdit()
        self._output.setReadOnly(True)
        self._output.setTabChangesFocus(True)
        self._output.setAccessibleName("Output of the run")
        self._output.setProperty("kind", "bare")
        self._output.document().setDocumentMargin(10)
        self._output.setFixedHeight(TALL)
        self.body.addLayout(
            bar(self._pill, self._took, None, self._copy, margins=(13, 6, 6, 6), spacing=8)
        )
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._output)
        self.hide()

    def show_result(self, result: BlockResult) -> None:
        """Show how a run ended."""
        stopped = result.failure is not None and result.failure.kind == STOPPED
        tone = "ok" if result.succeeded else "warn" if stopped else "err"
        word = "Succeeded" if result.succeeded else "Stopped" if stopped else "Failed"
        self._show(word, tone, spoken.duration(result.elapsed_ms))
        self._say(result.failure, "warn" if stopped else "err")
        self._output.setPlainText(result.output)
        self._output.setVisible(bool(result.output))
        self._copy.setVisible(bool(result.output))

    def show_refused(self, failure: Failure) -> None:
        """Say why nothing was sent."""
        self._show("Not run", "err", "")
        self._say(failure, "err")
        self._output.hide()
        self._copy.hide()

    def _show(self, word: str, tone: str, took: str) -> None:
        self.show()
        self._pill.show_as(word, tone)  # pyright: ignore[reportArgumentType]
        self._took.setText(took)

    def _say(self, failure: Failure | None, tone: str) -> None:
        if failure is None:
            self._trouble.say("")
        else:
            message = failure.message
            shown = message if len(message) <= LONGEST else message[:LONGEST] + "…"
            self._trouble.say(shown, failure.hint, tone)

    def _copy_output(self) -> None:
        QGuiApplication.clipboard().setText(self._output.toPlainText())
        self.said.emit("Copied the output.")
