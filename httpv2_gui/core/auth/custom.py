"""Custom: User Name and Password go where their placeholders stand, and nowhere else.

Boomi flags single headers and path elements as replacement variables; here the placeholder stands
where the value belongs, in any text of a request. Both values are secrets in what is shown, since
either may be a key in a path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import PlacedValue, Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.placeholders import PASSWORD, USERNAME
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class CustomAuth(Scheme):
    """Replaces `{{integration.username}}` and `{{integration.password}}`; adds no header."""

    name: ClassVar[str] = "custom"
    title: ClassVar[str] = "Custom"
    summary: ClassVar[str] = (
        "User Name and Password go where {{integration.username}} and {{integration.password}} "
        "stand, in headers or in the path."
    )

    username: str = fields.text("User Name", required=True)
    password: Secret = fields.secret("Password", required=True)
    encode_in_url: bool = fields.flag(
        "Encode in the URL",
        True,
        help="Percent-encodes both where they stand in the URL. Boomi puts them in as they are.",
    )

    def values(self) -> Mapping[str, PlacedValue]:
        return {
            USERNAME: PlacedValue(text=Secret(self.username), encoded_in_url=self.encode_in_url),
            PASSWORD: PlacedValue(text=self.password, encoded_in_url=self.encode_in_url),
        }

    def adds(self) -> tuple[str, ...]:
        return (USERNAME, PASSWORD)

    def known_secrets(self) -> Iterator[Known]:
        yield Known("Password", self.password.reveal())
        yield Known("User Name", self.username)

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.status not in (401, 403):
            return None
        return Explanation(
            hint=f"Check User Name and Password, and that {USERNAME} and {PASSWORD} stand where "
            "the server looks for them: the preview shows the places."
        )
