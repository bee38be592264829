"""What Digest computes: from a challenge and a password to an Authorization header (RFC 7616 §3.4).

Texts of a challenge are Latin-1, one character a byte, so that what came is sent back byte for
byte: RFC 7616 takes a value for the computation as it stands between its quotes.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from httpv2_gui.core.auth.challenges import Challenge, escaped
from httpv2_gui.core.model.secret import Secret

ALGORITHMS = {
    "md5": "md5",
    "sha-256": "sha256",
    "sha-512-256": "sha512_256",
    "sha-512": "sha512",
}
"""Algorithms by their name in a challenge, each also with `-sess`; SHA-512 is httpbin's own."""
_SESSION = "-sess"
_QUALITIES = ("auth", "auth-int")


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A Digest challenge that can be answered."""

    challenge: Challenge
    hash_name: str
    """As hashlib knows it."""
    per_session: bool
    """The password is mixed with the first nonces once (`-sess`)."""
    quality: str
    """`auth`, `auth-int`, or empty for a server of RFC 2069."""

    @classmethod
    def of(cls, challenge: Challenge) -> Offer | None:
        """Read a challenge; None when it cannot be answered."""
        algorithm = challenge.get("algorithm").lower() or "md5"
        hash_name = ALGORITHMS.get(algorithm.removesuffix(_SESSION), "")
        quality = _quality(challenge)
        if not challenge.named("digest") or hash_name not in hashlib.algorithms_available:
            return None
        if challenge.raw("nonce") is None or quality is None:
            return None
        return cls(
            challenge=challenge,
            hash_name=hash_name,
            per_session=algorithm.endswith(_SESSION),
            quality=quality,
        )

    @property
    def realm(self) -> str:
        return self.challenge.raw("realm") or ""

    @property
    def nonce(self) -> str:
        return self.challenge.raw("nonce") or ""

    @property
    def is_stale(self) -> bool:
        """Whether only the nonce was too old: the password was right."""
        return self.challenge.get("stale").lower() == "true"

    @property
    def wants_hidden_user(self) -> bool:
        return self.challenge.get("userhash").lower() == "true"

    @property
    def knows_utf_8(self) -> bool:
        return self.challenge.get("charset").lower() == "utf-8"

    def octets(self, text: str) -> bytes:
        """Give typed text as bytes, in NFC where the server says that it does so (§4)."""
        normal = unicodedata.normalize("NFC", text) if self.knows_utf_8 else text
        return normal.encode("utf-8", "replace")

    def hash(self, *parts: bytes) -> bytes:
        """Hash parts joined by colons, to lower-case hexadecimal digits."""
        made = hashlib.new(self.hash_name, b":".join(parts), usedforsecurity=False)
        return made.hexdigest().encode()


def first_supported(challenges: Iterable[Challenge]) -> Offer | None:
    """Give the first challenge that can be answered: the server's order counts (§3.7)."""
    return next((offer for one in challenges if (offer := Offer.of(one)) is not None), None)


@dataclass(frozen=True, kw_only=True)
class Message:
    """What of a request the answer protects."""

    method: str
    target: str
    """The request target exactly as it goes out, query included."""
    body: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Key:
    """The password in the form that answers need; made once for a challenge (`-sess`)."""

    offer: Offer
    username: str
    hashed: bytes = field(repr=False)
    """HA1."""

    @classmethod
    def of(cls, offer: Offer, username: str, password: Secret, cnonce: str) -> Key:
        secret = offer.octets(password.reveal())
        hashed = offer.hash(offer.octets(username), _raw(offer.realm), secret)
        if offer.per_session:
            hashed = offer.hash(hashed, _raw(offer.nonce), _raw(cnonce))
        return cls(offer=offer, username=username, hashed=hashed)


@dataclass(frozen=True, kw_only=True)
class Count:
    """What makes one answer differ from the next."""

    nonce: str
    cnonce: str
    number: int
    """How many answers this nonce has had, this one included."""

    @property
    def nc(self) -> str:
        return f"{self.number:08x}"


def authorization(key: Key, count: Count, message: Message) -> bytes:
    """Give the value of the Authorization header."""
    response = _response(key, count, _protected(key.offer, message, message.method))
    written = ", ".join(_fields(key, count, message.target, response))
    return f"Digest {written}".encode("latin-1")


def rspauth(key: Key, count: Count, target: str) -> str | None:
    """Give how a server proves that it knows the password; None where that is not computed.

    With auth-int the proof covers the body, which has not arrived when the head is looked at.
    """
    if key.offer.quality != "auth":
        return None
    message = Message(method="", target=target)
    return _response(key, count, _protected(key.offer, message, ""))


def _response(key: Key, count: Count, protected: bytes) -> str:
    offer, nonce = key.offer, _raw(count.nonce)
    if not offer.quality:
        return offer.hash(key.hashed, nonce, protected).decode()
    fresh = (nonce, count.nc.encode(), _raw(count.cnonce), offer.quality.encode())
    return offer.hash(key.hashed, *fresh, protected).decode()


def _protected(offer: Offer, message: Message, method: str) -> bytes:
    """Give HA2."""
    parts = [method.encode(), _raw(message.target)]
    if offer.quality == "auth-int":
        parts.append(offer.hash(message.body))
    return offer.hash(*parts)


def _fields(key: Key, count: Count, target: str, response: str) -> Iterator[str]:
    """Yield the parameters; which are quoted and which are not is fixed (§3.4)."""
    offer = key.offer
    yield from _user(key)
    yield f'realm="{offer.realm}"'
    yield f'nonce="{count.nonce}"'
    yield f'uri="{target}"'
    yield f'response="{response}"'
    if offer.challenge.raw("algorithm") is not None:
        yield f"algorithm={offer.challenge.get('algorithm')}"
    if offer.quality or offer.per_session:
        yield f'cnonce="{count.cnonce}"'
    if offer.challenge.raw("opaque") is not None:
        yield f'opaque="{offer.challenge.raw("opaque")}"'
    if offer.quality:
        yield f"qop={offer.quality}"
        yield f"nc={count.nc}"


def _user(key: Key) -> Iterator[str]:
    offer, octets = key.offer, key.offer.octets(key.username)
    if offer.wants_hidden_user:
        yield f'username="{offer.hash(octets, _raw(offer.realm)).decode()}"'
        yield "userhash=true"
    elif offer.knows_utf_8 and not octets.isascii():
        yield f"username*=UTF-8''{quote(octets, safe='')}"
    else:  # servers of RFC 2617 know no other way than the bytes themselves
        yield f'username="{escaped(octets.decode("latin-1"))}"'


def _quality(challenge: Challenge) -> str | None:
    """Choose what is protected: `auth` before `auth-int`; None when only others are offered."""
    offered = {one.strip().lower() for one in challenge.get("qop").split(",")} - {""}
    if not offered:
        return ""
    return next((one for one in _QUALITIES if one in offered), None)


def _raw(text: str) -> bytes:
    return text.encode("latin-1")
