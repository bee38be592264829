"""OAuth 2.0 in the browser, and at the API: consent with PKCE, bearer tokens (RFC 6749, 6750)."""

from __future__ import annotations

import secrets as random

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies, secrets
from httpv2_gui.practice.auth import oauth2_token, pages, wire
from httpv2_gui.practice.auth.denied import DeniedError, judged_by, same
from httpv2_gui.practice.auth.sealed import Claims, UnsealedError, unseal
from httpv2_gui.practice.refusals import unauthorized
from httpv2_gui.practice.state import Code, state_of
from httpv2_gui.practice.written import JsonAnswer

HOW_FIXED = "Bearer token"


async def judge(request: Request) -> str:
    """Check a token of the token endpoint; raises DeniedError."""
    return f"OAuth 2.0, {_claims(request)['grant']}"


async def judge_bearer(request: Request) -> str:
    """Check a token of the token endpoint, or the one that never changes; raises DeniedError."""
    token = request.headers.get("authorization", "").partition(" ")[2].strip()
    if wire.scheme(request) == "bearer" and same(token, secrets.BEARER_TOKEN):
        return HOW_FIXED
    return await judge(request)


def _claims(request: Request) -> Claims:
    if wire.scheme(request) != "bearer":
        raise _denied("access denied, authorization required")
    token = request.headers["authorization"].partition(" ")[2].strip()
    try:
        return unseal("access", token)
    except UnsealedError as error:
        raise _denied(f"access denied, {error}", str(error)) from error


def _denied(sentence: str, description: str = "") -> DeniedError:
    answer = unauthorized(sentence)
    challenge = 'Bearer realm="HTTP V2 practice API"'
    if description:
        challenge += f', error="invalid_token", error_description="{description}"'
    answer.headers["WWW-Authenticate"] = challenge
    return DeniedError(sentence, answer)


@judged_by(judge)
async def me(request: Request) -> Response:
    """Needs an access token of /oauth2/token; says its grant, scope and expiry."""
    claims = _claims(request)
    return JsonAnswer(
        {
            "user": secrets.USERNAME,
            "signed_in_with": f"OAuth 2.0, {claims['grant']}",
            "scope": claims["scope"],
            "expires_at": claims["exp"],
        }
    )


async def authorize(request: Request) -> Response:
    """In the browser: sign in, allow or deny, then back to the program (RFC 6749 §4.1.1)."""
    query = request.query_params
    redirect_uri = query.get("redirect_uri", "")
    if query.get("client_id") != secrets.CLIENT_ID:
        return pages.broken("This client_id is not known.")
    if not pages.is_on_this_computer(redirect_uri):
        return pages.broken("redirect_uri is not http://127.0.0.1:PORT/… on this computer.")
    state = {"state": query["state"]} if "state" in query else {}
    error = _error(request)
    if error:
        return pages.back(redirect_uri, error=error[0], error_description=error[1], **state)
    scope = oauth2_token.granted_scope(query.get("scope", "")) or ""
    asks = f"A program wants to act for you: {scope}."
    if request.method == "GET":
        return pages.consent(asks)
    form = dict(await bodies.read_form(request))
    allowed = form.get("answer") == "allow"
    if allowed and not pages.knows_password(form):
        return pages.consent(asks, wrong=True)
    answer = _code(request, scope) if allowed else _NOT_ALLOWED
    return pages.back(redirect_uri, **answer, **state)


_NOT_ALLOWED = {"error": "access_denied", "error_description": "The person did not allow it."}


def _code(request: Request, scope: str) -> dict[str, str]:
    query, code = request.query_params, random.token_urlsafe(24)
    state_of(request).codes[code] = Code(
        query["redirect_uri"], scope, query.get("code_challenge", "")
    )
    return {"code": code, "iss": state_of(request).base_url}


def _error(request: Request) -> tuple[str, str] | None:
    """Give error and description for the program (RFC 6749 §4.1.2.1, RFC 7636 §4.4.1)."""
    query = request.query_params
    if query.get("response_type") != "code":
        return "unsupported_response_type", "response_type must be code."
    if oauth2_token.granted_scope(query.get("scope", "")) is None:
        return "invalid_scope", f"The scopes are {' '.join(oauth2_token.SCOPES)}."
    if "code_challenge" in query and query.get("code_challenge_method") != "S256":
        return "invalid_request", "code_challenge_method must be S256."
    return None


ROUTES = [
    Route("/oauth2/me", me),
    Route("/oauth2/authorize", authorize, methods=["GET", "POST"]),
    Route("/oauth2/token", oauth2_token.token, methods=["POST"]),
]
