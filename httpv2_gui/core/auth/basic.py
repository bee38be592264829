"""HTTP Basic (RFC 7617): with every request, as HTTP V2 does, or after the server's challenge."""

from __future__ import annotations

import base64
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth import challenges
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange, header
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class BasicAuth(Scheme):
    """Sends a user name and a password, in UTF-8 (RFC 7617 §2.1)."""

    name: ClassVar[str] = "basic"
    title: ClassVar[str] = "Basic"
    summary: ClassVar[str] = "User name and password with every request (RFC 7617)."

    username: str = fields.text("Basic Auth Username", required=True)
    password: Secret = fields.secret("Basic Auth Password", required=True)
    after_challenge: bool = fields.flag(
        "Wait for the challenge",
        False,
        help="Sends the password only where the server has asked for it with HTTP Basic. Off: "
        "with every request, as HTTP V2 does.",
    )

    def signer(self) -> httpx.Auth:
        return _BasicSigner(self.username, self.password, self.after_challenge)

    @property
    def waits_for_challenge(self) -> bool:
        return self.after_challenge

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

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.status != 401 or exchange.received is None:
            return None
        offered = challenges.offered(exchange.received.headers)
        sent = header(exchange.sent.headers, "authorization")
        if offered and not any(one.named("basic") for one in offered):
            what = "was not enough" if sent else "was not sent"
            hint = (
                f"The server offers {challenges.in_words(offered)}, but not Basic: the password "
                f"{what}. Choose another way to authenticate in the connection."
            )
        elif not sent:
            hint = (
                "The server refuses without asking for a password, so none was sent. Switch "
                "Wait for the challenge off to send it with every request."
            )
        else:
            hint = (
                "The server knows no such user or password: check Basic Auth Username and Basic "
                "Auth Password."
            )
        return Explanation(hint=hint)


class _BasicSigner(httpx.Auth):
    def __init__(self, username: str, password: Secret, after_challenge: bool) -> None:
        self._username = username
        self._password = password
        self._waits = after_challenge

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        if self._waits:
            answer = yield request
            if not _asks_for_basic(answer):
                return
        pair = f"{self._username}:{self._password.reveal()}".encode("utf-8", "replace")
        request.headers["Authorization"] = "Basic " + base64.b64encode(pair).decode()
        yield request


def _asks_for_basic(answer: httpx.Response) -> bool:
    if answer.status_code != 401:
        return False
    lines = answer.headers.get_list("www-authenticate")
    return any(one.named("basic") for one in challenges.read(lines))
