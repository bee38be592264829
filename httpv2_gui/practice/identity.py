"""Who is asking: HTTP Basic, a header key or a bearer token; and where tokens come from."""

from __future__ import annotations

import base64
import hmac
import secrets as random
import time
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies, secrets
from httpv2_gui.practice.refusals import bad_request, unauthorized
from httpv2_gui.practice.state import state_of
from httpv2_gui.practice.written import Json, JsonAnswer

Endpoint = Callable[[Request], Awaitable[Response]]
TOKEN_SECONDS = 1799


class DeniedError(Exception):
    """Credentials came and are wrong; the text says which."""


def open_to_all(endpoint: Endpoint) -> Endpoint:
    """Answer without credentials, but refuse wrong ones as a real API does."""

    @wraps(endpoint)
    async def guarded(request: Request) -> Response:
        try:
            who(request)
        except DeniedError as error:
            return unauthorized(str(error))
        return await endpoint(request)

    return guarded


def who(request: Request) -> str | None:
    """Say how the sender proved itself, None without credentials; raises DeniedError."""
    key = request.headers.get(secrets.API_KEY_HEADER)
    if key is not None:
        _agree(key, secrets.API_KEY, f"access denied, {secrets.API_KEY_HEADER} is not known")
        return "API key"
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        pair = f"{secrets.USERNAME}:{secrets.PASSWORD}".encode()
        expected = base64.b64encode(pair).decode()
        _agree(rest.strip(), expected, "access denied, wrong user name or password")
        return "Basic"
    if scheme.lower() == "bearer":
        _accept_token(request, rest.strip())
        return "Bearer token"
    if scheme:
        raise DeniedError(f"access denied, {scheme} is not supported here")
    return None


def _agree(given: str, expected: str, otherwise: str) -> None:
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise DeniedError(otherwise)


def _accept_token(request: Request, token: str) -> None:
    expires = state_of(request).tokens.get(token)
    if expires is None:
        raise DeniedError("access denied, invalid bearer token")
    if time.monotonic() > expires:
        raise DeniedError("access denied, bearer token has expired")


@open_to_all
async def me(request: Request) -> Response:
    """The green check: needs credentials, says which were used."""
    how = who(request)
    if how is None:
        return unauthorized("access denied, authorization required")
    return JsonAnswer({"user": secrets.USERNAME, "signed_in_with": how, "roles": ["analyst"]})


async def token(request: Request) -> Response:
    """OAuth 2.0 client credentials (RFC 6749 §4.4), flat answer."""
    return await _issue(request, lambda answer: answer)


async def nested_token(request: Request) -> Response:
    """The same, with the answer inside `data`."""
    return await _issue(request, lambda answer: {"data": answer})


async def _issue(request: Request, shaped: Callable[[Json], Json]) -> Response:
    try:
        given = await bodies.read_object(request)
        lasting = int(request.query_params.get("expires_in", TOKEN_SECONDS))
    except (bodies.BadBodyError, ValueError) as error:
        return bad_request(str(error))
    missing = [name for name in ("client_id", "client_secret") if not given.get(name)]
    if missing:
        return JsonAnswer(
            {
                "error": "invalid_request",
                "error_description": f"{' and '.join(missing)} missing in the request body",
            },
            400,
        )
    if (given["client_id"], given["client_secret"]) != (secrets.CLIENT_ID, secrets.CLIENT_SECRET):
        return JsonAnswer(
            {"error": "invalid_client", "error_description": "client_id or client_secret is wrong"},
            401,
        )
    fresh = "practice-token-" + random.token_urlsafe(24)
    state_of(request).tokens[fresh] = time.monotonic() + lasting
    answer: Json = {"access_token": fresh, "expires_in": lasting, "token_type": "bearer"}
    return JsonAnswer(shaped(answer), headers={"Cache-Control": "no-store"})


ROUTES = [
    Route("/me", me),
    Route("/token", token, methods=["POST"]),
    Route("/token/nested", nested_token, methods=["POST"]),
]
