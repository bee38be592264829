"""The clients of a program: connection pools, TLS contexts and cookies by scope."""

from __future__ import annotations

import logging
from types import TracebackType
from typing import Self

import httpx

from httpv2_gui.core.engine.cookies import Cookies, IgnoredCookies, no_jar
from httpv2_gui.core.engine.tls import Contexts
from httpv2_gui.core.engine.transport import PoolTransport
from httpv2_gui.core.model.connection import Connection, Tls

# Both would write URLs and headers, secrets included, into any log that listens.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)


class Clients:
    """One httpx client for each TLS setting, and the cookies that outlive a run.

    Belongs to one event loop. Close it: `async with Clients() as clients`, or `aclose()`.
    """

    def __init__(self) -> None:
        self._contexts = Contexts()
        self._clients: dict[Tls, httpx.AsyncClient] = {}
        self._kept_cookies: dict[tuple[str, object], Cookies] = {}

    async def client(self, tls: Tls) -> httpx.AsyncClient:
        """Give the client for these TLS settings; raises CertificateError."""
        context = await self._contexts.get(tls)
        if tls not in self._clients:
            self._clients[tls] = httpx.AsyncClient(
                transport=PoolTransport(context),
                cookies=no_jar(),
                follow_redirects=False,
                trust_env=False,
                timeout=None,  # noqa: S113 - each request brings its own
            )
        return self._clients[tls]

    def cookies(self, connection: Connection | None) -> Cookies:
        """Give the cookies a run starts with, by the connection's Cookie Scope."""
        scope = connection.cookie_scope if connection is not None else "run"
        if connection is None or scope == "run":
            return Cookies()
        if scope == "ignored":
            return IgnoredCookies()
        # As whom decides: two people on one connection's name do not share a session.
        return self._kept_cookies.setdefault((connection.name, connection.auth), Cookies())

    def forget_cookies(self) -> None:
        """Drop all kept cookies."""
        self._kept_cookies.clear()

    async def aclose(self) -> None:
        """Close every connection."""
        clients, self._clients = list(self._clients.values()), {}
        for client in clients:
            await client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()
