"""Says until when a token holds, from what its endpoint answered; nothing of it is verified."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from httpv2_gui.core.auth.tokens import Leaf
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import JsonError

_LASTING = ("expires_in", "expiresin", "expires_in_seconds", "expires_in_sec")
"""How long, in seconds (RFC 6749 §5.1)."""
_UNTIL = ("expires_at", "expiresat", "expires_on", "expireson", "expires", "expiry", "expiration")
"""Until when: seconds or milliseconds since 1970, or a date (ISO 8601)."""
_NUMBER = re.compile(r"[0-9]{1,16}(\.[0-9]{1,9})?")
_FIRST_MILLISECONDS = 100_000_000_000
"""As seconds this would be the year 5138, so it is the 3rd of March 1973 in milliseconds."""


@dataclass(frozen=True)
class Expiry:
    """When a token expires, and how that is known."""

    at: datetime
    source: str
    """Such as `expires_in in the answer`."""


def expiry(found: Sequence[Leaf], token: Leaf | None, answered: datetime) -> Expiry | None:
    """Give when the token expires, from its neighbours first; None when nothing tells.

    `token` may be None: any token of the answer is looked into then.
    """
    near = sorted(found, key=lambda leaf: not _beside(leaf, token))  # stable: document order
    return (
        _named(near, _LASTING, lambda text: _later(answered, text))
        or _named(near, _UNTIL, _moment)
        or _of_jwt(found if token is None else (token,))
    )


def _beside(leaf: Leaf, token: Leaf | None) -> bool:
    return token is not None and leaf.path[:-1] == token.path[:-1]


def _named(
    found: Iterable[Leaf], names: tuple[str, ...], read: Callable[[str], datetime | None]
) -> Expiry | None:
    for leaf in found:
        if leaf.name.lower() in names and isinstance(leaf.value, str):
            at = read(leaf.value.strip())
            if at is not None:
                return Expiry(at, f"{leaf.flat} in the answer")
    return None


def _later(answered: datetime, text: str) -> datetime | None:
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return answered + timedelta(seconds=float(text))
    except OverflowError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        if _NUMBER.fullmatch(text):
            number = float(text)
            seconds = number / 1000 if number >= _FIRST_MILLISECONDS else number
            return datetime.fromtimestamp(seconds, UTC)
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _of_jwt(tokens: Iterable[Leaf]) -> Expiry | None:
    for leaf in tokens:
        at = _exp(leaf.value) if isinstance(leaf.value, str) else None
        if at is not None:
            return Expiry(at, f"exp inside {leaf.flat or 'the token'}, which is a JWT")
    return None


def _exp(token: str) -> datetime | None:
    """Read `exp` of a JWT's payload (RFC 7519 §4.1.4) without asking who signed it."""
    header, *rest = token.removeprefix("Bearer ").split(".")
    if len(rest) != 2 or not header.startswith("eyJ"):
        return None
    try:
        payload = base64.urlsafe_b64decode(rest[0] + "=" * (-len(rest[0]) % 4))
        claims = json_text.parse_bytes(payload)
    except (binascii.Error, ValueError, JsonError):
        return None
    if not isinstance(claims, json_text.Members):
        return None
    exp = dict(claims).get("exp")
    return _moment(exp) if isinstance(exp, json_text.Number) else None
