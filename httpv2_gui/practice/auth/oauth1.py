"""OAuth 1.0a: signed requests, and the three steps to a token (RFC 5849 §2)."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import secrets as random
import time
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies, secrets
from httpv2_gui.practice.auth import pages
from httpv2_gui.practice.auth.denied import DeniedError, judged_by, same, signed_in
from httpv2_gui.practice.auth.oauth1_signature import (
    METHODS,
    base_string,
    oauth_parameters,
    signature,
)
from httpv2_gui.practice.state import Pending, state_of

HOW = "OAuth 1.0"
_CLOCK_S = 300
_FORM = "application/x-www-form-urlencoded"
_NEEDED = (
    *("oauth_consumer_key", "oauth_signature_method", "oauth_signature"),
    *("oauth_timestamp", "oauth_nonce"),
)


async def judge(request: Request) -> str:
    """Check the signature with the token's secret; raises DeniedError."""
    given = await oauth_parameters(request)
    token = given.get("oauth_token", "")
    if given and not token:
        raise _denied("parameter_absent", oauth_parameters_absent="oauth_token")
    if given and not token.startswith(_OURS):
        raise _denied("token_rejected")
    await _verify(request, given, token_secret(token))
    return HOW


_OURS = "practice-oauth1-"


def token_secret(token: str) -> str:
    """Give the secret of an access token: it follows from the token, so it outlives a restart."""
    if token == secrets.OAUTH1_TOKEN:
        return secrets.OAUTH1_TOKEN_SECRET
    return hmac.new(secrets.SIGNING_KEY.encode(), token.encode(), hashlib.sha256).hexdigest()[:40]


async def _verify(request: Request, given: Mapping[str, str], secret: str) -> None:
    missing = [name for name in _NEEDED if not given.get(name)]
    if missing:
        raise _denied("parameter_absent", oauth_parameters_absent="&".join(missing))
    if given["oauth_consumer_key"] != secrets.CONSUMER_KEY:
        raise _denied("consumer_key_unknown")
    method = given["oauth_signature_method"]
    if method not in METHODS:
        raise _denied("signature_method_rejected")
    base = await base_string(request, given)
    expected = signature(method, base, secrets.CONSUMER_SECRET, secret)
    if not same(given["oauth_signature"], expected):
        raise _denied("signature_invalid", debug_sbs=base)
    _check_moment(request, given)


def _check_moment(request: Request, given: Mapping[str, str]) -> None:
    """Refuse what was recorded and is played again (§3.3)."""
    sent, now = given["oauth_timestamp"], int(time.time())
    if not sent.isdecimal() or abs(now - int(sent)) > _CLOCK_S:
        accepted = f"{now - _CLOCK_S}-{now + _CLOCK_S}"
        raise _denied("timestamp_refused", oauth_acceptable_timestamps=accepted)
    if not state_of(request).is_new(f"oauth1 {sent} {given['oauth_nonce']}"):
        raise _denied("nonce_used")


def _denied(problem: str, **details: str) -> DeniedError:
    """Say why, in the words of the OAuth Problem Reporting extension."""
    answer = _form({"oauth_problem": problem, **details}, 401)
    answer.headers["WWW-Authenticate"] = 'OAuth realm="HTTP V2 practice API"'
    return DeniedError(f"access denied, {problem}", answer)


def _form(values: Mapping[str, str], status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(urlencode(values), status, headers=headers, media_type=_FORM)


@judged_by(judge)
async def me(request: Request) -> Response:
    """Needs a request signed with consumer and token (RFC 5849)."""
    return signed_in(HOW)


async def request_token(request: Request) -> Response:
    """Step 1: a temporary token, signed for with the consumer's secret alone."""
    given = await oauth_parameters(request)
    try:
        await _verify(request, given, "")
    except DeniedError as error:
        return error.answer
    callback = given.get("oauth_callback", "")
    if callback != "oob" and not pages.is_on_this_computer(callback):
        return _form({"oauth_problem": "parameter_rejected", "rejected": "oauth_callback"}, 400)
    token, secret = f"practice-request-{random.token_hex(8)}", random.token_hex(20)
    state_of(request).pending[token] = Pending(secret, callback)
    answer = {"oauth_token": token, "oauth_token_secret": secret}
    return _form(answer | {"oauth_callback_confirmed": "true"})


async def authorize(request: Request) -> Response:
    """Step 2, in the browser: sign in, allow or deny; then back to the program, or a PIN."""
    token = request.query_params.get("oauth_token", "")
    pending = state_of(request).pending.get(token)
    if pending is None:
        return pages.broken("This oauth_token is not known, or was used. Start again.")
    if request.method == "GET":
        return pages.consent("A program wants to read and change practice tickets for you.")
    form = dict(await bodies.read_form(request))
    if form.get("answer") == "allow":
        return _allow(request, token, pending, form)
    del state_of(request).pending[token]
    if pending.callback == "oob":
        return pages.denied()
    return pages.back(pending.callback, oauth_token=token, oauth_problem="user_refused")


def _allow(request: Request, token: str, pending: Pending, form: Mapping[str, str]) -> Response:
    if not pages.knows_password(form):
        return pages.consent("A program wants to read and change practice tickets.", wrong=True)
    verifier = f"{random.randbelow(10**8):08}"
    state_of(request).pending[token] = dataclasses.replace(pending, verifier=verifier)
    if pending.callback == "oob":
        return pages.pin(verifier)
    return pages.back(pending.callback, oauth_token=token, oauth_verifier=verifier)


async def access_token(request: Request) -> Response:
    """Step 3: the temporary token and its verifier for a token that lasts."""
    given = await oauth_parameters(request)
    token = given.get("oauth_token", "")
    pending = state_of(request).pending.get(token)
    try:
        if pending is None:
            raise _denied("token_rejected" if given else "parameter_absent")
        await _verify(request, given, pending.secret)
        if not pending.verifier or not same(given.get("oauth_verifier", ""), pending.verifier):
            raise _denied("permission_denied" if pending.verifier else "permission_unknown")
    except DeniedError as error:
        return error.answer
    del state_of(request).pending[token]
    lasting = _OURS + random.token_hex(12)
    return _form({"oauth_token": lasting, "oauth_token_secret": token_secret(lasting)})


ROUTES = [
    Route("/oauth1/me", me),
    Route("/oauth1/request_token", request_token, methods=["GET", "POST"]),
    Route("/oauth1/authorize", authorize, methods=["GET", "POST"]),
    Route("/oauth1/access_token", access_token, methods=["GET", "POST"]),
]
