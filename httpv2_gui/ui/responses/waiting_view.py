"""A wait as it is seen in the response pane: how it stands, or an answer it got so far."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.engine.events import Attempted, Waiting
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.responses.wait_log import WaitLog
from httpv2_gui.ui.responses.waiting_page import WaitingPage
from httpv2_gui.ui.responses.waiting_strip import ANSWER, PROGRESS, WaitingStrip

FRAME_MS = 50
"""At most 20 times a second something is painted, however fast events come."""


class WaitingView(QObject):
    """Joins strip and page to one wait.

    Signals:
        page_wanted: the page with values and attempts is to be in front.
        answer_wanted: an answer is to be in front. arg: its Result, None while there is none.
        answered: there is a newer answer, seen or not. arg: its Result.
    """

    page_wanted = Signal()
    answer_wanted = Signal(object)
    answered = Signal(object)

    def __init__(self, strip: WaitingStrip, page: WaitingPage, parent: QWidget) -> None:
        super().__init__(parent)
        self.strip = strip
        self.page = page
        self._log: WaitLog | None = None
        self._pinned = 0
        """Number of the attempt a person selected; 0: the last one."""
        self._shown = 0
        self._told = 0
        """Numbers of the attempts whose answers are in front, and were told of last."""
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._show)
        strip.view_chosen.connect(self._choose)
        page.chosen.connect(self._pin)
        page.opened.connect(self._open)

    @property
    def is_on(self) -> bool:
        return self._log is not None

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in what goes away when the wait ends."""
        focused = self.page.window().focusWidget()
        in_page = focused is not None and self.page.isAncestorOf(focused)
        return self.is_on and (in_page or self.strip.has_keyboard)

    def begin(self, request: Request) -> None:
        """Show a wait that starts now."""
        self._log = WaitLog(request)
        self._pinned = self._shown = self._told = 0
        self.strip.say_which_answer("Last answer")
        self.strip.follow(self._log)
        self.page.show_log(self._log)
        self.page_wanted.emit()

    def hear(self, event: Attempted | Waiting) -> None:
        """Take what the wait tells."""
        if self._log is None:
            return
        if isinstance(event, Attempted):
            self._log.attempted(event)
        else:
            self._log.paused(event)
        self._soon()

    def goes_on(self, doing: str) -> None:
        """Say what the attempt under way does."""
        if self._log is not None:
            self._log.goes_on(doing)
            self._soon()

    def end(self) -> None:
        """Put everything away."""
        self._frame.stop()
        self._log = None
        self.strip.follow(None)

    def _soon(self) -> None:
        if not self._frame.isActive():
            self._frame.start()

    def _show(self) -> None:
        if self._log is None:
            return
        self.strip.show_now()
        self.page.show_log(self._log)
        newest = self._log.last_kept()
        if newest is not None and newest.attempt != self._told:
            self._told = newest.attempt
            self.answered.emit(self._log.result(newest))
        if self.strip.views.key() == ANSWER:
            self._show_answer()

    def _choose(self, view: str) -> None:
        if view == PROGRESS:
            self.page_wanted.emit()
        else:
            self._shown = -1
            self._show_answer()

    def _pin(self, number: int) -> None:
        """Keep to one answer; the newest one is followed as long as none is selected."""
        if self._log is None:
            return
        newest = self._log.last_kept()
        self._pinned = 0 if newest is not None and newest.attempt == number else number
        if self._log.kept(number) is None:
            self._pinned = 0
        self.strip.say_which_answer(f"Answer {number}" if self._pinned else "Last answer")

    def _open(self, number: int) -> None:
        self._pin(number)
        self.strip.views.choose(ANSWER)
        self._choose(ANSWER)

    def _show_answer(self) -> None:
        """Show the pinned or the newest answer, unless it is in front already."""
        if self._log is None:
            return
        attempt = self._log.kept(self._pinned) if self._pinned else self._log.last_kept()
        number = 0 if attempt is None else attempt.attempt
        if number == self._shown:
            return
        self._shown = number
        self.answer_wanted.emit(None if attempt is None else self._log.result(attempt))
