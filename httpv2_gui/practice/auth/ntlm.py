"""NTLM over HTTP: three messages on one connection (MS-NTHT).

Each request signs in anew; nothing of a connection outlives the three messages, so that a request
without credentials on the same connection is refused.
"""

from __future__ import annotations

import base64
import binascii
import secrets as random

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import secrets
from httpv2_gui.practice.auth import ntlm_messages, wire
from httpv2_gui.practice.auth.denied import DeniedError, judged_by, signed_in
from httpv2_gui.practice.auth.ntlm_messages import MessageError
from httpv2_gui.practice.refusals import unauthorized
from httpv2_gui.practice.state import state_of

HOW = "NTLM"
_COMPUTER = "PRACTICE-API"


async def judge(request: Request) -> str:
    """Answer the first message, check the third; raises DeniedError, also with the challenge."""
    if wire.scheme(request) != "ntlm":
        raise _denied("access denied, authorization required")
    try:
        message = base64.b64decode(request.headers["authorization"].partition(" ")[2].strip())
        if ntlm_messages.kind_of(message) == 1:
            raise _challenge(request, message)
        given = ntlm_messages.read_answer(message)
    except (binascii.Error, MessageError) as error:
        raise _denied(f"access denied, {error}") from error
    sent = state_of(request).ntlm.pop(_connection(request), None)
    if sent is None:
        raise _denied("access denied, no challenge was sent on this connection")
    is_known = (given.domain.upper(), given.user.lower()) == (
        secrets.NTLM_DOMAIN,
        secrets.USERNAME,
    )
    if not is_known or not ntlm_messages.proves(given, sent, secrets.NT_HASH):
        raise _denied("access denied, wrong domain, user name or password")
    return HOW


def _challenge(request: Request, negotiate: bytes) -> DeniedError:
    fresh = random.token_bytes(8)
    state_of(request).ntlm[_connection(request)] = fresh
    message = ntlm_messages.challenge(negotiate, fresh, secrets.NTLM_DOMAIN, _COMPUTER)
    return _denied("the challenge is in WWW-Authenticate", base64.b64encode(message).decode())


def _connection(request: Request) -> tuple[str, int]:
    client = request.client
    return (client.host, client.port) if client else ("", 0)


def _denied(sentence: str, message: str = "") -> DeniedError:
    answer = unauthorized(sentence)
    answer.headers["WWW-Authenticate"] = f"NTLM {message}".strip()
    return DeniedError(sentence, answer)


@judged_by(judge)
async def me(request: Request) -> Response:
    """Needs NTLM as a user of the domain PRACTICE."""
    return signed_in(HOW)


ROUTES = [Route("/ntlm/me", me)]
