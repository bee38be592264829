"""A fixed bearer token (RFC 6750 §2.1).

People copy `Bearer eyJ…` out of documentation and other programs. No token begins with that word
and a space, so it is taken off, with a word about it; else `Bearer Bearer eyJ…` would go out.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth import challenges, request_header
from httpv2_gui.core.auth.challenges import Challenge
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import value_error
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.core.model.secret import Secret

_PREFIX = re.compile(r"\Abearer\s+", re.IGNORECASE)
_B64TOKEN = re.compile(r"[A-Za-z0-9\-._~+/]+=*")


@dataclass(frozen=True, kw_only=True)
class BearerAuth(Scheme):
    """Sends a token that you have with every request."""

    name: ClassVar[str] = "bearer"
    title: ClassVar[str] = "Bearer"
    summary: ClassVar[str] = "A token that you have, with every request (RFC 6750)."

    token: Secret = fields.secret("Token", required=True)

    def signer(self) -> httpx.Auth:
        return _BearerSigner(self.token)

    def adds(self) -> tuple[str, ...]:
        return ("Authorization header (Bearer)",)

    def known_secrets(self) -> Iterator[Known]:
        yield Known("Token", _bare(self.token))
        yield from super().known_secrets()

    def check(self) -> Iterator[Problem]:
        token = _bare(self.token)
        if (error := value_error(token, "The token")) is not None:
            yield Problem("token", "Token", error)
        elif not token.isascii():
            message = "The token has letters beyond ASCII, which no token has. Copy it again."
            yield Problem("token", "Token", message)
        elif token and not _B64TOKEN.fullmatch(token):
            message = (
                "The token has a space or a sign that tokens do not have (RFC 6750 §2.1). It is "
                "sent as it is."
            )
            yield Problem("token", "Token", message, "warning")
        if token != self.token.reveal().strip():
            message = "The word Bearer is put before the token by itself: yours is left out."
            yield Problem("token", "Token", message, "warning")

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.received is None or exchange.status not in (401, 403):
            return None
        offered = challenges.offered(exchange.received.headers)
        bearer = next((one for one in offered if one.named("bearer")), None)
        if bearer is not None:
            return Explanation(hint=_said(bearer) + _advice(bearer, exchange.status))
        if offered and exchange.status == 401:
            return Explanation(
                hint=f"The server offers {challenges.in_words(offered)}, but not Bearer. Choose "
                "another way to authenticate in the connection."
            )
        return Explanation(hint=_advice(None, exchange.status))


def _bare(token: Secret) -> str:
    """Give the token without what was copied with it."""
    return _PREFIX.sub("", token.reveal().strip(), count=1)


def _said(bearer: Challenge) -> str:
    """Give what the server says of the token, in its own words (RFC 6750 §3)."""
    words = [bearer.get(name) for name in ("error", "error_description") if bearer.get(name)]
    return f"The server says: {', '.join(words)}. " if words else ""


def _advice(bearer: Challenge | None, status: int) -> str:
    if bearer is not None and bearer.get("error") == "insufficient_scope":
        needed = bearer.get("scope")
        return f"The token lacks a scope{f': {needed}' if needed else ''}. Get another Token."
    if status == 403:
        return "Check Token, and what it is allowed to do."
    return "Check Token: it is wrong, expired, or meant for another system."


class _BearerSigner(httpx.Auth):
    def __init__(self, token: Secret) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request_header.put(request, "Authorization", f"Bearer {_bare(self._token)}")
        yield request
