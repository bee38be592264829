"""Listens on this computer for the browser that comes back from an authorization page.

RFC 8252 §7.3: plain HTTP on the loopback address, for one redirect. Anything else that knocks, such
as a browser that asks for an icon, is turned away and does not count.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from httpv2_gui.core.auth.grant import Listen
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.model.result import Failure

_PATH = "/callback"
_LONGEST = 32_768
"""Bytes of a request's head that are read; codes and states are far shorter."""
_PATIENCE_S = 10.0
_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>HTTP V2 GUI</title>
<style>body { font: 1.1rem system-ui, sans-serif; margin: 4rem auto; max-width: 32rem }</style>
<h1>Back to HTTP V2 GUI</h1>
<p>Your browser has done its part. You can close this window: the program goes on by itself.</p>
</html>
"""
_ELSEWHERE = "There is nothing here.\n"
_HEADERS = (
    "Cache-Control: no-store",
    "Connection: close",
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
)


@dataclass(frozen=True)
class _Place:
    """Where to listen."""

    hosts: tuple[str, ...]
    """Addresses; the first is needed, another only where this computer has it."""
    port: int
    path: str
    redirect_uri: str = ""
    """As the person spelt it; empty when it is ours to make."""


class Loopback:
    """One listener; `redirect_uri` is what the server is told to send the browser to."""

    def __init__(self, place: _Place) -> None:
        self._place = place
        self._came: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._servers: list[asyncio.Server] = []
        self._visitors: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._netloc = ""

    @property
    def redirect_uri(self) -> str:
        return self._place.redirect_uri or f"http://{self._netloc}{self._place.path}"

    async def redirected(self) -> str:
        """Wait for the browser; gives the whole URL that it was sent to."""
        return await asyncio.shield(self._came)

    async def open(self) -> None:
        """Begin to listen; raises OSError."""
        port = self._place.port
        for host in self._place.hosts:
            try:
                server = await asyncio.start_server(self._serve, host, port, limit=_LONGEST)
            except OSError as error:
                if self._servers and error.errno != errno.EADDRINUSE:
                    continue  # a computer without IPv6
                raise
            self._servers.append(server)
            port = server.sockets[0].getsockname()[1]
        host = self._place.hosts[0]
        self._netloc = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    async def close(self) -> None:
        """Stop listening and send away whoever is still there."""
        for server in self._servers:
            server.close()
        visitors = dict(self._visitors)
        for writer in visitors.values():
            writer.transport.abort()
        if visitors:
            await asyncio.wait(visitors, timeout=_PATIENCE_S)
        self._came.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - asyncio runs this as one
        self._visitors[task] = writer
        target: str | None = None
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                async with asyncio.timeout(_PATIENCE_S):
                    target = await self._answer(await _head(reader), writer)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
        finally:
            del self._visitors[task]
        if target is not None and not self._came.done():
            self._came.set_result(f"http://{self._netloc}{target}")

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> str | None:
        """Answer one request; gives its target when it is the one that was waited for."""
        method, target = _request_line(head)
        path, _mark, query = target.partition("?")
        is_ours = path == self._place.path and method in ("GET", "HEAD")
        writer.write(_response(HTTPStatus.OK if is_ours else HTTPStatus.NOT_FOUND, method))
        await writer.drain()
        return target if is_ours and method == "GET" and query else None


@asynccontextmanager
async def listen(step: Listen) -> AsyncGenerator[Loopback | None]:
    """Listen until the block ends; None where the redirect URI leads elsewhere.

    Raises Stopped when the port cannot be had.
    """
    place = _place(step)
    if place is None:
        yield None
        return
    loopback = Loopback(place)
    try:
        await _open(loopback, place.port, step)
        yield loopback
    finally:
        await loopback.close()


async def _open(loopback: Loopback, port: int, step: Listen) -> None:
    try:
        await loopback.open()
    except OSError as error:
        raise Stopped(_no_port(port, step, error)) from error


def _place(step: Listen) -> _Place | None:
    if not step.redirect_uri.strip():
        return _Place(("127.0.0.1",), step.port, _PATH)
    try:
        parts = urlsplit(step.redirect_uri.strip())
        port = parts.port
    except ValueError:
        return None
    hosts = _loopback_hosts(parts.hostname or "")
    if parts.scheme.lower() != "http" or not port or not hosts:
        return None
    return _Place(hosts, port, parts.path or "/", step.redirect_uri.strip())


def _loopback_hosts(name: str) -> tuple[str, ...]:
    if name.lower() == "localhost":
        return ("127.0.0.1", "::1")
    with suppress(ValueError):
        if ipaddress.ip_address(name).is_loopback:
            return (name,)
    return ()


async def _head(reader: asyncio.StreamReader) -> str:
    """Read up to the blank line; a browser whose headers are not read would see a reset."""
    head = await reader.readuntil(b"\r\n\r\n")
    return head.decode("latin-1")


def _request_line(head: str) -> tuple[str, str]:
    method, _space, rest = head.partition("\r\n")[0].partition(" ")
    return method, rest.partition(" ")[0]


def _response(status: HTTPStatus, method: str) -> bytes:
    is_page = status is HTTPStatus.OK
    body = (_PAGE if is_page else _ELSEWHERE).encode()
    head = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        f"Content-Type: text/{'html' if is_page else 'plain'}; charset=utf-8",
        f"Content-Length: {len(body)}",
        *_HEADERS,
    ]
    shown = b"" if method == "HEAD" else body
    return "\r\n".join([*head, "", ""]).encode() + shown


def _no_port(port: int, step: Listen, error: OSError) -> Failure:
    field = "Redirect URI" if step.redirect_uri.strip() else step.label
    in_use = error.errno == errno.EADDRINUSE
    reason = "another program uses it" if in_use else (error.strerror or str(error))
    return Failure(
        kind="port_in_use" if in_use else "token",
        message=f"Port {port} of this computer cannot be listened to: {reason}.",
        hint=f"Close the other program, or change {field} here and on the server. "
        "Without a port of your own choice any free one is taken.",
    )
