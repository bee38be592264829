"""Password Digest (RFC 7616): the password itself is never sent.

Of several challenges the first that can be answered counts, in the server's order (§3.7). The
algorithms are MD5, SHA-256, SHA-512-256 and SHA-512, each also with `-sess`; challenges with others
are passed over. `auth` is chosen before `auth-int`; a server of RFC 2069 offers neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth import challenges
from httpv2_gui.core.auth.challenges import Challenge
from httpv2_gui.core.auth.digest_response import ALGORITHMS, Offer, first_supported
from httpv2_gui.core.auth.digest_signer import DigestSigner
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import value_error
from httpv2_gui.core.model.result import Exchange, Headers, header
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class DigestAuth(Scheme):
    """Proves the password without sending it, after the server's challenge."""

    name: ClassVar[str] = "digest"
    title: ClassVar[str] = "Password Digest"
    summary: ClassVar[str] = "Proves the password without sending it (RFC 7616)."

    username: str = fields.text("User Name", required=True)
    password: Secret = fields.secret("Password", required=True)

    def signer(self) -> httpx.Auth:
        return DigestSigner(self.username, self.password)

    @property
    def waits_for_challenge(self) -> bool:
        return True

    def adds(self) -> tuple[str, ...]:
        return ("Authorization header (Digest)",)

    def check(self) -> Iterator[Problem]:
        if (error := value_error(self.username, "The user name")) is not None:
            yield Problem("username", "User Name", error)

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.status != 401 or exchange.received is None:
            return None
        offered = challenges.offered(exchange.received.headers)
        return Explanation(hint=_hint(offered, exchange.sent.headers))


def _hint(offered: tuple[Challenge, ...], sent: Headers) -> str:
    digests = [one for one in offered if one.named("digest")]
    if not offered:
        return (
            "The server refuses but offers no way to authenticate (no WWW-Authenticate): nothing "
            "of User Name and Password was used. Check that Test URL or URL Path is right."
        )
    if not digests:
        return (
            f"The server offers {challenges.in_words(offered)}, but not Digest: nothing of the "
            "password was sent. Choose another way to authenticate in the connection."
        )
    offer = first_supported(digests)
    if offer is None:
        return _unsupported(digests)
    if not header(sent, "authorization").startswith("Digest "):
        return "A typed Authorization header was sent in place of the answer: remove it in Headers."
    return _refused(offer)


def _unsupported(digests: list[Challenge]) -> str:
    names = ", ".join(name.upper() for name in ALGORITHMS)
    return (
        f"The server offers {challenges.in_words(digests)}, which cannot be answered here: known "
        f"are the algorithms {names}, each also with -sess, and qop auth, auth-int or none. "
        "Choose another way to authenticate in the connection."
    )


def _refused(offer: Offer) -> str:
    what = f"The challenge {challenges.in_words((offer.challenge,))} was answered"
    if offer.quality:
        what += f" with qop {offer.quality}"
    if offer.is_stale:
        return (
            f"{what}, but the server calls every nonce stale: its nonces live too short, or "
            "several servers behind one address do not know each other's."
        )
    return f"{what}, and refused: check User Name and Password."
