"""Cortex XSOAR API keys, Standard and Advanced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class XsoarAuth(Scheme):
    """Sends an XSOAR API key, as it is or hashed with a nonce and the time."""

    name: ClassVar[str] = "xsoar"
    title: ClassVar[str] = "Cortex XSOAR"
    summary: ClassVar[str] = "An API key of Cortex XSOAR, Standard or Advanced."

    key_type: str = fields.choice(
        "API Key Type",
        (
            ("standard", "Standard"),
            ("advanced", "Advanced"),
            ("xsoar_6", "XSOAR 6"),
        ),
        "standard",
        help="As chosen when the key was made: the key itself does not tell.",
    )
    key_id: str = fields.text(
        "API Key ID",
        required=True,
        help="The ID column of the API keys table.",
        hint="7",
        when={"key_type": ("standard", "advanced")},
    )
    api_key: Secret = fields.secret("API Key", required=True)
    fqdn: str = fields.text(
        "FQDN",
        help="The tenant's, as View Examples shows it after api-: it makes Test URL.",
        hint="tenant.xdr.us.paloaltonetworks.com",
    )
