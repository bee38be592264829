"""Answers Digest challenges, and uses a nonce again as long as the server takes it (RFC 7616).

The signer lives as long as its scheme is unchanged, and concurrent runs share it. A nonce that was
accepted signs the following requests at once; its count goes up with each, whoever sends it.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import urljoin

import httpx

from httpv2_gui.core.auth import challenges, digest_response, signing
from httpv2_gui.core.auth.digest_response import Count, Key, Message, Offer
from httpv2_gui.core.model.secret import Secret

_MOST_ANSWERS = 3
"""So often is one request answered when the server calls every nonce stale."""
_MOST_SPACES = 100
_MOST_NONCES = 1000
"""So many counts are remembered; a server may give a nonce for each request."""
DOUBTFUL = (
    "The server's answer does not prove that it knows the password (rspauth is wrong): somebody "
    "else may have answered, or the server computes it in a way of its own."
)


@dataclass(frozen=True, kw_only=True)
class _Space:
    """A realm of one origin, with what signs there."""

    key: Key
    nonce: str
    cnonce: str
    """Used for every answer where the key was made with it (`-sess`)."""
    base: str
    """URL of the challenge, which its `domain` is relative to."""

    def covers(self, url: str) -> bool:
        """Whether a URL belongs to it: without `domain` the whole origin does (§3.3)."""
        places = self.key.offer.challenge.get("domain").split()
        return not places or any(url.startswith(urljoin(self.base, place)) for place in places)


@dataclass(frozen=True, kw_only=True)
class _Signed:
    """An answer that went out."""

    space: _Space
    count: Count
    target: str
    is_first: bool
    """It answered a challenge: when it is refused, the password is wrong."""


@dataclass
class DigestSigner(httpx.Auth):
    """Signs for one user."""

    username: str
    password: Secret
    _spaces: dict[tuple[str, str], _Space] = field(default_factory=dict[tuple[str, str], _Space])
    """By origin and realm, the one that was accepted last at the end."""
    _counts: Counter[str] = field(default_factory=Counter[str])
    """How often each nonce was used."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        known = self._known(request)
        signed = self._sign(request, known, is_first=False) if known is not None else None
        answer = yield request
        for _ in range(_MOST_ANSWERS):
            offer = _offer(answer)
            if offer is None or _is_refused(signed, offer):
                break
            signed = self._sign(request, self._space(offer, request), is_first=True)
            answer = yield request
        self._learn(request, signed, answer)

    def _known(self, request: httpx.Request) -> _Space | None:
        origin, url = _origin(request), _url(request)
        found = (
            space for (home, _realm), space in reversed(self._spaces.items()) if home == origin
        )
        return next((space for space in found if space.covers(url)), None)

    def _space(self, offer: Offer, request: httpx.Request) -> _Space:
        cnonce = _new_cnonce()
        key = Key.of(offer, self.username, self.password, cnonce)
        return _Space(key=key, nonce=offer.nonce, cnonce=cnonce, base=_url(request))

    def _sign(self, request: httpx.Request, space: _Space, *, is_first: bool) -> _Signed:
        cnonce = space.cnonce if space.key.offer.per_session else _new_cnonce()
        count = Count(nonce=space.nonce, cnonce=cnonce, number=self._next_number(space.nonce))
        target = _target(request)
        message = Message(method=request.method, target=target, body=request.content)
        value = digest_response.authorization(space.key, count, message)
        others = [line for line in request.headers.raw if line[0].lower() != b"authorization"]
        request.headers = httpx.Headers([*others, (b"Authorization", value)])
        return _Signed(space=space, count=count, target=target, is_first=is_first)

    def _next_number(self, nonce: str) -> int:
        number = self._counts.pop(nonce, 0) + 1
        self._counts[nonce] = number  # the one used last goes to the end
        while len(self._counts) > _MOST_NONCES:
            del self._counts[next(iter(self._counts))]
        return number

    def _learn(
        self, request: httpx.Request, signed: _Signed | None, answer: httpx.Response
    ) -> None:
        """Keep what was accepted, forget what was not."""
        if signed is None:
            return
        place = (_origin(request), signed.space.key.offer.realm)
        self._spaces.pop(place, None)
        if answer.status_code == 401:
            return
        info = challenges.parameters(_lines(answer, b"authentication-info"))
        nonce = info.raw("nextnonce") or signed.space.nonce
        self._spaces[place] = replace(signed.space, nonce=nonce)
        while len(self._spaces) > _MOST_SPACES:
            del self._spaces[next(iter(self._spaces))]
        proof = digest_response.rspauth(signed.space.key, signed.count, signed.target)
        given = info.get("rspauth").lower()
        if proof and given and proof != given:
            signing.warn(request, DOUBTFUL)


def _offer(answer: httpx.Response) -> Offer | None:
    if answer.status_code != 401:
        return None
    return digest_response.first_supported(challenges.read(_lines(answer, b"www-authenticate")))


def _is_refused(signed: _Signed | None, offer: Offer) -> bool:
    """Whether the same password was refused just now, and not because of its nonce."""
    if signed is None or not signed.is_first or offer.is_stale:
        return False
    return signed.space.key.offer.realm == offer.realm


def _lines(answer: httpx.Response, name: bytes) -> list[str]:
    """Give the lines of a header as Latin-1, one character a byte."""
    return [value.decode("latin-1") for key, value in answer.headers.raw if key.lower() == name]


def _target(request: httpx.Request) -> str:
    target = cast("bytes", request.extensions.get("target", request.url.raw_path))
    return target.decode("ascii")


def _origin(request: httpx.Request) -> str:
    return str(request.url.copy_with(raw_path=b"/")).removesuffix("/")


def _url(request: httpx.Request) -> str:
    return _origin(request) + _target(request)


def _new_cnonce() -> str:
    return secrets.token_hex(16)
