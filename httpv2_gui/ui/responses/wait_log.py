"""What is known of a wait that goes on: its attempts, the last verdicts, the times."""

from __future__ import annotations

import dataclasses
import time
from collections import deque
from collections.abc import Callable

from httpv2_gui.core.engine.events import Attempted, Waiting
from httpv2_gui.core.model import poll, spoken
from httpv2_gui.core.model.json_text import Json
from httpv2_gui.core.model.poll import Verdict
from httpv2_gui.core.model.request import SAFE_METHODS, Request
from httpv2_gui.core.model.result import Exchange, Result

MOST_ATTEMPTS = 500
"""Lines that are kept while it lasts; the Result has more."""
MOST_EXCHANGES = 20
MOST_BYTES = 32 * 1024 * 1024
"""Bodies of kept answers; the newest answer is always kept."""


class WaitLog:
    """Grows by events; `now` gives seconds of a clock that only goes on."""

    def __init__(self, request: Request, now: Callable[[], float] = time.monotonic) -> None:
        self.request = request
        self.attempts: deque[Attempted] = deque(maxlen=MOST_ATTEMPTS)
        """The newest last."""
        self.verdict: Verdict | None = _unknown(request.expected_values)
        self.failing: Verdict | None = _unknown(request.poll.failure_values)
        self.doing = "Attempt 1 is under way"
        self._now = now
        self._began = now()
        self._next_at: float | None = None
        self._calls_left = int((request.poll.timeout_s - 1) // request.poll.interval_s)

    def attempted(self, event: Attempted) -> None:
        """Take an attempt; answers of long ago are let go."""
        self.attempts.append(event)
        self.verdict = event.verdict or self.verdict
        self.failing = event.failing or self.failing
        self._next_at = None
        self.doing = f"Attempt {event.attempt} is over"
        self._let_go()

    def paused(self, event: Waiting) -> None:
        """Take the pause before the next attempt."""
        self._next_at = self._now() + event.next_in_s
        self._began = self._now() - event.elapsed_s
        self._calls_left = event.calls_left
        self.doing = f"Attempt {event.attempt + 1}"

    def goes_on(self, doing: str) -> None:
        """An attempt is under way: the pause is over."""
        self._next_at = None
        number = self.attempts[-1].attempt + 1 if self.attempts else 1
        self.doing = f"Attempt {number}: {doing}"

    @property
    def sleeps(self) -> bool:
        """Whether there is a pause that can be cut short."""
        return self._next_at is not None

    @property
    def share(self) -> float:
        """How much of the time is gone, 0 to 1."""
        return min(self._elapsed() / self.request.poll.timeout_s, 1.0)

    def headline(self) -> str:
        """Say what comes next, or what is under way."""
        if self._next_at is None:
            return f"Waiting. {self.doing}"
        return f"Waiting. {self.doing} in {_seconds(self._next_at - self._now())}"

    def times(self) -> str:
        """Say how long it lasts already, how long it may, and how many calls it may take."""
        elapsed, limit = self._elapsed(), self.request.poll.timeout_s
        calls = f"at most {spoken.count(self._calls_left, 'more call')}"
        return f"{_seconds(elapsed)} gone · {_seconds(limit - elapsed)} left · {calls}"

    def warning(self) -> str:
        """Say that a request which may change something goes out again; blank for GET and such."""
        return repeats(self.request)

    def kept(self, number: int) -> Attempted | None:
        """Give the attempt of that number, if its answer is kept."""
        found = (one for one in self.attempts if one.attempt == number)
        return next((one for one in found if one.exchange is not None), None)

    def last_kept(self) -> Attempted | None:
        """Give the newest attempt that had an answer."""
        found = (one for one in reversed(self.attempts) if _has_answer(one.exchange))
        return next(found, None)

    def result(self, attempt: Attempted) -> Result:
        """Give one attempt as a Result to look at while the wait goes on."""
        exchange, request = attempt.exchange, self.request
        return Result(
            succeeded=0 < attempt.status < 400,
            message=f"Attempt {attempt.attempt}; the wait goes on.",
            exchanges=() if exchange is None else (exchange,),
            elapsed_ms=attempt.elapsed_ms,
            started=attempt.started,
            fields_to_return=request.fields_to_return,
            base64_output=request.base64_output,
            protected=request.save_to_case_wall and request.password_protect_zip,
        )

    def _elapsed(self) -> float:
        return max(self._now() - self._began, 0.0)

    def _let_go(self) -> None:
        kept, size = 0, 0
        for place in range(len(self.attempts) - 1, -1, -1):
            exchange = self.attempts[place].exchange
            if exchange is None:
                continue
            kept += 1
            size += len(exchange.received.body) if exchange.received else 0
            if kept > 1 and (kept > MOST_EXCHANGES or size > MOST_BYTES):
                self.attempts[place] = dataclasses.replace(self.attempts[place], exchange=None)


def repeats(request: Request) -> str:
    """Warn of a request that changes something each time; blank where there is nothing to say."""
    if request.method in SAFE_METHODS:
        return ""
    return f"Each attempt sends this {request.method} again: what it does is done again, too."


def _unknown(text: str) -> Verdict | None:
    """Give the findings of a response that has not come: every key is absent."""
    wanted = poll.expected_members(text)
    nothing: Json = None
    return None if wanted is None else poll.judge(wanted, nothing)


def _has_answer(exchange: Exchange | None) -> bool:
    return exchange is not None and exchange.received is not None


def _seconds(seconds: float) -> str:
    """Give whole seconds, longer spans in two units; a pause that is due is 0 s."""
    whole = max(round(seconds), 0)
    return f"{whole} s" if whole < 60 else spoken.duration(whole * 1000)
