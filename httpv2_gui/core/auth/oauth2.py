"""OAuth 2.0 (RFC 6749, 6750, 7636, 8252)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

import httpx

from httpv2_gui.core.auth import bearer_token, oauth2_grants
from httpv2_gui.core.auth.challenges import Challenge
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.grant import Grant, TokenState
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.auth.token_facts import TokenFacts, facts_of, settings_of
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import NameValue, Problem
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange
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
    token_facts: Secret = fields.secret("Token Facts", hidden=True, when=_WITH_PERSON)
    """JSON: when it was obtained and expires, its type, what settings it was made with."""

    def signer(self) -> httpx.Auth:
        return bearer_token.BearerSigner(self.access_token)

    def adds(self) -> tuple[str, ...]:
        return ("Authorization header (Bearer)",)

    # Tokens

    def token_state(self) -> TokenState:
        facts = self._facts
        return TokenState(
            present=bool(self.access_token),
            needed=True,
            stale=self._is_stale,
            obtained_at=facts.obtained_at if facts else None,
            expires_at=facts.expires_at if facts else None,
            renewable=self.renewal() is not None,
        )

    def renewal(self) -> Grant | None:
        if self.grant == "client_credentials":
            return oauth2_grants.client_credentials(self)
        if self.refresh_token and not self._is_stale:
            return oauth2_grants.refresh(self)
        return oauth2_grants.password(self) if self.grant == "password" else None

    def generation(self) -> Grant | None:
        if self.grant == "authorization_code":
            return oauth2_grants.authorization_code(self)
        return oauth2_grants.password(self) if self.grant == "password" else None

    @property
    def _facts(self) -> TokenFacts | None:
        """None for a token that was pasted: nothing is known of it, and it is used as it is."""
        return facts_of(self.token_facts, self.access_token)

    @property
    def _is_stale(self) -> bool:
        facts = self._facts
        return facts is not None and facts.settings != settings_of(self)

    # What it knows

    def explain(self, exchange: Exchange) -> Explanation | None:
        if exchange.received is None:
            return None
        bearer = bearer_token.challenge_of(exchange.received)
        if exchange.status == 401:
            remedy = (
                "A new one was fetched, so look at Scope and Access Token Parameters."
                if self.grant == "client_credentials"
                else "Press Generate for a new one."
            )
            said = _said(bearer)
            return Explanation(hint=f"The server does not accept the access token{said}. {remedy}")
        if bearer is not None and bearer.get("error") == "insufficient_scope":
            needed = bearer.get("scope")
            lack = f" It needs {needed}." if needed else ""
            said = _said(bearer)
            return Explanation(hint=f"The token allows too little{said}.{lack} Change Scope.")
        return None

    def known_secrets(self) -> Iterator[Known]:
        yield from super().known_secrets()
        secret = self.client_secret.reveal()
        if secret:
            yield Known("Client Secret", secret, basic_user=self.client_id)
        if self.access_token:
            yield Known("Access Token", bearer_token.bare(self.access_token))

    def check(self) -> Iterator[Problem]:
        yield from self._url_problems()
        if self.grant == "authorization_code":
            yield from self._redirect_problems()
        if "basic_raw" in self._ways and ":" in self.client_id:
            message = "A colon would end it in Basic Authorization: form-encode it."
            yield Problem("client_id", "Client ID", message)
        yield from self._space_problems()
        yield from bearer_token.problems_of(self.access_token, "access_token", "Access Token")

    @property
    def _ways(self) -> tuple[str, ...]:
        if self.grant == "client_credentials":
            return (self.client_authentication,)
        return (self.client_authentication, self.refresh_authentication)

    def _space_problems(self) -> Iterator[Problem]:
        secret = self.client_secret.reveal()
        for name, label, text in (
            ("client_id", "Client ID", self.client_id),
            ("client_secret", "Client Secret", secret),
        ):
            if text.strip() and text != text.strip():
                message = "It begins or ends with a space, which is sent too. Copy it again."
                yield Problem(name, label, message, "warning")

    def _url_problems(self) -> Iterator[Problem]:
        urls = [("access_token_url", "Access Token URL", self.access_token_url)]
        if self.grant == "authorization_code":
            label = "Authorization Token URL"
            urls.append(("authorization_url", label, self.authorization_url))
        for name, label, url in urls:
            if url.strip() and not _WEB.match(url.strip()):
                message = "A full URL is needed, such as https://login.example.com/oauth2/token."
                yield Problem(name, label, message)

    def _redirect_problems(self) -> Iterator[Problem]:
        uri = self.redirect_uri.strip()
        if uri and (not _scheme_of(uri) or "#" in uri):
            message = "A full URI without # is needed, such as http://127.0.0.1:8400/callback."
            yield Problem("redirect_uri", "Redirect URI", message)
        elif uri and self.redirect_port is not None:
            message = "It is not used: Redirect URI says where the browser comes back."
            yield Problem("redirect_port", "Redirect Port", message, "warning")
        for pair in self.authorization_parameters:
            if pair.name in _OWN_PARAMETERS:
                message = f"{pair.name} is sent anyway: it would stand there twice."
                label = "Authorization Parameters"
                yield Problem("authorization_parameters", label, message, "warning")


_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_OWN_PARAMETERS = (
    *("response_type", "client_id", "redirect_uri", "state"),
    *("code_challenge", "code_challenge_method"),
)


def _scheme_of(uri: str) -> str:
    try:
        return urlsplit(uri).scheme
    except ValueError:
        return ""


def _said(bearer: Challenge | None) -> str:
    """Give what the server says of the token, in brackets."""
    words = bearer_token.in_words(bearer) if bearer is not None else ""
    return f" ({words})" if words else ""
