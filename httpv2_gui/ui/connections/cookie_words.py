"""A kept cookie as people say it, and why there may be none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from httpv2_gui.core.engine.kept_cookie import KeptCookie
from httpv2_gui.core.model.connection import COOKIE_SCOPES
from httpv2_gui.ui.base.rows_model import Cell
from httpv2_gui.ui.connections.token_words import span

TITLES = ("Name", "Value", "Domain", "Path", "Expires", "Flags")
COVERED = "••••••••"
_KEEPS = "global"
_SCOPES = dict(COOKIE_SCOPES)


def row_of(cookie: KeptCookie, now: datetime, *, covered: bool) -> Sequence[Cell | str]:
    """Give the cells of a cookie; a covered value cannot be copied either."""
    value = Cell(COVERED, tip="Show values to see it") if covered else cookie.value
    return (cookie.name, value, _domain(cookie), cookie.path, _expires(cookie, now), _flags(cookie))


def count_of(cookies: Sequence[KeptCookie]) -> str:
    """Say how many there are."""
    return "1 cookie" if len(cookies) == 1 else f"{len(cookies)} cookies"


def why_none(scope: str) -> str:
    """Say why nothing is kept with this Cookie Scope, and what to do about it."""
    if scope == _KEEPS:
        return (
            "Cookies come with the answers to requests that use this connection, and go back with "
            "the next ones. Send such a request, a login for example. They are forgotten when the "
            "workspace is closed, and belong to the user who signs in: another user name or "
            "secret begins without any."
        )
    return (
        f"Cookie Scope of this connection is “{_SCOPES.get(scope, scope)}”. With "
        f"“{_SCOPES[_KEEPS]}” (in More, on its page) cookies that come with one answer go along "
        "with later requests."
    )


def _domain(cookie: KeptCookie) -> str:
    return cookie.domain if cookie.port is None else f"{cookie.domain}:{cookie.port}"


def _expires(cookie: KeptCookie, now: datetime) -> Cell:
    if cookie.expires is None:
        return Cell("on closing", tip="It has no date: it is kept until the workspace is closed.")
    tip = f"{cookie.expires.astimezone():%d %B %Y, %H:%M:%S}"
    return Cell(f"in {span(max(0, (cookie.expires - now).total_seconds()))}", tip=tip)


def _flags(cookie: KeptCookie) -> Cell:
    flags = {
        "Secure": (cookie.secure, "over https only"),
        "HttpOnly": (cookie.http_only, "scripts of a page must not read it"),
        "host only": (cookie.host_only, "this host, none of its subdomains"),
        f"SameSite={cookie.same_site}": (bool(cookie.same_site), "a rule for pages of other sites"),
    }
    held = {name: meaning for name, (there, meaning) in flags.items() if there}
    return Cell(", ".join(held), tip="\n".join(f"{name}: {held[name]}" for name in held))
