# ruff: noqa: ASYNC109 - httpcore's interface has these timeouts
"""Opens connections through a proxy."""

from __future__ import annotations

import asyncio
import ssl

import anyio
import httpcore
from httpcore import AsyncNetworkStream

from httpv2_gui.core.engine import http_tunnel, socks5
from httpv2_gui.core.engine.network import Network, Probe, in_words, look_up
from httpv2_gui.core.engine.proxies import ProxyServer
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble
from httpv2_gui.core.model.result import Contact


class ThroughProxy(Network):
    """Connects to a proxy instead of the host, and lets it pass on what follows.

    `tunnel` is off where an HTTP proxy is sent whole requests: for `http://`.
    """

    def __init__(
        self,
        server: ProxyServer,
        context: ssl.SSLContext,
        *,
        tunnel: bool = True,
        server_name: str = "",
    ) -> None:
        super().__init__(server_name=server_name)
        self._server = server
        self._context = context
        """For a proxy that is itself spoken to in TLS."""
        self._tunnel = tunnel

    async def dial(
        self, host: str, port: int, timeout: float | None, probe: Probe
    ) -> AsyncNetworkStream:
        server = self._server
        probe.contact = Contact(proxy=str(server))
        try:
            stream = await super().dial(server.host, server.port, timeout, probe)
        except (httpcore.NetworkError, httpcore.TimeoutException) as error:
            raise ProxyTrouble(str(server), reason=error) from error
        with probe.measure("proxy"):
            try:
                with in_words():
                    async with asyncio.timeout(timeout):
                        return await self._through(stream, host, port)
            except BaseException:
                with anyio.CancelScope(shield=True):
                    await stream.aclose()
                raise

    async def _through(
        self, stream: AsyncNetworkStream, host: str, port: int
    ) -> AsyncNetworkStream:
        server = self._server
        if server.scheme == "https":
            self._context.set_alpn_protocols(["http/1.1"])
            try:
                stream = await stream.start_tls(self._context, server.host)
            except httpcore.ConnectError as error:
                raise ProxyTrouble(str(server), reason=error) from error
        if server.is_socks:
            if server.scheme == "socks5":
                host = (await look_up(host, port))[0]
            await socks5.open_tunnel(stream, server, host, port)
        elif self._tunnel:
            await http_tunnel.open_tunnel(stream, server, host, port)
        return stream
