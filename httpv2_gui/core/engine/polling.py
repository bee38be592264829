"""The times of a wait: when to ask again, and until when."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from httpv2_gui.core.engine.events import Waiting
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.poll import Verdict
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.model.result import Failure

OUT_OF_TIME = "out_of_time"
"""The kind of failure that programs tell from others: the runner exits with 3."""


def _since_boot() -> float:
    """Give seconds that go on while the computer sleeps, where the system counts them."""
    number = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    # Windows has neither, but there time.monotonic() goes on by itself.
    return time.monotonic() if number is None else time.clock_gettime(number)


@dataclass(frozen=True)
class Clock:
    """Time, passed in: a test of a poll of 40 minutes takes none."""

    now: Callable[[], float] = time.monotonic
    """All times of a wait are counted on it. It stands still while a computer sleeps, except on
    Windows, and nobody can set it."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    wall: Callable[[], float] = time.time
    """What the clock on the wall says: people and time servers set it."""
    since_boot: Callable[[], float] = _since_boot
    """As `now`, but it goes on while the computer sleeps."""


@dataclass
class Pace:
    """When to ask again, and until when."""

    poll: Poll
    clock: Clock
    journal: Journal
    began: float = field(init=False)
    forgiven_s: float = 0.0
    """Time that counts as no waiting: a computer that slept did not wait."""

    def __post_init__(self) -> None:
        self.began = self.clock.now()

    @property
    def elapsed_s(self) -> float:
        """Seconds that were waited so far."""
        return self.clock.now() - self.began - self.forgiven_s

    @property
    def left_s(self) -> float:
        """Seconds until time is out."""
        return self.poll.timeout_s - self.elapsed_s

    def pause_s(self, asked_for_s: float | None, last: str) -> float:
        """Give how long to wait for the next attempt: the interval, or longer if the server asks.

        Raises Stopped when that attempt would come too late: then nothing is gained by waiting.
        `last` says what the last answer was.
        """
        pause = max(float(self.poll.interval_s), asked_for_s or 0.0)
        if pause < self.left_s:
            return pause
        asked = spoken.duration(pause * 1000) if pause > self.poll.interval_s else ""
        raise Stopped(self.out_of_time(last, asked))

    def tell_pause(self, pause_s: float, verdict: Verdict | None) -> None:
        """Tell that a pause begins, and how many attempts may still come."""
        calls = math.ceil((self.left_s - pause_s) / self.poll.interval_s)
        attempt, elapsed, left = self.journal.attempt, self.elapsed_s, self.left_s
        self.journal.tell(Waiting(attempt, pause_s, elapsed, left, max(calls, 1), verdict))

    def out_of_time(self, last: str, asked: str = "") -> Failure:
        """Give the failure of a wait that was never met; `asked`: the server's Retry-After."""
        attempts = self.journal.attempt
        often = "once" if attempts == 1 else f"{attempts} times"
        longer = f"The server asks to wait {asked} (Retry-After), longer than what is left."
        said = [last, longer if asked else ""]
        return Failure(
            kind=OUT_OF_TIME,
            message=f"The expected response values did not come within {self.poll.timeout_s} s "
            f"(asked {often}). {' '.join(filter(None, said))}".strip(),
            hint="Raise Polling Timeout, or compare Expected Response Values with the response.",
        )
