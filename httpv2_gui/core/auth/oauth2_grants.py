"""The grants of OAuth 2.0, step by step: authorization code, password, client credentials, refresh.

Each ends with the scheme that holds the new token. Every request to the token endpoint carries the
Access Token Parameters, the refresh too: an `audience` or `resource` is needed there as well.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Generator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from httpv2_gui.core.auth import oauth2_redirect, oauth2_replies
from httpv2_gui.core.auth.grant import Fetch, Grant, Listen, Reply, Visit
from httpv2_gui.core.auth.oauth2_replies import ReplyError, TokenReply
from httpv2_gui.core.auth.token_facts import TokenFacts, fingerprint, settings_of
from httpv2_gui.core.model.fields import NameValue
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Headers
from httpv2_gui.core.model.secret import Secret

if TYPE_CHECKING:
    from httpv2_gui.core.auth.oauth2 import OAuth2

Pairs = Sequence[tuple[str, str]]
_Asking = Generator[Fetch, Reply, TokenReply]
_TOKEN_URL = "Access Token URL"  # noqa: S105 - a label
_AUTHENTICATION = "Client Authentication"
_OF_REFRESH = "Refresh Authorization Schema"


def authorization_code(scheme: OAuth2) -> Grant:
    """RFC 6749 §4.1 with PKCE (RFC 7636): a person allows it in a browser."""
    listen = Listen(port=scheme.redirect_port or 0, redirect_uri=scheme.redirect_uri.strip())
    redirect_uri: str = yield listen
    state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    came: str = yield Visit(
        url=_authorization_url(scheme, redirect_uri, state, verifier),
        then_url=scheme.access_token_url.strip(),
        then_label=_TOKEN_URL,
    )
    servers = (scheme.authorization_url, scheme.access_token_url)
    code = oauth2_redirect.code_of(came, state=state, servers=servers)
    pairs = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", redirect_uri),
    ]
    known = [Known("code", code)]
    if scheme.pkce:
        pairs.append(("code_verifier", verifier))
        known.append(Known("code verifier", verifier))
    hint = (
        "Press Generate again: a code holds for a minute and works once. If it stays, compare "
        "Redirect URI with what the server knows."
    )
    tokens = yield from _ask(scheme, pairs, known=known, grant_hint=hint)
    return holding(scheme, tokens)


def password(scheme: OAuth2) -> Grant:
    """RFC 6749 §4.3: the person's own name and password; gone from OAuth 2.1."""
    pairs = [
        ("grant_type", "password"),
        ("username", scheme.username),
        ("password", scheme.password.reveal()),
        *_scope(scheme),
    ]
    tokens = yield from _ask(scheme, pairs, grant_hint="Check User Name and Password.")
    return holding(scheme, tokens)


def client_credentials(scheme: OAuth2) -> Grant:
    """RFC 6749 §4.4: the client speaks for itself."""
    pairs = [("grant_type", "client_credentials"), *_scope(scheme)]
    tokens = yield from _ask(scheme, pairs, grant_hint="Check Grant Type and Scope.")
    return holding(scheme, tokens)


def refresh(scheme: OAuth2) -> Grant:
    """RFC 6749 §6. Scope is left out, which means the same as before, unless the server wants it.

    With the password grant a refresh token that is used up is no loss.
    """
    try:
        tokens = yield from _refreshed(scheme)
    except ReplyError:
        if scheme.grant != "password":
            raise
        return (yield from password(scheme))
    return holding(scheme, tokens)


def _refreshed(scheme: OAuth2) -> _Asking:
    pairs = [("grant_type", "refresh_token"), ("refresh_token", scheme.refresh_token.reveal())]
    hint = "The refresh token is used up or revoked: press Generate."
    try:
        return (yield from _ask(scheme, pairs, grant_hint=hint, refreshes=True))
    except ReplyError as error:
        if error.code not in ("invalid_scope", "invalid_request") or not scheme.scope.strip():
            raise
    pairs += _scope(scheme)
    return (yield from _ask(scheme, pairs, grant_hint=hint, refreshes=True))


def holding(scheme: OAuth2, tokens: TokenReply) -> OAuth2:
    """Give the scheme with new tokens; a refresh token that is not replaced stays."""
    facts = TokenFacts(
        token=fingerprint(tokens.access_token),
        settings=settings_of(scheme),
        obtained_at=_now(),
        expires_at=tokens.expires_at,
        token_type=tokens.token_type,
    )
    kept = Secret(tokens.refresh_token) if tokens.refresh_token else scheme.refresh_token
    return scheme.with_values(
        access_token=Secret(tokens.access_token),
        refresh_token=kept,
        token_facts=facts.written(),
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _scope(scheme: OAuth2) -> Pairs:
    return [("scope", scheme.scope)] if scheme.scope.strip() else []


def _authorization_url(scheme: OAuth2, redirect_uri: str, state: str, verifier: str) -> str:
    pairs = [
        ("response_type", "code"),
        ("client_id", scheme.client_id),
        ("redirect_uri", redirect_uri),
        *_scope(scheme),
        ("state", state),
    ]
    if scheme.pkce:
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        pairs += [("code_challenge", challenge), ("code_challenge_method", "S256")]
    pairs += scheme.authorization_parameters
    # %20 rather than +: a page that reads the address itself may know only the one.
    query = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)
    base = scheme.authorization_url.strip().partition("#")[0]
    joint = "" if base.endswith(("?", "&")) else "&" if "?" in base else "?"
    return f"{base}{joint}{query}"


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")


# The token endpoint


def _ask(
    scheme: OAuth2,
    pairs: Pairs,
    *,
    known: Sequence[Known] = (),
    grant_hint: str,
    refreshes: bool = False,
) -> _Asking:
    """Send one token request and read the reply; raises ReplyError."""
    by_refresh = refreshes and scheme.grant != "client_credentials"
    how = scheme.refresh_authentication if by_refresh else scheme.client_authentication
    client, headers = _client(scheme, how)
    form = [*pairs, *client, *scheme.access_token_parameters]
    reply = yield Fetch(
        method="POST",
        url=scheme.access_token_url,
        headers=(
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Accept", "application/json"),
            *headers,
        ),
        body="&".join(f"{_form(name)}={_form(value)}" for name, value in form).encode(),
        place="auth.access_token_url",
        label=_TOKEN_URL,
        secrets=(*known, *_basic_secrets(headers)),
    )
    field = _OF_REFRESH if by_refresh else _AUTHENTICATION
    return oauth2_replies.read(reply, _now(), grant_hint=grant_hint, authentication=field)


def _client(scheme: OAuth2, how: str) -> tuple[Sequence[NameValue], Headers]:
    """Say who the client is, in the body or in a header and never in both (RFC 6749 §2.3.1)."""
    name, secret = scheme.client_id, scheme.client_secret.reveal()
    if how == "body":
        own = [NameValue("client_id", name)]
        return ([*own, NameValue("client_secret", secret)] if secret else own), ()
    pair = f"{name}:{secret}" if how == "basic_raw" else f"{_form(name)}:{_form(secret)}"
    encoded = base64.b64encode(pair.encode("utf-8", "replace")).decode()
    return [], (("Authorization", f"Basic {encoded}"),)


def _form(text: str) -> str:
    return quote_plus(text, errors="replace")


def _basic_secrets(headers: Headers) -> Sequence[Known]:
    return [Known("Client Secret", value.removeprefix("Basic ")) for _name, value in headers]
