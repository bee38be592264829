"""NTLM, Kerberos and SPNEGO over HTTP (MS-NLMP, RFC 4559)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class NegotiateAuth(Scheme):
    """Signs in as a Windows or Kerberos user, with a password or as who is signed in."""

    name: ClassVar[str] = "negotiate"
    title: ClassVar[str] = "NTLM Authentication"
    summary: ClassVar[str] = "NTLM, Kerberos or SPNEGO, as a domain user or as who is signed in."
    binds_connection: ClassVar[bool] = True

    mode: str = fields.choice(
        "Mechanism",
        (
            ("negotiate", "Negotiate: Kerberos if possible, else NTLM"),
            ("ntlm", "NTLM"),
            ("kerberos", "Kerberos"),
        ),
        "negotiate",
    )
    use_signed_in_user: bool = fields.flag(
        "Use the signed-in user",
        False,
        help="Windows: who is signed in. Linux and macOS: the Kerberos ticket of kinit.",
    )
    domain: str = fields.text(
        "Domain",
        help="Windows domain, or Kerberos realm.",
        hint="CORP",
        when={"use_signed_in_user": False},
    )
    username: str = fields.text("User Name", required=True, when={"use_signed_in_user": False})
    password: Secret = fields.secret("Password", required=True, when={"use_signed_in_user": False})
