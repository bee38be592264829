"""What outlives a run: connection pools, TLS contexts, cookies by scope, nonces, tokens.

There is no `httpx.AsyncClient` here on purpose: it prepares redirects even when it is told not to
follow them (and fails on a strange Location), logs URLs, and reads proxies from the environment.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import NamedTuple, Self

import httpx

from httpv2_gui.core.auth import Scheme, scheme_of
from httpv2_gui.core.engine.cookies import Cookies, IgnoredCookies
from httpv2_gui.core.engine.held_tokens import HeldTokens
from httpv2_gui.core.engine.kept_cookie import KeptCookie
from httpv2_gui.core.engine.network import note_handshake, warm_up
from httpv2_gui.core.engine.tls import Contexts, for_strangers
from httpv2_gui.core.engine.transport import PoolTransport, Security
from httpv2_gui.core.model.connection import Connection, Proxy, Tls
from httpv2_gui.core.model.fields import fields_of

# It would write headers, secrets included, into any log that listens.
logging.getLogger("httpcore").setLevel(logging.WARNING)


class Route(NamedTuple):
    """What connections must have in common to be kept in one pool."""

    tls: Tls
    proxy: Proxy
    http_version: str

    @classmethod
    def of(cls, connection: Connection | None) -> Route:
        connection = connection or Connection()
        return cls(connection.tls, connection.proxy, connection.http_version)

    def for_strangers(self) -> Route:
        """Give the route to hosts that the connection does not name."""
        return self._replace(tls=for_strangers(self.tls))


class Clients:
    """One connection pool for each route, and the cookies and nonces that outlive a run.

    Belongs to one event loop. Close it: `async with Clients() as clients`, or `aclose()`.
    """

    def __init__(self) -> None:
        self._contexts = Contexts(note_handshake)
        self._transports: dict[Route, PoolTransport] = {}
        self._kept_cookies: dict[tuple[str, Scheme], Cookies] = {}
        self._signers: dict[Scheme, httpx.Auth | None] = {}
        self.tokens = HeldTokens()

    @asynccontextmanager
    async def transport(self, connection: Connection | None) -> AsyncGenerator[PoolTransport]:
        """Give the connection pool for one run; raises CertificateError.

        A scheme that authenticates the TCP connection gets a pool of its own, closed at the end:
        nobody else may speak as that user.
        """
        route = Route.of(connection)
        await warm_up()
        if scheme_of(connection).binds_connection:
            own = await self._open(route, single=True)
            try:
                yield own
            finally:
                await own.aclose()
            return
        yield await self._kept(route)

    async def _kept(self, route: Route) -> PoolTransport:
        if route not in self._transports:
            made = await self._open(route)
            return self._transports.setdefault(route, made)  # somebody may have been faster
        return self._transports[route]

    async def _open(self, route: Route, *, single: bool = False) -> PoolTransport:
        strangers = route.for_strangers()
        security = Security(
            context=await self._contexts.get(route.tls),
            proxy_context=await self._contexts.get(strangers.tls),
            server_name=route.tls.server_name.strip(),
        )
        return PoolTransport(
            security,
            route.proxy,
            http_version=route.http_version,
            single=single,
            strangers=await self._kept(strangers) if strangers != route else None,
        )

    @asynccontextmanager
    async def afresh(self) -> AsyncGenerator[Clients]:
        """Give the same without any connection from before: a test shows every phase."""
        one = copy.copy(self)
        one.__dict__.update(_transports={})
        async with one:
            yield one

    def signer(self, scheme: Scheme) -> httpx.Auth | None:
        """Give what signs for a scheme; the same as long as the scheme is, with its nonces."""
        if scheme not in self._signers:
            self._signers[scheme] = scheme.signer()
        return self._signers[scheme]

    def cookies(self, connection: Connection | None) -> Cookies:
        """Give the cookies a run starts with, by the connection's Cookie Scope."""
        scope = connection.cookie_scope if connection is not None else "run"
        if connection is None or scope == "run":
            return Cookies()
        if scope == "ignored":
            return IgnoredCookies()
        # As whom decides: two people on one connection's name do not share a session.
        user = scheme_of(connection).without_token()
        return self._kept_cookies.setdefault((connection.name, user), Cookies())

    def kept_cookies(self, connection: Connection) -> tuple[KeptCookie, ...]:
        """Give what is kept for a connection; its secrets need not be filled in."""
        return tuple(cookie for jar in self._jars_of(connection) for cookie in jar.kept())

    def forget_cookie(self, connection: Connection, cookie: KeptCookie) -> None:
        """Drop one kept cookie: it is not sent again, by runs under way neither."""
        for jar in self._jars_of(connection):
            jar.forget(cookie)

    def forget_cookies(self, connection: Connection | None = None) -> None:
        """Drop the kept cookies of one connection, or all."""
        for jar in self._jars_of(connection) if connection else self._kept_cookies.values():
            jar.clear()

    def _jars_of(self, connection: Connection) -> list[Cookies]:
        user = _public(scheme_of(connection))
        return [
            jar
            for (name, owner), jar in self._kept_cookies.items()
            if name == connection.name and _public(owner) == user
        ]

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


def _public(scheme: Scheme) -> Scheme:
    """Give a scheme as somebody without its secrets knows it."""
    secrets = {one.name: one.default for one in fields_of(scheme) if one.kind.is_secret}
    return scheme.without_token().with_values(**secrets)
