"""OAuth 2.0 (RFC 6749, 6750, 7636, 8252)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import NameValue
from httpv2_gui.core.model.secret import Secret

_CODE = {"grant": "authorization_code"}
_PASSWORD = {"grant": "password"}
_WITH_PERSON = {"grant": ("authorization_code", "password")}
_IN_BODY_OR_BASIC = (
    ("body", "Request Body Parameters"),
    ("basic", "Basic Authorization"),
    ("basic_raw", "Basic Authorization, not form-encoded"),
)


@dataclass(frozen=True, kw_only=True)
class OAuth2(Scheme):
    """Gets an access token from an authorization server and sends it with every request."""

    name: ClassVar[str] = "oauth2"
    title: ClassVar[str] = "OAuth 2.0"
    summary: ClassVar[str] = (
        "An access token from an authorization server, renewed when it expires (RFC 6749)."
    )

    grant: str = fields.choice(
        "Grant Type",
        (
            ("authorization_code", "Authorization Code"),
            ("password", "Resource Owner Credentials"),
            ("client_credentials", "Client Credentials"),
        ),
        "authorization_code",
    )
    client_id: str = fields.text("Client ID", required=True)
    client_secret: Secret = fields.secret(
        "Client Secret", help="Blank for a public client.", usual=True
    )
    authorization_url: str = fields.url("Authorization Token URL", required=True, when=_CODE)
    authorization_parameters: tuple[NameValue, ...] = fields.pairs(
        "Authorization Parameters", when=_CODE
    )
    access_token_url: str = fields.url("Access Token URL", required=True)
    access_token_parameters: tuple[NameValue, ...] = fields.pairs("Access Token Parameters")
    scope: str = fields.text("Scope", help="Separated by spaces, exactly as the server knows them.")
    username: str = fields.text("User Name", required=True, when=_PASSWORD)
    password: Secret = fields.secret("Password", required=True, when=_PASSWORD)
    client_authentication: str = fields.choice("Client Authentication", _IN_BODY_OR_BASIC, "body")
    refresh_authentication: str = fields.choice(
        "Refresh Authorization Schema", _IN_BODY_OR_BASIC, "body", when=_WITH_PERSON
    )
    pkce: bool = fields.flag(
        "Use PKCE", True, help="Off only for a server that refuses it (RFC 7636).", when=_CODE
    )
    redirect_port: int | None = fields.number(
        "Redirect Port",
        None,
        minimum=1,
        maximum=65535,
        help="Blank: any free port. The server must know http://127.0.0.1:PORT/callback.",
        when=_CODE,
    )
    redirect_uri: str = fields.url(
        "Redirect URI",
        help="Only when the server insists on another: you then paste the page's address.",
        hint="http://127.0.0.1:PORT/callback",
        when=_CODE,
    )
    access_token: Secret = fields.secret(
        "Access Token", help="Generate fills it in.", obtained=True, when=_WITH_PERSON
    )
    refresh_token: Secret = fields.secret(
        "Refresh Token", help="Comes with the access token.", obtained=True, when=_WITH_PERSON
    )
    token_facts: Secret = fields.secret("Token Facts", hidden=True)
    """JSON: when it was obtained and expires, its type, what settings it was made with."""
