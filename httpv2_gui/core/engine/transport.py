"""From httpx's requests to httpcore's pools, without a client between."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, cast

import httpcore
import httpx

from httpv2_gui.core.engine import http_tunnel, proxy_trouble
from httpv2_gui.core.engine.network import Network
from httpv2_gui.core.engine.proxied_network import ThroughProxy
from httpv2_gui.core.engine.proxies import ProxyServer, find_proxy
from httpv2_gui.core.model.connection import Proxy

_KEPT_S = 2.0
"""So long an idle connection is used again: servers close them without a word."""
_KEPT_SIGNED_IN_S = 90.0
"""One that is signed in is kept from poll to poll; IIS and firewalls end it after two minutes."""


@dataclass(frozen=True, kw_only=True)
class Security:
    """TLS as one connection wants it."""

    context: ssl.SSLContext
    proxy_context: ssl.SSLContext
    """For a proxy that is itself spoken to in TLS: without the client certificate."""
    server_name: str = ""


class PoolTransport(httpx.AsyncBaseTransport):
    """Connection pools with one TLS context; `single` has one connection and HTTP/1.1.

    There is one pool for direct connections and one for each proxy that is met.
    """

    def __init__(
        self,
        security: Security,
        proxy: Proxy,
        *,
        http_version: str = "auto",
        single: bool = False,
        strangers: PoolTransport | None = None,
    ) -> None:
        self._security = security
        self._proxy = proxy
        self._single = single
        self._http2 = http_version == "auto" and not single
        self._pools: dict[tuple[ProxyServer | None, bool], httpcore.AsyncConnectionPool] = {}
        self.for_strangers = strangers or self
        """Goes to hosts that the connection does not name: shows them no client certificate."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        port = url.port or (443 if url.scheme == "https" else 80)
        host = url.raw_host.decode("ascii")
        server = await find_proxy(self._proxy, url.scheme, host, port)
        forwarded = server is not None and not server.is_socks and url.scheme == "http"
        outgoing = _outgoing(request)
        if server is not None and forwarded:
            _forward(outgoing, server)
        answer = await self._pool(server, tunnel=not forwarded).handle_async_request(outgoing)
        if server is not None and forwarded:
            await _refuse_proxys_own(answer, server, url.netloc.decode("ascii"))
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=cast("Any", answer).extensions,
        )

    def _pool(self, server: ProxyServer | None, *, tunnel: bool) -> httpcore.AsyncConnectionPool:
        key = (server, tunnel)
        if key not in self._pools:
            self._pools[key] = httpcore.AsyncConnectionPool(
                ssl_context=self._security.context,
                max_connections=1 if self._single else 100,
                max_keepalive_connections=20,
                keepalive_expiry=_KEPT_SIGNED_IN_S if self._single else _KEPT_S,
                http1=True,
                http2=self._http2,
                network_backend=self._network(server, tunnel=tunnel),
            )
        return self._pools[key]

    def _network(self, server: ProxyServer | None, *, tunnel: bool) -> Network:
        name = self._security.server_name
        if server is None:
            return Network(server_name=name)
        context = self._security.proxy_context
        return ThroughProxy(server, context, tunnel=tunnel, server_name=name)

    async def aclose(self) -> None:
        pools, self._pools = list(self._pools.values()), {}
        for pool in pools:
            await pool.aclose()


def _outgoing(request: httpx.Request) -> httpcore.Request:
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        ),
        headers=request.headers.raw,
        content=cast("Any", request.stream),
        extensions=request.extensions,
    )


def _forward(request: httpcore.Request, server: ProxyServer) -> None:
    """Address a plain request to a proxy: the target is the whole URL (RFC 9112 §3.2.2)."""
    url = request.url
    port = b"" if url.port is None else b":%d" % url.port
    host = b"[%b]" % url.host if b":" in url.host else url.host
    request.url = httpcore.URL(
        scheme=url.scheme,
        host=url.host,
        port=url.port,
        target=b"%b://%b%b%b" % (url.scheme, host, port, url.target),
    )
    credentials = http_tunnel.authorization(server)
    if credentials is not None:
        request.headers.append((b"Proxy-Authorization", credentials.encode("ascii")))


async def _refuse_proxys_own(answer: httpcore.Response, server: ProxyServer, host: str) -> None:
    """Raise ProxyTrouble where the proxy itself answered, not the host behind it."""
    if not _is_proxys_own(answer):
        return
    reason = cast("Any", answer).extensions.get("reason_phrase", b"").decode("latin-1")
    await answer.aclose()
    raise proxy_trouble.refused(
        str(server), answer.status, reason, host, anonymous=not server.username
    )


def _is_proxys_own(answer: httpcore.Response) -> bool:
    """Whether a proxy gives itself away: tinyproxy says 401 in place of 407, squid 503."""
    if answer.status < 400:
        return False
    headers = {name.lower(): value for name, value in answer.headers}
    return (
        answer.status == 407
        or b"x-squid-error" in headers
        or headers.get(b"server", b"").startswith(b"tinyproxy")
    )


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()
