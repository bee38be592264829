"""Who is asking, by whatever it proves itself; and where the dedicated flow's tokens come from."""

from __future__ import annotations

import base64
import secrets as random
import time
from collections.abc import Callable, Mapping
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies, secrets
from httpv2_gui.practice.auth import aws_sigv4, custom, digest, ntlm, oauth1, oauth2, wire, xsoar
from httpv2_gui.practice.auth.denied import DeniedError, Endpoint, Judge, agree, signed_in
from httpv2_gui.practice.refusals import bad_request, unauthorized
from httpv2_gui.practice.state import state_of
from httpv2_gui.practice.written import Json, JsonAnswer

TOKEN_SECONDS = 1799


def open_to_all(endpoint: Endpoint) -> Endpoint:
    """Answer without credentials, but refuse wrong ones as a real API does."""

    @wraps(endpoint)
    async def guarded(request: Request) -> Response:
        try:
            request.state.how = await who(request)
        except DeniedError as error:
            return error.answer
        return await endpoint(request)

    return guarded


async def who(request: Request) -> str | None:
    """Say how the sender proved itself, None without credentials; raises DeniedError."""
    for header, judge in _BY_HEADER.items():
        if header in request.headers:
            return await judge(request)
    scheme = wire.scheme(request)
    if not scheme:
        return None
    if scheme not in _BY_SCHEME:
        raise DeniedError(f"access denied, {scheme} is not supported here")
    return await _BY_SCHEME[scheme](request)


async def _judge_api_key(request: Request) -> str:
    key = request.headers[secrets.API_KEY_HEADER]
    agree(key, secrets.API_KEY, f"access denied, {secrets.API_KEY_HEADER} is not known")
    return "API key"


async def _judge_basic(request: Request) -> str:
    given = request.headers["authorization"].partition(" ")[2].strip()
    expected = base64.b64encode(f"{secrets.USERNAME}:{secrets.PASSWORD}".encode()).decode()
    agree(given, expected, "access denied, wrong user name or password")
    return "Basic"


async def _judge_bearer(request: Request) -> str:
    """Accept what /token gave out, and whatever else may be a bearer token."""
    token = request.headers["authorization"].partition(" ")[2].strip()
    if not token.startswith(_DEDICATED):
        return await oauth2.judge_bearer(request)
    expires = state_of(request).tokens.get(token)
    if expires is None:
        raise DeniedError("access denied, invalid bearer token")
    if time.monotonic() > expires:
        raise DeniedError("access denied, bearer token has expired")
    return "Bearer token"


_DEDICATED = "practice-token-"
_BY_HEADER: Mapping[str, Judge] = {
    secrets.API_KEY_HEADER: _judge_api_key,
    secrets.CUSTOM_HEADER: custom.judge_header,
    "x-xdr-auth-id": xsoar.judge,
}
_BY_SCHEME: Mapping[str, Judge] = {
    "basic": _judge_basic,
    "bearer": _judge_bearer,
    "digest": digest.judge,
    "oauth": oauth1.judge,
    "ntlm": ntlm.judge,
    "aws4-hmac-sha256": aws_sigv4.judge,
}


@open_to_all
async def me(request: Request) -> Response:
    """The green check: needs credentials of any kind, says which were used."""
    how: str | None = request.state.how  # judged once: a nonce is good for one time
    if how is None:
        return unauthorized("access denied, authorization required")
    return signed_in(how)


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
    fresh = _DEDICATED + random.token_urlsafe(24)
    state_of(request).tokens[fresh] = time.monotonic() + lasting
    answer: Json = {"access_token": fresh, "expires_in": lasting, "token_type": "bearer"}
    return JsonAnswer(shaped(answer), headers={"Cache-Control": "no-store"})


ROUTES = [
    Route("/me", me),
    Route("/token", token, methods=["POST"]),
    Route("/token/nested", nested_token, methods=["POST"]),
]
