"""Tells on stderr what a run does while it lasts: one line an event."""

from __future__ import annotations

import sys
import time

from httpv2_gui.core.engine.events import (
    Attempted,
    Event,
    Receiving,
    Redirected,
    Renewed,
    Saved,
    Sending,
    Waiting,
)
from httpv2_gui.core.engine.judging import failure_of_values
from httpv2_gui.core.model import spoken
from httpv2_gui.runner.terminal import one_line, say

QUIET_S = 5.0
"""Without a terminal, bytes received are told no more often than this."""


class Progress:
    """Listens to one run. On a terminal the count of bytes stays on one line."""

    def __init__(self) -> None:
        self._is_terminal = bool(sys.stderr) and sys.stderr.isatty()
        self._counting = False
        self._told = time.monotonic()

    def __call__(self, event: Event) -> None:
        if isinstance(event, Receiving):
            self._count(event)
            return
        self.finish_line()
        say(one_line(_sentence(event)))

    def finish_line(self) -> None:
        """End a line of counted bytes, so that what follows starts on its own."""
        if self._counting:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._counting = False

    def _count(self, event: Receiving) -> None:
        total = f" of {spoken.size(event.total)}" if event.total is not None else ""
        text = f"Receiving: {spoken.size(event.bytes)}{total}"
        if self._is_terminal:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
            self._counting = True
        elif time.monotonic() - self._told >= QUIET_S:
            self._told = time.monotonic()
            say(text)


def _sentence(event: Sending | Redirected | Attempted | Waiting | Saved | Renewed) -> str:
    if isinstance(event, Sending):
        return _sending(event)
    if isinstance(event, Renewed):
        return "The access token was renewed."
    if isinstance(event, Redirected):
        withheld = f" Withheld there: {', '.join(event.withheld)}." if event.withheld else ""
        return f"{event.status} redirect to {event.url}.{withheld}"
    if isinstance(event, Attempted):
        return _attempted(event)
    if isinstance(event, Waiting):
        next_in, left = (spoken.duration(s * 1000) for s in (event.next_in_s, event.left_s))
        calls = spoken.count(event.calls_left, "attempt")
        return f"Next attempt in {next_in}; {left} and at most {calls} left."
    size = spoken.size(event.file.bytes)
    password = ", password “infected”" if event.file.protected else ""
    return f"Saved {event.file.path} ({event.file.entry}, {size}{password})"


def _attempted(event: Attempted) -> str:
    status = str(event.status) if event.status else "no answer"
    changed = f"Changed: {', '.join(event.changed)}." if event.changed else ""
    judged = failure_of_values(event.failed_on).message if event.failed_on else event.verdict
    said = [str(judged or ""), changed, event.note]
    words = " ".join(filter(None, said))
    took = spoken.duration(event.elapsed_ms)
    return f"Attempt {event.attempt}: {status} in {took}. {words}".rstrip()


def _sending(event: Sending) -> str:
    again = f" (attempt {event.attempt})" if event.attempt > 1 else ""
    if event.purpose == "token":
        return f"Fetching a token: {event.method} {event.url}{again}"
    return f"{event.method} {event.url}{again}"
