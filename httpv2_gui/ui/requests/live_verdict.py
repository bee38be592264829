"""What the last response means for the values that are being typed."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.model import json_text, poll
from httpv2_gui.core.model.poll import Judgement
from httpv2_gui.ui.base.findings_table import FindingsTable
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.theme import restyle

PAUSE_MS = 200
"""How long nothing is typed before the response is judged anew."""


class LiveVerdict(QWidget):
    """A row for each key with what the last response has there; hidden where nothing is asked.

    A response may be large, so it is judged in a thread, and never twice at the same time.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live_verdict")
        self._own = OwnTasks(self, tasks)
        self._content: bytes | None = None
        self._typed = ("", "")
        self._judged: tuple[bytes, tuple[str, str]] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._start)
        self._words = QLabel()
        self._words.setObjectName("verdict_words")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setContentsMargins(13, 6, 13, 4)
        self._table = FindingsTable("Verdict on the last response")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._table)
        self._show(None)

    def follow_answer(self, content: bytes | None) -> None:
        """Judge this body from now on; None: there is none to judge."""
        self._content = content
        self._start()

    def follow_text(self, expected: str, failing: str) -> None:
        """Judge by these values as soon as nothing is typed for a moment."""
        if (expected, failing) != self._typed:
            self._typed = expected, failing
            self._pause.start()

    def _start(self) -> None:
        self._pause.stop()
        if self._content is None or not json_text.members(self._typed[0]):
            self._judged = None
            self._show(None)
        elif not self._own.is_running("judge"):
            self._own.start(self._judge(), "judge")

    async def _judge(self) -> None:
        """Judge until what was judged is what is there now."""
        while True:
            content, typed = self._content, self._typed
            expected, failing = (json_text.members(one) for one in typed)
            if content is None or not expected:
                self._judged = None
                self._show(None)
                return
            if self._judged == (content, typed):
                return
            judgement = await asyncio.to_thread(poll.judge_both, expected, failing, content)
            self._judged = content, typed
            self._show(judgement)
            if self._content is content and self._typed == typed:
                return

    def _show(self, judgement: Judgement | None) -> None:
        if judgement is None:
            asks = bool(json_text.members(self._typed[0]))
            self._say(_NO_ANSWER if asks else "", "")
            self._table.hide()
            return
        words, tone = _words(judgement)
        placed = any(json_text.PLACEHOLDER.search(one) for one in self._typed)
        self._say(f"{words} {_PLACEHOLDERS}" if placed else words, tone)
        self._table.show_verdicts(judgement.expected, judgement.failing)
        self._table.setFixedHeight(self._table.sizeHint().height())
        self._table.setVisible(not judgement.expected.note)

    def _say(self, words: str, tone: str) -> None:
        self._words.setText(words)
        restyle(self._words, kind="help" if not tone else "result", tone=tone)
        self.setVisible(bool(words))


_NO_ANSWER = "Send the request once to see here what its response means for these values."


_PLACEHOLDERS = "Placeholders count here as they are typed; they are filled in when it is sent."


def _words(judgement: Judgement) -> tuple[str, str]:
    if judgement.expected.note:
        return f"On the last response: {judgement.expected.note}", "warn"
    if judgement.failed_on is not None:
        return "The last response would end the wait as failed.", "err"
    if judgement.expected.met:
        return "The last response has these values: the wait would be over.", "ok"
    return "The last response does not have these values yet: the wait would go on.", "warn"
