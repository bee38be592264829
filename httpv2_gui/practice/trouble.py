"""What goes wrong in real life: redirects, error statuses, slow and very long answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from httpv2_gui.practice.mirrors import METHODS
from httpv2_gui.practice.refusals import bad_request, refusal
from httpv2_gui.practice.state import state_of
from httpv2_gui.practice.written import JsonAnswer

MOST_ROWS = 5_000_000


async def redirect_same(request: Request) -> Response:
    """To /echo on the same origin; `?status=` 301, 302, 303, 307 or 308."""
    return _redirect(request, "/echo")


async def redirect_foreign(request: Request) -> Response:
    """To /echo on another host name and port: credentials must stay behind."""
    return _redirect(request, f"{state_of(request).foreign_url}/echo")


async def redirect_loop(request: Request) -> Response:
    """To itself, for ever."""
    return _redirect(request, "/redirect/loop")


def _redirect(request: Request, target: str) -> Response:
    status = request.query_params.get("status", "302")
    if status not in ("301", "302", "303", "307", "308"):
        return bad_request("status must be 301, 302, 303, 307 or 308.")
    return RedirectResponse(target, int(status))


async def status(request: Request) -> Response:
    """Answers with the status in the path, and with a body as vendors write it."""
    code = request.path_params["code"]
    if not 200 <= code <= 599:
        return bad_request("The status must be between 200 and 599.")
    return refusal(code)


async def slow(request: Request) -> Response:
    """Waits `?seconds=` before it answers."""
    try:
        seconds = min(max(float(request.query_params.get("seconds", 3)), 0), 3600)
    except ValueError:
        return bad_request("seconds must be a number.")
    await asyncio.sleep(seconds)
    return JsonAnswer({"waited": True})


async def large(request: Request) -> Response:
    """A list of `?rows=` objects, sent while it is written: no Content-Length."""
    try:
        rows = int(request.query_params.get("rows", 1000))
    except ValueError:
        return bad_request("rows must be a whole number.")
    rows = min(max(rows, 0), MOST_ROWS)
    return StreamingResponse(_rows(rows), media_type="application/json")


_SEVERITIES = ("informational", "low", "medium", "high", "critical")


async def _rows(rows: int) -> AsyncIterator[bytes]:
    separator = b"["
    for start in range(0, rows, 500):
        piece = ",\n ".join(_row(number) for number in range(start, min(start + 500, rows)))
        yield separator + piece.encode()
        separator = b",\n "
        await asyncio.sleep(0)  # others get their turn
    yield b"]\n" if rows else b"[]\n"


def _row(number: int) -> str:
    return (
        f'{{"id": {number}, "event_id": {18446744073709551617 + number}, '
        f'"host": "host-{number % 977:03}.example.com", '
        f'"source": {{"ip": "10.{number // 65536 % 256}.{number // 256 % 256}.{number % 256}", '
        f'"port": {1024 + number % 60000}}}, "severity": "{_SEVERITIES[number % 5]}", '
        f'"score": {number % 100}.50, "blocked": {"true" if number % 3 else "false"}}}'
    )


ROUTES = [
    Route("/redirect/same", redirect_same, methods=METHODS),
    Route("/redirect/foreign", redirect_foreign, methods=METHODS),
    Route("/redirect/loop", redirect_loop, methods=METHODS),
    Route("/status/{code:int}", status, methods=METHODS),
    Route("/slow", slow, methods=METHODS),
    Route("/large", large),
]
