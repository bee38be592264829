"""Splits an exchange's time into the phases of a timeline."""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.model.result import Timing


@dataclass(frozen=True)
class Phase:
    """One stretch of time, from the start of its exchange."""

    name: str
    start_ms: float
    length_ms: float
    tone: str
    """The colour of its bar, by the name of a token."""


_NAMES = (
    ("DNS", "dns_ms", "PATCH"),
    ("Connect", "connect_ms", "PUT"),
    ("Proxy", "proxy_ms", "HEAD"),
    ("TLS", "tls_ms", "POST"),
    ("Wait", "wait_ms", "GET"),
    ("Receive", "receive_ms", "acc"),
)


def phases_of(timing: Timing) -> tuple[Phase, ...]:
    """Give the phases that happened, one after the other."""
    found: list[Phase] = []
    start = 0.0
    for name, attribute, tone in _NAMES:
        length: float | None = getattr(timing, attribute)
        if length is not None:
            found.append(Phase(name, start, length, tone))
            start += length
    return tuple(found)


def span_of(timing: Timing) -> float:
    """Give the milliseconds a bar of full width stands for; never 0."""
    return max(timing.total_ms, sum(one.length_ms for one in phases_of(timing)), 0.001)
