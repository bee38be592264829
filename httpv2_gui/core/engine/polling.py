"""Repeats a send until Expected Response Values are met, an error comes, or time is out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from httpv2_gui.core.engine.events import Waiting
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.model.poll import Verdict
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.model.result import Failure

OUT_OF_TIME = "out_of_time"
"""The kind of failure that programs tell from others: the runner exits with 3."""


@dataclass(frozen=True)
class Clock:
    """Time, passed in: a test of a poll of 40 minutes takes none."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass
class Pace:
    """When to ask again, and until when."""

    poll: Poll
    clock: Clock
    journal: Journal
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock.now()

    @property
    def left_s(self) -> float:
        """Seconds until time is out."""
        return self.poll.timeout_s - (self.clock.now() - self.began)

    async def wait(self, verdict: Verdict) -> None:
        """Wait for the next attempt; raises Stopped when it would come too late."""
        elapsed = self.clock.now() - self.began
        if elapsed + self.poll.interval_s >= self.poll.timeout_s:
            raise Stopped(self.out_of_time(verdict))
        self.journal.tell(
            Waiting(
                self.journal.attempt,
                float(self.poll.interval_s),
                elapsed,
                self.left_s,
                int((self.left_s - 1) // self.poll.interval_s),
                verdict,
            )
        )
        await self.clock.sleep(self.poll.interval_s)

    def out_of_time(self, verdict: Verdict | None) -> Failure:
        """Give the failure of a poll that was never met."""
        attempts = self.journal.attempt
        often = "once" if attempts == 1 else f"{attempts} times"
        return Failure(
            kind=OUT_OF_TIME,
            message=f"The expected response values did not come within {self.poll.timeout_s} s "
            f"(asked {often}). {verdict or ''}".strip(),
            hint="Raise Polling Timeout, or compare Expected Response Values with the response.",
        )
