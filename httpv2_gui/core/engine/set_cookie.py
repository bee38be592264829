"""What one Set-Cookie header says (RFC 6265 §5.2), judged by nobody yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from httpv2_gui.core.engine import cookie_date

LARGEST = 4096
"""Bytes of name and value, and of one attribute a quarter: as browsers take them."""
PAST = datetime(1601, 1, 1, tzinfo=UTC)
FUTURE = datetime(9999, 12, 31, tzinfo=UTC)
_BLANK = " \t"
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_SECONDS = re.compile(r"-?[0-9]+")
_CENTURIES_S = 10_000_000_000


@dataclass(frozen=True, kw_only=True)
class SetCookie:
    """Name, value and attributes as the server wrote them."""

    name: str
    value: str = field(repr=False)
    expires: datetime | None = None
    """None: kept as long as the program is open. Max-Age wins over Expires."""
    domain: str = ""
    """Lower case, without a leading dot; blank: the host itself."""
    path: str = ""
    """Blank: the folder of the request."""
    secure: bool = False
    http_only: bool = False
    same_site: str = ""
    """As written: Strict, Lax, None."""


def read(text: str, now: datetime) -> SetCookie | None:
    """Read one header's value; None when it sets no cookie."""
    if _CONTROL.search(text):
        return None
    pair, *attributes = text.split(";")
    name, equals, value = pair.partition("=")
    name, value = name.strip(_BLANK), value.strip(_BLANK)
    if not equals or not name or len(f"{name}{value}".encode()) > LARGEST:
        return None
    max_age: datetime | None = None
    cookie = SetCookie(name=name, value=value)
    for attribute in attributes:
        key, _equals, content = attribute.partition("=")
        key, content = key.strip(_BLANK).lower(), content.strip(_BLANK)
        if len(content.encode()) > LARGEST // 4:
            continue
        if key == "max-age":
            max_age = _after(content, now) or max_age
        else:
            cookie = _with(cookie, key, content)
    return replace(cookie, expires=max_age or cookie.expires)


def _with(cookie: SetCookie, key: str, content: str) -> SetCookie:
    """Take one attribute; of equal ones the last counts, an unknown one counts for nothing."""
    changes: dict[str, Any] = {}
    match key:
        case "expires":
            changes = {"expires": cookie_date.read(content) or cookie.expires}
        case "domain" if content:
            changes = {"domain": content.removeprefix(".").lower()}
        case "path":
            changes = {"path": content if content.startswith("/") else ""}
        case "secure":
            changes = {"secure": True}
        case "httponly":
            changes = {"http_only": True}
        case "samesite":
            changes = {"same_site": content}
        case _:
            pass
    return replace(cookie, **changes)


def _after(seconds: str, now: datetime) -> datetime | None:
    if not _SECONDS.fullmatch(seconds):
        return None
    length = int(seconds)
    if length <= 0:
        return PAST
    return now + timedelta(seconds=length) if length < _CENTURIES_S else FUTURE
