"""Retry-After: for how long a server asks to be left alone (RFC 9110 §10.2.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from httpv2_gui.core.model.result import Headers, header

_MOST_DIGITS = 12


def retry_after_s(headers: Headers, now: datetime) -> float | None:
    """Give the seconds to wait, 0 for a date gone by; None when nothing readable is said.

    A date counts from the answer's own Date: the clocks here and there may differ. Without one it
    counts from `now`.
    """
    text = header(headers, "retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(text if len(text) <= _MOST_DIGITS else "9" * _MOST_DIGITS)
    then = _date(text)
    if then is None:
        return None
    asked = _date(header(headers, "date")) or now
    return max((then - asked).total_seconds(), 0.0)


def _date(text: str) -> datetime | None:
    """Read a date in any of the three ways HTTP has written them (RFC 9110 §5.6.7)."""
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)
