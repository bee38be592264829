"""The token endpoint of OAuth 2.0: three grants and refresh, with rotation (RFC 6749, 7636)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from urllib.parse import unquote_plus

from starlette.requests import Request
from starlette.responses import Response

from httpv2_gui.practice import bodies, secrets
from httpv2_gui.practice.auth import pages, wire
from httpv2_gui.practice.auth.denied import same
from httpv2_gui.practice.auth.sealed import UnsealedError, seal, unseal
from httpv2_gui.practice.state import State, state_of
from httpv2_gui.practice.written import Json, JsonAnswer

ACCESS_SECONDS = 300
REFRESH_SECONDS = 90 * 24 * 3600
SCOPES = ("tickets.read", "tickets.write")
Form = Mapping[str, str]


class _RefusedError(Exception):
    """One of RFC 6749's error codes, and a sentence."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.error, self.status = error, status


async def token(request: Request) -> Response:
    """Gives access tokens that last 5 minutes, or `?expires_in=` seconds (RFC 6749 §3.2)."""
    try:
        form = await _form(request)
        _check_client(request, form)
        grant = _GRANTS.get(form.get("grant_type", ""))
        if grant is None:
            raise _RefusedError("unsupported_grant_type", "grant_type is missing or not known.")
        name, scope = grant(form, state_of(request))
        lasting = int(request.query_params.get("expires_in", ACCESS_SECONDS))
    except _RefusedError as error:
        return _refusal(error)
    except ValueError:
        return _refusal(_RefusedError("invalid_request", "expires_in must be a whole number."))
    answer: dict[str, Json] = {
        "access_token": seal("access", lasting, grant=name, scope=scope),
        "token_type": "Bearer",
        "expires_in": lasting,
        "scope": scope,
    }
    if name != "client_credentials":
        answer["refresh_token"] = seal("refresh", REFRESH_SECONDS, grant=name, scope=scope)
    return JsonAnswer(answer, headers={"Cache-Control": "no-store"})


def granted_scope(wanted: str) -> str | None:
    """Give the scope that is granted, by default the first; None when one is not known."""
    names = wanted.split() or list(SCOPES[:1])
    return " ".join(names) if set(names) <= set(SCOPES) else None


async def _form(request: Request) -> Form:
    if bodies.media_type(request) != "application/x-www-form-urlencoded":
        raise _RefusedError(
            "invalid_request", "Content-Type must be application/x-www-form-urlencoded."
        )
    pairs = await bodies.read_form(request)
    form = dict(pairs)
    if len(form) != len(pairs):
        raise _RefusedError("invalid_request", "A parameter came more than once.")
    return form


def _check_client(request: Request, form: Form) -> None:
    """Accept id and secret in the body or by Basic, never both (RFC 6749 §2.3)."""
    by_basic = wire.scheme(request) == "basic"
    if by_basic and "client_secret" in form:
        raise _RefusedError("invalid_request", "The client authenticated in two ways at once.")
    given = _basic(request) if by_basic else (form.get("client_id"), form.get("client_secret", ""))
    if given[0] != secrets.CLIENT_ID or not same(given[1], secrets.CLIENT_SECRET):
        raise _RefusedError("invalid_client", "client_id or client_secret is wrong.", 401)


def _basic(request: Request) -> tuple[str, str]:
    try:
        encoded = request.headers["authorization"].partition(" ")[2]
        user, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError as error:
        raise _RefusedError("invalid_client", "Basic cannot be read.", 401) from error
    return unquote_plus(user), unquote_plus(password)  # form-encoded halves, §2.3.1


def _scope(form: Form) -> str:
    scope = granted_scope(form.get("scope", ""))
    if scope is None:
        raise _RefusedError("invalid_scope", f"The scopes are {' '.join(SCOPES)}.")
    return scope


def _by_code(form: Form, state: State) -> tuple[str, str]:
    code = state.codes.pop(form.get("code", ""), None)
    if code is None:
        raise _RefusedError("invalid_grant", "The code is not known, or was used.")
    if form.get("redirect_uri") != code.redirect_uri:
        raise _RefusedError("invalid_grant", "redirect_uri is not the one of the authorization.")
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    if code.challenge and not same(challenge, code.challenge):
        raise _RefusedError("invalid_grant", "code_verifier does not fit code_challenge.")
    return "authorization_code", code.scope


def _by_password(form: Form, state: State) -> tuple[str, str]:
    if not pages.knows_password(form):
        raise _RefusedError("invalid_grant", "User name or password is wrong.")
    return "password", _scope(form)


def _by_client(form: Form, state: State) -> tuple[str, str]:
    return "client_credentials", _scope(form)


def _by_refresh(form: Form, state: State) -> tuple[str, str]:
    """Give new tokens once: the refresh token is spent by it (RFC 9700 §4.14.2)."""
    try:
        claims = unseal("refresh", form.get("refresh_token", ""))
    except UnsealedError as error:
        raise _RefusedError("invalid_grant", f"refresh_token: {error}.") from error
    wanted = form.get("scope", claims["scope"])
    if not set(wanted.split()) <= set(claims["scope"].split()):
        raise _RefusedError("invalid_scope", "The scope is more than was allowed.")
    if not state.is_new(f"refresh {claims['jti']}"):
        raise _RefusedError("invalid_grant", "refresh_token was used before.")
    return claims["grant"], wanted


_GRANTS: Mapping[str, Callable[[Form, State], tuple[str, str]]] = {
    "authorization_code": _by_code,
    "password": _by_password,
    "client_credentials": _by_client,
    "refresh_token": _by_refresh,
}
"""Each gives the name of the grant and the scope; raises _RefusedError."""


def _refusal(error: _RefusedError) -> Response:
    headers = {"Cache-Control": "no-store"}
    if error.status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="HTTP V2 practice API"'
    body: Json = {"error": error.error, "error_description": str(error)}
    return JsonAnswer(body, error.status, headers)
