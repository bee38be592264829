"""Notices between two looks that the computer slept, or that its clock was set.

Three clocks are compared: one that stands still while the computer sleeps, one that goes on, and
the one on the wall. Where the first goes on as well (Windows), a pause that took longer than it was
meant to tells of the sleep.
"""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.model import spoken

NOTICEABLE_S = 10.0
"""Less is a busy computer, or a clock that is set right by its time server."""


@dataclass(frozen=True)
class Gap:
    """What was out of the ordinary between two looks."""

    note: str = ""
    late_s: float = 0.0
    """How much longer something took than it was meant to: time in which nobody waited."""


class ClockWatch:
    """Looks at the clocks at the begin and the end of every pause."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = self._times()

    def look(self, meant_s: float | None = None) -> Gap:
        """Say what happened since the last look, which was to be `meant_s` at the longest."""
        now, since_boot, wall = self._times()
        passed, really, shown = (
            new - old for new, old in zip((now, since_boot, wall), self._last, strict=True)
        )
        self._last = (now, since_boot, wall)
        late = passed - meant_s if meant_s is not None else 0.0
        late = late if late >= NOTICEABLE_S else 0.0
        notes: list[str] = []
        if really - passed >= NOTICEABLE_S:
            notes.append(f"The computer slept {spoken.duration((really - passed) * 1000)}")
        elif late:
            notes.append(f"The computer slept, or was too busy, {spoken.duration(late * 1000)}")
        if abs(shown - really) >= NOTICEABLE_S:
            way = "ahead" if shown > really else "back"
            notes.append(f"Clock jumped {spoken.duration(abs(shown - really) * 1000)} {way}")
        return Gap("; ".join(notes), late)

    def _times(self) -> tuple[float, float, float]:
        return self._clock.now(), self._clock.since_boot(), self._clock.wall()
