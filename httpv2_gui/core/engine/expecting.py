"""Repeats a request until its Expected Response Values are there, or something ends the wait."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from httpv2_gui.core.engine.attempt import Doing
from httpv2_gui.core.engine.clock_watch import ClockWatch
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.judging import Wanted, failure_of_values
from httpv2_gui.core.engine.patience import Patience, comes_back
from httpv2_gui.core.engine.polling import OUT_OF_TIME, Clock, Pace
from httpv2_gui.core.engine.retry_after import retry_after_s
from httpv2_gui.core.engine.tale import Tale
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model import poll, spoken
from httpv2_gui.core.model.poll import Judgement, Verdict
from httpv2_gui.core.model.request import SAFE_METHODS
from httpv2_gui.core.model.result import Exchange

_NAMES = {
    "reset": "Connection dropped",
    "incomplete": "Connection dropped",
    "timeout": "No answer in time",
    "dns": "Name not found",
    "refused": "Connection refused",
    "unreachable": "Not reachable",
}

_REPEATED = (
    "This {method} is sent again at each check, as HTTP V2 does. If each one starts a job of its "
    "own, ask for the job's state with a GET request, or set Repeat to GET, HEAD and OPTIONS."
)


async def until_met(doing: Doing, clock: Clock, wait: Wait) -> Exchange:
    """Give the answer that ends it: the only one, where nothing is expected.

    Raises Stopped, and NotSendable for expected values that are no JSON once they are filled.
    """
    wanted = Wanted.of(doing.request, Filling.of(doing.inputs, None, doing.scheme.values()))
    if not wanted.expected:
        return await doing.attempt(None)
    pace = Pace(doing.request.poll, clock, doing.sender.journal)
    return await _Expecting(doing, wanted, pace, wait).until_met()


@dataclass
class _Expecting:
    """One wait."""

    doing: Doing
    wanted: Wanted
    pace: Pace
    wait: Wait
    last: Judgement | None = None
    last_status: int = 0
    last_exchanges: tuple[Exchange, ...] = ()
    """Of the last attempt that had an answer."""
    asked_for_s: float | None = None
    """The Retry-After of the answer just come."""
    notes: list[str] = field(default_factory=list[str])
    """What is to be told with the next attempt."""

    def __post_init__(self) -> None:
        self._clock = self.pace.clock
        self._patience = Patience(self._clock)
        self._watch = ClockWatch(self._clock)

    async def until_met(self) -> Exchange:
        try:
            while (answer := await self._attempt()) is None:
                await self._pause()
        except asyncio.CancelledError:
            self._show_last_answer()
            raise
        except Stopped as stopped:
            if stopped.failure.kind == OUT_OF_TIME:
                self._show_last_answer()
            raise
        return answer

    async def _attempt(self) -> Exchange | None:
        """Ask once; gives the answer that ends the wait, None when it goes on."""
        one = Tale(self._clock.now())
        self.asked_for_s = None
        try:
            answer = await self.doing.attempt(self.pace.left_s)
        except Stopped as stopped:
            self._look()
            if not self._goes_on_after(stopped, one):
                raise
            return None
        self._look()
        self._patience.answered()
        self.last_exchanges = tuple(self._journal.exchanges)
        return await self._weigh(answer, one)

    async def _weigh(self, answer: Exchange, one: Tale) -> Exchange | None:
        """Decide by an answer. Failure values come before the expected ones."""
        one.status = answer.status
        if answer.received is None or answer.status >= 400:
            goes_on = self._is_asked_later(answer, one)
            self._tell(one)
            return None if goes_on else answer
        found = await self.wanted.judge(answer.received.body, self._journal.redactor)
        one.judgement, one.changed = found, poll.changes(self.last, found)
        self.last = found
        self._tell(one)
        if found.failed_on is not None:
            raise Stopped(failure_of_values(found.failed_on))
        return answer if found.expected.met else None

    def _is_asked_later(self, answer: Exchange, one: Tale) -> bool:
        """Whether the wait goes on after a 5xx or 429; notes what the server asks for."""
        if not self.doing.request.poll.keep_waiting or not comes_back(answer.status):
            return False
        headers = answer.received.headers if answer.received is not None else ()
        now = datetime.fromtimestamp(self._clock.wall(), UTC)
        self.asked_for_s = asked = retry_after_s(headers, now)
        then = "asked again" if asked is None else f"Retry-After {spoken.duration(asked * 1000)}"
        one.notes.append(f"{answer.status}, {then}")
        return True

    def _goes_on_after(self, stopped: Stopped, one: Tale) -> bool:
        """Whether the wait goes on after an attempt without an answer of its own."""
        failure, reached = stopped.failure, self._journal.final
        if failure.kind == "token" and reached is not None and self._is_asked_later(reached, one):
            self._tell(one)
            return True
        is_late = failure.kind == "timeout" and self.pace.left_s <= 0
        goes_on = not is_late and self._patience.endures(stopped)
        again = " Asked again." if goes_on else ""
        one.notes.append(f"{_NAMES.get(failure.kind, 'No answer')}: {failure.message}{again}")
        self._tell(one)
        if is_late:
            raise Stopped(self.pace.out_of_time(self._last_words)) from stopped
        return goes_on

    async def _pause(self) -> None:
        method = self.doing.request.method
        if method not in SAFE_METHODS:
            self._journal.warn(_REPEATED.format(method=method))
        pause = self.pace.pause_s(self.asked_for_s, self._last_words)
        self.pace.tell_pause(pause, self._verdict)
        self._look()
        await self.wait.sleep(pause, self._clock.sleep)
        self._look(pause)

    def _look(self, meant_s: float | None = None) -> None:
        """See whether the computer slept meanwhile; told with the attempt that follows, or now."""
        gap = self._watch.look(meant_s)
        self.pace.forgiven_s += gap.late_s
        if gap.note:
            self.notes.append(gap.note)

    def _tell(self, one: Tale) -> None:
        one.notes[:0] = self.notes
        self.notes = []
        if one.status and self.last_status not in (0, one.status):
            one.changed = (f"status: {self.last_status} → {one.status}", *one.changed)
        self.last_status = one.status or self.last_status
        one.tell(self._journal, self._clock.now())

    def _show_last_answer(self) -> None:
        """Let the Result hold the last answer in place of an attempt that had none."""
        if self.last_exchanges:
            self._journal.exchanges[:] = self.last_exchanges

    @property
    def _journal(self) -> Journal:
        return self.doing.sender.journal

    @property
    def _last_words(self) -> str:
        """What the last answer was."""
        if self.last_status >= 400:
            return f"The last answer was {self.last_status}."
        return str(self._verdict or "")

    @property
    def _verdict(self) -> Verdict | None:
        return self.last.expected if self.last else None
