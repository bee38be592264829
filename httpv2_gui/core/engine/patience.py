"""Which trouble a wait lives through, and for how long.

A job on a server goes on while the way to it is broken for a while: a network that changes, a
server that restarts, a laptop that woke up before its Wi-Fi. A refusal is no such trouble.
"""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.engine.failures import Stopped, trouble_of_proxy
from httpv2_gui.core.engine.polling import Clock

LEAST_ATTEMPTS = 10
LEAST_S = 600.0
"""A wait gives up when so many attempts in a row and so much time went without an answer."""

_PASSING = ("dns", "refused", "unreachable", "timeout", "reset", "incomplete", "tls", "network")


@dataclass
class Patience:
    """Counts the attempts without an answer since the last one that had one."""

    clock: Clock
    in_a_row: int = 0
    last_answer: float | None = None
    """When it came, on `clock.now`; None: there was none, so the trouble may be a wrong URL."""

    def answered(self) -> None:
        self.in_a_row, self.last_answer = 0, self.clock.now()

    def endures(self, stopped: Stopped) -> bool:
        """Whether to ask again after an attempt that ended without an answer."""
        if self.last_answer is None or not _passes(stopped):
            return False
        self.in_a_row += 1
        since = self.clock.now() - self.last_answer
        return self.in_a_row < LEAST_ATTEMPTS or since < LEAST_S


def _passes(stopped: Stopped) -> bool:
    if stopped.failure.kind == "proxy":
        trouble = trouble_of_proxy(stopped)
        return trouble is not None and trouble.reason is not None
    return stopped.failure.kind in _PASSING


def comes_back(status: int) -> bool:
    """Whether a status says "not now" instead of "no": 429 (RFC 6585 §4) and 5xx."""
    return status == 429 or status >= 500
