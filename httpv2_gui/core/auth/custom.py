"""Custom: User Name and Password go where their placeholders stand, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
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
