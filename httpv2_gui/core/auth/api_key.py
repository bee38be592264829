"""API Key Flow: one secret in a header that you name."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth import request_header
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import name_error, whole_value_error
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class ApiKeyAuth(Scheme):
    """Sends one secret in a header that you name."""

    name: ClassVar[str] = "api_key"
    title: ClassVar[str] = "API key"
    summary: ClassVar[str] = "One secret in a header that you name."

    field_name: str = fields.text(
        "API Key Field Name",
        required=True,
        help="Name of the request header, for example x-apikey.",
        hint="x-apikey",
    )
    secret: Secret = fields.secret("API Key Secret", required=True)

    def signer(self) -> httpx.Auth:
        return _ApiKeySigner(self.field_name.strip(), self.secret)

    def adds(self) -> tuple[str, ...]:
        return (f"{self.field_name.strip()} header (API key)",)

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.status not in (401, 403):
            return None
        return Explanation(
            hint="The server does not take the key: check API Key Secret, and in API Key Field "
            "Name the name of the header that it looks for."
        )

    def check(self) -> Iterator[Problem]:
        name, secret = self.field_name.strip(), self.secret.reveal()
        if name and (error := name_error(name)) is not None:
            yield Problem("field_name", "API Key Field Name", error)
        if (error := whole_value_error(secret, "The secret")) is not None:
            yield Problem("secret", "API Key Secret", error)


class _ApiKeySigner(httpx.Auth):
    def __init__(self, field_name: str, secret: Secret) -> None:
        self._field_name = field_name
        self._secret = secret

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request_header.put(request, self._field_name, self._secret.reveal())
        yield request
