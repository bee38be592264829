"""What is known of a token, as people say it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from httpv2_gui.core.auth.grant import TokenState


class Said(NamedTuple):
    """A sentence with its icon and tone."""

    words: str
    icon: str
    tone: str


def said_of(state: TokenState | None, now: datetime) -> Said:
    """Say whether there is a token, when it came, and how long it is good for."""
    if state is None:
        return Said("", "", "")
    if not state.present:
        return Said(_absent(state), "info", "mid")
    came = (
        f"Access token received {_clock(state.obtained_at, now)}"
        if state.obtained_at
        else ("Access token is there")
    )
    if state.stale:
        return Said(f"{came}; stale: settings were changed since", "alert-triangle", "warn")
    if state.expires_at is None:
        return Said(f"{came}; the server did not say when it expires", "check-circle", "ok")
    left = (state.expires_at - now).total_seconds()
    if left > 0:
        return Said(f"{came}, expires in {span(left)}", "check-circle", "ok")
    again = "a new one is fetched when it is needed" if state.renewable else "press Generate"
    expired = f"Access token expired {_clock(state.expires_at, now)}; {again}"
    return Said(expired, "alert-triangle", "mid" if state.renewable else "warn")


def _absent(state: TokenState) -> str:
    if state.renewable:
        return "An access token is fetched when one is needed"
    if not state.needed:
        return "No access token: requests go without one"
    return "No access token yet"


def span(seconds: float) -> str:
    """Give a time to come: `45 s`, `59 min`, `3 h 5 min`, `12 days`."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = int(seconds // 60)
    if minutes < 100:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{hours // 24} days"


def _clock(when: datetime, now: datetime) -> str:
    """Give the time of a day, with the day unless it is today."""
    here, today = when.astimezone(), now.astimezone().date()
    return f"{here:%H:%M}" if here.date() == today else f"on {here:%d %B %Y, %H:%M}"


def now() -> datetime:
    """Give the time; aware, in UTC."""
    return datetime.now(UTC)
