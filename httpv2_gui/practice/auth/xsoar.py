"""Cortex XSOAR API keys: Standard as they are, Advanced hashed with a nonce and the time."""

from __future__ import annotations

import hashlib
import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies, secrets
from httpv2_gui.practice.auth.denied import DeniedError, judged_by, same
from httpv2_gui.practice.refusals import bad_request
from httpv2_gui.practice.state import state_of
from httpv2_gui.practice.written import Json, JsonAnswer

TOLERANCE_MS = 300_000
"""The product's own is not documented."""
_STANDARD = "Cortex XSOAR, Standard key"
_ADVANCED = "Cortex XSOAR, Advanced key"


async def judge(request: Request) -> str:
    """Check the key by its id; raises DeniedError with the product's own words."""
    key_id = request.headers.get("x-xdr-auth-id", "")
    given = request.headers.get("authorization", "")
    if key_id == secrets.XSOAR_STANDARD_ID and same(given, secrets.XSOAR_STANDARD_KEY):
        return _STANDARD
    if key_id == secrets.XSOAR_ADVANCED_ID and _is_hashed_now(request, given):
        return _ADVANCED
    raise _denied()


def _is_hashed_now(request: Request, given: str) -> bool:
    nonce = request.headers.get("x-xdr-nonce", "")
    sent = request.headers.get("x-xdr-timestamp", "")
    text = secrets.XSOAR_ADVANCED_KEY + nonce + sent
    if not nonce or not same(given, hashlib.sha256(text.encode()).hexdigest()):
        return False
    if not sent.isdecimal() or abs(time.time() * 1000 - int(sent)) > TOLERANCE_MS:
        return False
    return state_of(request).is_new(f"xsoar {nonce}")


def _denied() -> DeniedError:
    sentence = "Public API request unauthorized"
    body: Json = {"reply": {"err_code": 401, "err_msg": sentence, "err_extra": None}}
    return DeniedError(sentence, JsonAnswer(body, 401))


@judged_by(judge)
async def user(request: Request) -> Response:
    """Needs an XSOAR key and says whose it is: what the product's own integrations test with."""
    return JsonAnswer(
        {
            "id": secrets.USERNAME,
            "username": secrets.USERNAME,
            "name": "Practice Analyst",
            "email": "analyst@example.com",
            "roles": {"demisto": ["Analyst"]},
            "permissions": {"demisto": ["scripts.rw", "investigations.rw"]},
        }
    )


@judged_by(judge)
async def search(request: Request) -> Response:
    """Needs an XSOAR key and a JSON object such as `{"filter": {"query": "phishing"}}`."""
    try:
        wanted = await bodies.read_object(request)
    except bodies.BadBodyError as error:
        return bad_request(str(error), error.status)
    filters = wanted.get("filter")
    query = str(filters.get("query", "")) if isinstance(filters, dict) else ""
    found = [one for one in state_of(request).tickets.values() if query.lower() in str(one).lower()]
    return JsonAnswer({"total": len(found), "data": found})


ROUTES = [
    Route("/xsoar/user", user),
    Route("/xsoar/public/v1/incidents/search", search, methods=["POST"]),
]
