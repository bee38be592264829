"""OAuth 1.0 and 1.0a (RFC 5849)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class OAuth1(Scheme):
    """Signs each request with the consumer's and the token's secret."""

    name: ClassVar[str] = "oauth1"
    title: ClassVar[str] = "OAuth"
    summary: ClassVar[str] = "OAuth 1.0 and 1.0a: each request is signed (RFC 5849)."

    consumer_key: str = fields.text("Consumer Key", required=True)
    consumer_secret: Secret = fields.secret("Consumer Secret", required=True)
    signature_method: str = fields.choice(
        "Signature Method",
        (
            ("HMAC-SHA256", "HMAC-SHA256"),
            ("HMAC-SHA1", "HMAC-SHA1"),
            ("PLAINTEXT", "PLAINTEXT"),
        ),
        "HMAC-SHA256",
    )
    realm: str = fields.text("Realm", help="NetSuite: the account, as in 1234567_SB1.")
    request_token_url: str = fields.url("Request Token URL")
    authorization_url: str = fields.url("Authorization URL")
    access_token_url: str = fields.url("Access Token URL")
    token_method: str = fields.choice(
        "Token Request Method", (("POST", "POST"), ("GET", "GET")), "POST"
    )
    callback: str = fields.choice(
        "Callback",
        (("loopback", "This computer"), ("oob", "PIN (oob)")),
        "loopback",
        help="How the permission comes back from the browser.",
    )
    redirect_port: int | None = fields.number(
        "Callback Port",
        None,
        minimum=1,
        maximum=65535,
        help="Blank: any free port.",
        when={"callback": "loopback"},
    )
    access_token: Secret = fields.secret(
        "Access Token", help="Generate fills it in, or paste it. May be blank.", obtained=True
    )
    token_secret: Secret = fields.secret(
        "Token Secret", help="Belongs to the access token.", obtained=True
    )
    blank_access_token: str = fields.choice(
        "When Access Token is blank",
        (
            ("omit", "Leave oauth_token out"),
            ("include", "Send oauth_token empty"),
        ),
        "omit",
        help="Boomi's Suppress Blank Access Token?: selected means send it empty on one of its "
        "pages, and leave it out on another. Here you choose.",
    )
