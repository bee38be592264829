"""Password Digest (RFC 7616)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class DigestAuth(Scheme):
    """Proves the password without sending it, after the server's challenge."""

    name: ClassVar[str] = "digest"
    title: ClassVar[str] = "Password Digest"
    summary: ClassVar[str] = "Proves the password without sending it (RFC 7616)."

    username: str = fields.text("User Name", required=True)
    password: Secret = fields.secret("Password", required=True)
