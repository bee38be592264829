"""*Generate*: the button, what happens meanwhile, and what is known of the token."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from httpv2_gui.core.auth.grant import TokenState
from httpv2_gui.core.engine.generate import Generated
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.ui.base.buttons import outline_button, rename
from httpv2_gui.ui.base.form_row import LabelledRow
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle
from httpv2_gui.ui.connections import token_words
from httpv2_gui.ui.connections.answer_card import AnswerCard, told
from httpv2_gui.ui.connections.visit_card import VisitCard

_TICK_MS = 5_000


class TokenPanel(QWidget):
    """Stands under the fields of a scheme that can generate a token.

    Signals:
        generate_requested: A token is wanted.
        cancel_requested: No more.
        opened_again: The page is to be opened once more.
        answered: What a person brought back from the browser. str: redirected URL, or PIN.
        grew: There is more to read than before.
    """

    generate_requested = Signal()
    cancel_requested = Signal()
    opened_again = Signal()
    answered = Signal(str)
    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: TokenState | None = None
        self._is_working = False
        self.button = outline_button("Generate", "key")
        self.button.clicked.connect(self._press)
        self._progress = QProgressBar()
        self._progress.setObjectName("generating")
        self._progress.setAccessibleName("Getting a token")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(70)
        self._icon = QLabel()
        self._icon.setFixedSize(18, 18)
        self._words = told("", "token_state")
        self._visit = VisitCard()
        self._visit.answered.connect(self.answered)
        self._visit.opened_again.connect(self.opened_again)
        self._trouble = told("problem", "token_trouble")
        self._reply = AnswerCard()
        self._reply.message.setAccessibleName("Reply of the token endpoint")
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tell)
        self._lay_out()
        self._show_only()

    @property
    def is_working(self) -> bool:
        return self._is_working

    def show_state(self, state: TokenState | None, *, can_generate: bool) -> None:
        """Say what is known of the token, and offer to get one where that is possible."""
        self._state = state
        self.button.setVisible(can_generate or self._is_working)
        self.setVisible(can_generate or self._is_working or state is not None)
        counts = state is not None and state.expires_at is not None
        self._clock.start() if counts else self._clock.stop()
        self._tell()

    def forget(self) -> None:
        """Say no more of what went wrong: it was about another scheme."""
        if not self._is_working:
            self._show_only()

    def show_working(self, words: str) -> None:
        """Say what is being done."""
        self._is_working = True
        rename(self.button, "Cancel", "stop")
        self._show_only(self._progress)
        self._say(words, "", "")

    def show_visit(self, url: str, wants: Literal["redirect", "pin"], *, is_open: bool) -> None:
        """Ask for what has to be done in the browser."""
        self.show_working("Waiting for you in the browser")
        self._visit.show_visit(url, wants, is_open=is_open)
        self._show_only(self._progress, self._visit)

    def show_cancelled(self) -> None:
        """The person wanted no more."""
        self._stop()
        self._say("Cancelled: nothing was changed", "info", "mid")

    def show_generated(self, generated: Generated) -> None:
        """Show that there is a token, or why not, with the raw reply."""
        self._stop()
        failure = generated.failure
        if failure is None:
            self._tell()
            return
        self._say("No token", "x-circle", "err")
        self._trouble.setText(failure.message)
        last = generated.exchanges[-1] if generated.exchanges else None
        called = [f"{one.sent.method} {one.sent.url}" for one in generated.exchanges]
        self._reply.show_answer(
            _raw(last),
            failure.hint,
            comparison=failure.comparison,
            warnings=generated.warnings,
            called=called,
        )
        self._show_only(self._trouble, self._reply)

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_more = not (self._visit.isHidden() and self._trouble.isHidden())
        if has_more and event.size().height() > event.oldSize().height():
            self.grew.emit()

    def _press(self) -> None:
        (self.cancel_requested if self._is_working else self.generate_requested).emit()

    def _stop(self) -> None:
        self._is_working = False
        rename(self.button, "Generate", "key")
        self._show_only()

    def _show_only(self, *shown: QWidget) -> None:
        for one in (self._progress, self._visit, self._trouble, self._reply):
            one.setVisible(one in shown)

    def _tell(self) -> None:
        if not self._is_working and self._trouble.isHidden():
            self._say(*token_words.said_of(self._state, token_words.now()))

    def _say(self, words: str, icon: str, tone: str) -> None:
        self._icon.setVisible(bool(icon))
        if icon:
            set_icon(self._icon, icon, tone, 18)
        self._words.setText(words)
        restyle(self._words, tone=tone)

    def _lay_out(self) -> None:
        row = LabelledRow("Token", self._make_content, self)
        row.label.setBuddy(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)

    def _make_content(self, parent: QWidget) -> QWidget:
        content = QWidget(parent)
        top = QHBoxLayout()
        top.setSpacing(9)
        for widget in (self.button, self._progress, self._icon):
            top.addWidget(widget)
        top.addWidget(self._words, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        for widget in (self._visit, self._trouble, self._reply):
            column.addWidget(widget)
        return content


def _raw(exchange: Exchange | None) -> str:
    """Give the reply as it came, secrets blanked."""
    received = exchange.received if exchange is not None else None
    if received is None:
        return ""
    line = f"{received.http_version} {received.status} {received.reason}".strip()
    head = "\n".join(f"{name}: {value}" for name, value in received.headers)
    body = received.body[:16_384].decode("utf-8", "replace")
    return f"{line}\n{head}\n\n{body}".strip()
