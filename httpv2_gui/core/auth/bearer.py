"""A fixed bearer token (RFC 6750 §2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth import bearer_token, challenges
from httpv2_gui.core.auth.challenges import Challenge
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class BearerAuth(Scheme):
    """Sends a token that you have with every request."""

    name: ClassVar[str] = "bearer"
    title: ClassVar[str] = "Bearer"
    summary: ClassVar[str] = "A token that you have, with every request (RFC 6750)."

    token: Secret = fields.secret("Token", required=True)

    def signer(self) -> httpx.Auth:
        return bearer_token.BearerSigner(self.token)

    def adds(self) -> tuple[str, ...]:
        return ("Authorization header (Bearer)",)

    def known_secrets(self) -> Iterator[Known]:
        yield Known("Token", bearer_token.bare(self.token))
        yield from super().known_secrets()

    def check(self) -> Iterator[Problem]:
        yield from bearer_token.problems_of(self.token, "token", "Token")

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.received is None or exchange.status not in (401, 403):
            return None
        bearer = bearer_token.challenge_of(exchange.received)
        if bearer is not None:
            words = bearer_token.in_words(bearer)
            said = f"The server says: {words}. " if words else ""
            return Explanation(hint=said + _advice(bearer, exchange.status))
        offered = challenges.offered(exchange.received.headers)
        if offered and exchange.status == 401:
            return Explanation(
                hint=f"The server offers {challenges.in_words(offered)}, but not Bearer. Choose "
                "another way to authenticate in the connection."
            )
        return Explanation(hint=_advice(None, exchange.status))


def _advice(bearer: Challenge | None, status: int) -> str:
    if bearer is not None and bearer.get("error") == "insufficient_scope":
        needed = bearer.get("scope")
        return f"The token lacks a scope{f': {needed}' if needed else ''}. Get another Token."
    if status == 403:
        return "Check Token, and what it is allowed to do."
    return "Check Token: it is wrong, expired, or meant for another system."
