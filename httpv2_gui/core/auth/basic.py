"""HTTP Basic (RFC 7617), sent without waiting for a challenge, as HTTP V2 does."""

from __future__ import annotations

import base64
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class BasicAuth(Scheme):
    """Sends a user name and a password with every request, in UTF-8 (RFC 7617 §2.1)."""

    name: ClassVar[str] = "basic"
    title: ClassVar[str] = "Basic"
    summary: ClassVar[str] = "User name and password with every request (RFC 7617)."

    username: str = fields.text("Basic Auth Username", required=True)
    password: Secret = fields.secret("Basic Auth Password", required=True)

    def signer(self) -> httpx.Auth:
        return _BasicSigner(self.username, self.password)

    def adds(self) -> tuple[str, ...]:
        return ("Authorization header (Basic)",)

    def known_secrets(self) -> Iterator[Known]:
        yield Known("Basic Auth Password", self.password.reveal(), basic_user=self.username)

    def check(self) -> Iterator[Problem]:
        if ":" in self.username:
            yield Problem(
                "username",
                "Basic Auth Username",
                "A user name with a colon cannot be sent in HTTP Basic (RFC 7617 §2).",
            )


class _BasicSigner(httpx.Auth):
    def __init__(self, username: str, password: Secret) -> None:
        self._username = username
        self._password = password

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        pair = f"{self._username}:{self._password.reveal()}".encode("utf-8", "replace")
        request.headers["Authorization"] = "Basic " + base64.b64encode(pair).decode()
        yield request
