"""A fixed bearer token (RFC 6750 §2.1)."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.secret import Secret


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


class _BearerSigner(httpx.Auth):
    def __init__(self, token: Secret) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = f"Bearer {self._token.reveal().strip()}"
        yield request
