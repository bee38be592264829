"""A key in the path, or in a header that only this vendor has."""

from __future__ import annotations

from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import secrets
from httpv2_gui.practice.auth import wire
from httpv2_gui.practice.auth.denied import DeniedError, agree, judged_by, signed_in
from httpv2_gui.practice.state import state_of
from httpv2_gui.practice.written import JsonAnswer

HOW = "Key in the path"
_PLACE = "/keys/"
HOW_HEADER = f"{secrets.CUSTOM_HEADER} header"


async def judge(request: Request) -> str:
    """Check `/keys/{user}/{key}/…`, percent-encoded; raises DeniedError."""
    _, _, user, key, *_ = (unquote(part) for part in wire.path(request).split("/"))
    agree(f"{user}/{key}", f"{secrets.USERNAME}/{secrets.CUSTOM_KEY}", "access denied, wrong key")
    return HOW


async def judge_header(request: Request) -> str:
    """Check `user:key` in the vendor's header; raises DeniedError."""
    given = request.headers.get(secrets.CUSTOM_HEADER)
    if given is None:
        raise DeniedError(f"access denied, {secrets.CUSTOM_HEADER} is missing")
    agree(given, f"{secrets.USERNAME}:{secrets.CUSTOM_KEY}", "access denied, wrong key")
    return HOW_HEADER


def without_key(path: str) -> str:
    """Give a path that holds no key."""
    return _PLACE if path.startswith(_PLACE) else path


@judged_by(judge)
async def me(request: Request) -> Response:
    """Needs user and key in the path, as chat platforms and older vendors want it."""
    return signed_in(HOW)


@judged_by(judge)
async def tickets(request: Request) -> Response:
    """Gives the tickets to whom has the key in the path."""
    return JsonAnswer(list(state_of(request).tickets.values()))


@judged_by(judge_header)
async def me_by_header(request: Request) -> Response:
    """Needs `user:key` in the X-Practice-Login header."""
    return signed_in(HOW_HEADER)


ROUTES = [
    Route("/keys/{user}/{key:path}/tickets", tickets),
    Route("/keys/{user}/{key:path}/me", me),
    Route("/login-header/me", me_by_header),
]
