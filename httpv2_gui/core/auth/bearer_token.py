"""A token in the Authorization header (RFC 6750): how it is sent, and what may be wrong with it.

People copy `Bearer eyJ…` out of documentation and other programs. No token begins with that word
and a space, so it is taken off, with a word about it; else `Bearer Bearer eyJ…` would go out.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

import httpx

from httpv2_gui.core.auth import challenges, request_header
from httpv2_gui.core.auth.challenges import Challenge
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import value_error
from httpv2_gui.core.model.result import Received
from httpv2_gui.core.model.secret import Secret

_PREFIX = re.compile(r"\Abearer\s+", re.IGNORECASE)
_B64TOKEN = re.compile(r"[A-Za-z0-9\-._~+/]+=*")


class BearerSigner(httpx.Auth):
    """Puts the token into the header."""

    def __init__(self, token: Secret) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request_header.put(request, "Authorization", f"Bearer {bare(self._token)}")
        yield request


def bare(token: Secret) -> str:
    """Give the token without what was copied with it."""
    return _PREFIX.sub("", token.reveal().strip(), count=1)


def problems_of(token: Secret, place: str, label: str) -> Iterator[Problem]:
    """Yield what is wrong with a pasted token; a blank one is somebody else's problem."""
    text = bare(token)
    if (error := value_error(text, "The token")) is not None:
        yield Problem(place, label, error)
    elif not text.isascii():
        message = "The token has letters beyond ASCII, which no token has. Copy it again."
        yield Problem(place, label, message)
    elif text and not _B64TOKEN.fullmatch(text):
        message = (
            "The token has a space or a sign that tokens do not have (RFC 6750 §2.1). It is "
            "sent as it is."
        )
        yield Problem(place, label, message, "warning")
    if text != token.reveal().strip():
        message = "The word Bearer is put before the token by itself: yours is left out."
        yield Problem(place, label, message, "warning")


def challenge_of(received: Received) -> Challenge | None:
    """Give what the server says of the token, where it does (RFC 6750 §3)."""
    offered = challenges.offered(received.headers)
    return next((one for one in offered if one.named("bearer")), None)


def in_words(bearer: Challenge) -> str:
    """Give the server's own words, such as `invalid_token, It has expired`; may be empty."""
    words = (bearer.get(name) for name in ("error", "error_description"))
    return ", ".join(word for word in words if word)
