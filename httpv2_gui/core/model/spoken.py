"""Sizes, durations and ages as people say them."""

from __future__ import annotations

from datetime import datetime

_UNITS = ("KB", "MB", "GB", "TB")
_STEP = 1024
_SPANS = (("day", 86400, "h", 3600), ("h", 3600, "min", 60), ("min", 60, "s", 1))


def size(count: int) -> str:
    """Give a number of bytes: `23 bytes`, `1.4 KB`, `12 MB`."""
    if count < _STEP:
        return "1 byte" if count == 1 else f"{count} bytes"
    amount, unit = count / _STEP, 0
    while round(amount) >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}" if amount < 10 else f"{amount:.0f} {_UNITS[unit]}"


def duration(milliseconds: float) -> str:
    """Give a time span in its two largest units: `182 ms`, `2.4 s`, `3 min 5 s`, `14 days`."""
    if milliseconds < 1:
        return f"{milliseconds:.1f} ms"
    if round(milliseconds) < 1000:
        return f"{milliseconds:.0f} ms"
    seconds = milliseconds / 1000
    if round(seconds) < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    whole = round(seconds)
    unit, length, smaller, part = next(span for span in _SPANS if whole >= span[1])
    count, rest = divmod(whole, length)
    text = f"{count} {unit}{'s' if unit == 'day' and count != 1 else ''}"
    return f"{text} {rest // part} {smaller}" if rest >= part else text


def age(then: datetime, now: datetime) -> str:
    """Give how long ago something was: `just now`, `3 min ago`, `2 days ago`."""
    seconds = (now - then).total_seconds()
    if seconds < 45:
        return "just now"
    for unit, length in (("day", 86400), ("h", 3600), ("min", 60)):
        count = round(seconds / length)
        if seconds >= length or unit == "min":
            plural = "s" if unit == "day" and count != 1 else ""
            return f"{count} {unit}{plural} ago"
    return "just now"


def count(number: int, noun: str) -> str:
    """Give a number and its noun: `1 redirect`, `3 redirects`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
