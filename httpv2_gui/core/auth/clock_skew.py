"""How far this computer's clock is from a server's, as an answer's Date header tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from httpv2_gui.core.model.result import Headers, header

TELLING = timedelta(minutes=2)
"""Less is how long an answer may take, or nothing that a server minds."""


def skew(headers: Headers, sent: datetime) -> timedelta | None:
    """Give how much `sent` is ahead of the server's Date; None when it says none (RFC 9110 §6.6.1).

    An answer that was long under way makes this clock look slow by as much.
    """
    try:
        date = parsedate_to_datetime(header(headers, "date"))
    except (ValueError, TypeError, IndexError):
        return None
    return sent - (date if date.tzinfo else date.replace(tzinfo=UTC))


def skew_words(headers: Headers, sent: datetime) -> str:
    """Say how wrong this computer's clock is; blank when it is right, or nothing is known."""
    found = skew(headers, sent)
    if found is None or abs(found) < TELLING:
        return ""
    side = "ahead of" if found > timedelta() else "behind"
    return f"This computer's clock is {_length(abs(found))} {side} the server's."


def _length(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    for size, unit in ((1440, "days"), (60, "hours")):
        if minutes >= 2 * size:
            return f"{round(minutes / size)} {unit}"
    return f"{minutes} minutes"
