"""Dates of cookies as servers have written them since 1994 (RFC 6265 §5.1.1)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_DELIMITERS = re.compile(r"[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
_TIME = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)", re.ASCII)
_DAY = re.compile(r"(\d{1,2})(?!\d)", re.ASCII)
_YEAR = re.compile(r"(\d{2,4})(?!\d)", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(text: str) -> datetime | None:
    """Give the moment, or None when it is no date; parts may come in any order."""
    found: dict[str, tuple[int, ...]] = {}
    for token in _DELIMITERS.split(text):
        _take(token, found)
    if len(found) < 4:
        return None
    (year,), (month,), (day,) = found["year"], found["month"], found["day"]
    try:
        return datetime(_full(year), month, day, *found["time"], tzinfo=UTC)
    except ValueError:
        return None


def _take(token: str, found: dict[str, tuple[int, ...]]) -> None:
    """Let a token be the first thing that it can be and that is still missing."""
    if "time" not in found and (match := _TIME.match(token)):
        found["time"] = tuple(int(one) for one in match.groups())
    elif "day" not in found and (match := _DAY.match(token)):
        found["day"] = (int(match[1]),)
    elif "month" not in found and token[:3].lower() in _MONTHS:
        found["month"] = (_MONTHS.index(token[:3].lower()) + 1,)
    elif "year" not in found and (match := _YEAR.match(token)):
        found["year"] = (int(match[1]),)


def _full(year: int) -> int:
    if 70 <= year <= 99:
        return year + 1900
    if year <= 69:
        return year + 2000
    return year if year >= 1601 else 0
