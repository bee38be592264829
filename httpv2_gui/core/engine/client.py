"""What outlives a run: connection pools, TLS contexts, cookies by scope.

There is no `httpx.AsyncClient` here on purpose: it prepares redirects even when it is told not to
follow them (and fails on a strange Location), logs URLs, and reads proxies from the environment.
"""

from __future__ import annotations

import logging
from types import TracebackType
from typing import Self

from httpv2_gui.core.engine.cookies import Cookies, IgnoredCookies
from httpv2_gui.core.engine.network import warm_up
from httpv2_gui.core.engine.tls import Contexts
from httpv2_gui.core.engine.transport import PoolTransport
from httpv2_gui.core.model.connection import Connection, Tls

# It would write headers, secrets included, into any log that listens.
logging.getLogger("httpcore").setLevel(logging.WARNING)


class Clients:
    """One connection pool for each TLS setting, and the cookies that outlive a run.

    Belongs to one event loop. Close it: `async with Clients() as clients`, or `aclose()`.
    """

    def __init__(self) -> None:
        self._contexts = Contexts()
        self._transports: dict[Tls, PoolTransport] = {}
        self._kept_cookies: dict[tuple[str, object], Cookies] = {}

    async def transport(self, tls: Tls) -> PoolTransport:
        """Give the connection pool for these TLS settings; raises CertificateError."""
        context = await self._contexts.get(tls)
        await warm_up()
        if tls not in self._transports:
            self._transports[tls] = PoolTransport(context)
        return self._transports[tls]

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
        transports, self._transports = list(self._transports.values()), {}
        for transport in transports:
            await transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()
