"""The practice API as one ASGI application."""

from __future__ import annotations

from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from httpv2_gui import __version__
from httpv2_gui.practice import alerts, files, identity, jobs, mirrors, tickets, trouble
from httpv2_gui.practice.auth import aws_sigv4, custom, digest, ntlm, oauth1, oauth2, xsoar
from httpv2_gui.practice.refusals import bad_request, refusal
from httpv2_gui.practice.state import Seen, State, state_of
from httpv2_gui.practice.written import JsonAnswer

NAME = "HTTP V2 GUI practice API"


async def health(request: Request) -> Response:
    """Who answers here: another program can tell the practice API from a stranger by it."""
    state = state_of(request)
    return JsonAnswer(
        {
            "name": NAME,
            "version": __version__,
            "base_url": state.base_url,
            "foreign_url": state.foreign_url,
            "lasts": state.lasts,
        }
    )


async def index(request: Request) -> Response:
    """What there is."""
    return JsonAnswer(
        [
            {"path": route.path, "methods": sorted(route.methods or ()), "about": _about(route)}
            for route in ROUTES
        ]
    )


def _about(route: Route) -> str:
    return " ".join((route.endpoint.__doc__ or "").split())


ROUTES = [
    Route("/", index),
    Route("/practice", health),
    *identity.ROUTES,
    *digest.ROUTES,
    *custom.ROUTES,
    *ntlm.ROUTES,
    *oauth1.ROUTES,
    *oauth2.ROUTES,
    *aws_sigv4.ROUTES,
    *xsoar.ROUTES,
    *tickets.ROUTES,
    *alerts.ROUTES,
    *jobs.ROUTES,
    *files.ROUTES,
    *mirrors.ROUTES,
    *trouble.ROUTES,
]


def practice_app(state: State) -> Starlette:
    """Build the application around its state."""
    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(_Recorder)],
        exception_handlers={404: _not_found, 405: _wrong_method},
    )
    app.state.practice = state
    return app


async def _not_found(request: Request, error: Exception) -> Response:
    return refusal(404)


async def _wrong_method(request: Request, error: Exception) -> Response:
    answer = bad_request(f"{request.method} is not allowed on {request.url.path}.", 405)
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


class _Recorder:
    """Remembers method, path and status of each answered request: nothing that may be secret."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def recording(message: Message) -> None:
            if message["type"] == "http.response.start":
                path = custom.without_key(scope["path"])
                seen = Seen(scope["method"], path, message["status"])
                cast("State", scope["app"].state.practice).seen.append(seen)
            await send(message)

        await self._app(scope, receive, recording)
