"""Dedicated Authentication Flow: a request of its own fetches the token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import Scheme, TokenFlow
from httpv2_gui.core.model import fields, json_text
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import name_error, value_error
from httpv2_gui.core.model.placeholders import TOKEN
from httpv2_gui.core.model.request import METHODS
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class DedicatedAuth(Scheme):
    """Fetches a token before each run and puts it wherever `{{integration.token}}` stands."""

    name: ClassVar[str] = "dedicated"
    title: ClassVar[str] = "Dedicated (OAuth)"
    summary: ClassVar[str] = (
        "A token is fetched before each run and stands for {{integration.token}}."
    )

    method: str = fields.choice(
        "Dedicated Auth API Request Method",
        tuple((method, method) for method in METHODS),
        "POST",
    )
    url: str = fields.url(
        "Dedicated Auth API Request URL",
        required=True,
        help="The token endpoint.",
        hint="https://api.example.com/oauth2/token",
    )
    headers: Secret = fields.secret_json(
        "Dedicated Auth API Request Headers",
        help="A JSON object. Its Content-Type decides whether the body goes as form or as JSON.",
        hint='{"Content-Type": "application/x-www-form-urlencoded"}',
    )
    body: Secret = fields.secret_json(
        "Dedicated Auth API Request Body",
        help="A JSON object.",
        hint='{"client_id": "…", "client_secret": "…"}',
        usual=True,
    )
    token_field: str = fields.text(
        "Dedicated Auth API Request Token Field Name",
        required=True,
        help="Where the token stands in the answer; nested names are joined: data_access_token.",
        hint="access_token",
    )

    def token_flow(self) -> TokenFlow:
        return TokenFlow(
            method=self.method,
            url=self.url.strip(),
            headers=self.headers.reveal(),
            body=self.body.reveal(),
            token_field=self.token_field.strip(),
        )

    def adds(self) -> tuple[str, ...]:
        return ("{{integration.token}}",)

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.status not in (401, 403):
            return None
        return Explanation(
            hint=f"The token was fetched, but not taken here: check that {TOKEN} stands where the "
            f"API looks for it, such as Authorization: Bearer {TOKEN}, and what the token allows."
        )

    def check(self) -> Iterator[Problem]:
        if self.url.strip() and not self.url.strip().lower().startswith(("http://", "https://")):
            yield Problem(
                "url", "Dedicated Auth API Request URL", "A full URL is needed: https://…"
            )
        for name, value in json_text.members(self.headers.reveal()):
            errors = [name_error(name)]
            errors += [value_error(text, f"The value of {name}") for text in json_text.texts(value)]
            for error in errors:
                if error is not None:
                    yield Problem("headers", "Dedicated Auth API Request Headers", error)
