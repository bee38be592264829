"""Clocks of a test: nothing takes time, a computer sleeps and a clock jumps when told."""

from __future__ import annotations

from collections.abc import Callable

from httpv2_gui.core.engine.polling import Clock


class Time:
    """Stands still except while somebody sleeps; `during` holds what happens in the nth pause."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asleep = 0.0
        """How long the computer slept: `now` does not count it, the other clocks do."""
        self.set_by = 0.0
        """By how much the clock on the wall was set."""
        self.slept: list[float] = []
        self.during: dict[int, Callable[[], None]] = {}
        self.clock = Clock(
            now=lambda: self.now,
            sleep=self._sleep,
            wall=lambda: 1.8e9 + self.now + self.asleep + self.set_by,
            since_boot=lambda: self.now + self.asleep,
        )

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        self.during.get(len(self.slept), _nothing)()


def _nothing() -> None:
    pass
