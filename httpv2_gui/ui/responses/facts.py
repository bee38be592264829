"""What the status line says of a Result, as words and tones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Certificate, Exchange, Received, Result

Tone = Literal["ok", "warn", "err", "info", "plain"]

SOON = timedelta(days=30)
"""A certificate that ends within this is told."""


@dataclass(frozen=True)
class Fact:
    """One pill: what it says, its tone, and the longer sentence for its tooltip."""

    text: str
    tone: Tone = "plain"
    tip: str = ""


def facts_of(result: Result, now: datetime) -> tuple[Fact, ...]:
    """Give the pills in the order of the status line: the outcome first, warnings last."""
    return (
        *_outcome(result),
        *_numbers(result),
        *_deeds(result),
        *_warnings(result, now),
    )


def status_tone(status: int) -> Tone:
    """Tell success, redirect and error apart by colour; the text always says it too."""
    if status >= 400:
        return "err"
    if status >= 300:
        return "info"
    return "ok" if status >= 200 else "plain"


def status_text(received: Received) -> str:
    """Give `200 OK`; HTTP/2 has no reason phrase, then the number stands alone."""
    return f"{received.status} {received.reason}".strip()


_NO_ANSWER = {
    "timeout": "Timed out",
    "dns": "Host not found",
    "refused": "Connection refused",
    "tls": "TLS failed",
    "certificate": "Not sent",
    "proxy": "Proxy failed",
    "restricted_domain": "Not sent",
    "problem": "Not sent",
}


_NOT_OK: dict[str, tuple[str, Tone]] = {
    "stopped": ("Stopped", "warn"),
    "out_of_time": ("Out of time", "err"),
    "failure_value": ("Failure value", "err"),
}
"""How a wait ended, other than by its expected values."""


def _outcome(result: Result) -> Iterator[Fact]:
    if result.answer is not None:
        tip = result.message if result.failure is None else result.failure.message
        yield Fact(status_text(result.answer), status_tone(result.answer.status), tip)
        if result.failure is not None and result.answer.status < 400:
            text, tone = _NOT_OK.get(result.failure.kind, ("Failed", "err"))
            yield Fact(text, tone, result.failure.message)
    elif result.failure is not None:
        text, tone = _NOT_OK.get(result.failure.kind, ("Failed", "err"))
        text = _NO_ANSWER.get(result.failure.kind, text)
        yield Fact(text, tone, result.failure.message)


def _numbers(result: Result) -> Iterator[Fact]:
    if result.elapsed_ms:
        yield Fact(spoken.duration(result.elapsed_ms), tip="From sending to the last byte")
    received = result.answer
    if received is None:
        return
    yield Fact(spoken.size(len(received.body)), tip=_size_tip(received))
    if received.http_version:
        yield Fact(received.http_version, tip="Protocol of the response")


def _size_tip(received: Received) -> str:
    tip = f"{len(received.body):,} bytes of body"
    if received.wire_bytes and received.wire_bytes != len(received.body):
        tip += f", {received.wire_bytes:,} bytes on the wire"
    return tip


def _deeds(result: Result) -> Iterator[Fact]:
    hops = len(result.redirects) - 1
    if hops > 0:
        yield Fact(spoken.count(hops, "redirect"), "info", "See the Redirects tab")
    if result.attempts > 1:
        yield Fact(spoken.count(result.attempts, "attempt"), "info")
    if result.saved_files:
        names = ", ".join(one.path.name for one in result.saved_files)
        yield Fact(spoken.count(len(result.saved_files), "saved file"), "info", names)


def _warnings(result: Result, now: datetime) -> Iterator[Fact]:
    if result.answer is not None and not result.answer.complete:
        broke = "The connection broke before the end of the body."
        yield Fact("Incomplete", "warn", result.failure.message if result.failure else broke)
    if result.withheld:
        yield Fact("Credentials withheld", "warn", "\n".join(result.withheld))
    if any(one.tls and not one.tls.verified for one in result.exchanges):
        yield Fact("TLS not verified", "warn", "Anyone on the way could have read and changed it.")
    ending = _first_to_end(result.exchanges)
    if ending is not None and ending.not_after - now < SOON:
        yield _expiry(ending, now)


def _first_to_end(exchanges: tuple[Exchange, ...]) -> Certificate | None:
    own = [one.tls.chain[0] for one in exchanges if one.tls and one.tls.chain]
    return min(own, key=lambda one: one.not_after, default=None)


def _expiry(certificate: Certificate, now: datetime) -> Fact:
    tip = f"{certificate.subject}: valid until {certificate.not_after:%Y-%m-%d}"
    days = days_left(certificate, now)
    if days < 0:
        return Fact("Certificate expired", "err", tip)
    return Fact(f"Certificate ends in {spoken.count(days, 'day')}", "warn", tip)


def days_left(certificate: Certificate, now: datetime) -> int:
    """Give the whole days until the certificate ends; negative once it has."""
    return (certificate.not_after - now).days
