"""Runs and tests on the engine's thread, and tells of them on the window's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeVar

from httpv2_gui.core.auth.grant import Visit
from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.engine.block_run import BlockResult, InStep, run_block
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import TestReport, test_connection
from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.generate import Generated, generate
from httpv2_gui.core.engine.grants import Person
from httpv2_gui.core.engine.kept_cookie import KeptCookie
from httpv2_gui.core.engine.peek import Peeked, peek
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.engine.token_trial import TokenTrial, try_token_flow
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base.engine_thread import EngineThread

Tell = Callable[[Event], None]
T = TypeVar("T")


class EngineDoor:
    """Holds the clients of one workspace: kept connections and cookies end with it."""

    def __init__(self, engine: EngineThread) -> None:
        self._engine = engine
        self._clients: Clients | None = None

    async def open(self) -> None:
        """Make the clients, on the loop that will use them."""
        self._clients = await self._engine.call(_make_clients)

    async def close(self) -> None:
        """Close the connections that are kept open; closing twice is fine."""
        if self._clients is not None:
            await self._engine.call(self._clients.aclose)
            self._clients = None

    async def run(
        self,
        request: Request,
        connection: Connection | None,
        tell: Tell,
        *,
        root: Path,
        case_wall: Path,
        wait: Wait | None = None,
    ) -> Result:
        """Do a request once; `wait` may be used from any thread."""
        clients, told = self._usable(), _on_this_loop(tell)
        return await self._engine.call(
            lambda: run(
                request,
                connection,
                clients=clients,
                tell=told,
                root=root,
                case_wall=case_wall,
                wait=wait,
            )
        )

    async def run_block(  # noqa: PLR0913 - as many as the engine's door has
        self,
        block: Block,
        connections: Mapping[str, Connection],
        inputs: Mapping[str, str],
        tell: Callable[[InStep], None],
        *,
        root: Path,
        case_wall: Path,
        wait: Wait | None = None,
    ) -> BlockResult:
        """Run a block once; `connections` has those of its steps, secrets filled in."""
        clients, told = self._usable(), _on_this_loop(tell)
        return await self._engine.call(
            lambda: run_block(
                block,
                connections,
                clients=clients,
                json_result=result_json,
                tell=told,
                root=root,
                case_wall=case_wall,
                inputs=inputs,
                wait=wait,
            )
        )

    async def with_clients(self, work: Callable[[Clients], Coroutine[Any, Any, T]]) -> T:
        """Do work on the engine's loop with the clients of the workspace."""
        clients = self._usable()
        return await self._engine.call(lambda: work(clients))

    async def test(self, connection: Connection, tell: Tell) -> TestReport:
        """Try a connection."""
        clients, told = self._usable(), _on_this_loop(tell)
        return await self._engine.call(
            lambda: test_connection(connection, clients=clients, tell=told)
        )

    async def generate(self, connection: Connection, tell: Tell, person: Person) -> Generated:
        """Get a token; `person` is asked on the loop that runs here."""
        clients, told = self._usable(), _on_this_loop(tell)
        there = _There(person, asyncio.get_running_loop())
        return await self._engine.call(
            lambda: generate(connection, clients=clients, tell=told, person=there)
        )

    async def try_token_flow(self, connection: Connection, tell: Tell) -> TokenTrial:
        """Send a connection's token request alone."""
        clients, told = self._usable(), _on_this_loop(tell)
        return await self._engine.call(
            lambda: try_token_flow(connection, clients=clients, tell=told)
        )

    async def peek(self, connection: Connection) -> Peeked:
        """Look at the certificates of Test URL's server."""
        return await self._engine.call(lambda: peek(connection.test_url, connection))

    async def kept_cookies(self, connection: Connection) -> tuple[KeptCookie, ...]:
        """Give the cookies that are kept for a connection; it needs no secrets."""
        clients = self._usable()

        async def look() -> tuple[KeptCookie, ...]:
            return clients.kept_cookies(connection)

        return await self._engine.call(look)

    async def forget_cookies(self, connection: Connection, cookies: tuple[KeptCookie, ...]) -> None:
        """Drop these kept cookies of a connection."""
        clients = self._usable()

        async def forget() -> None:
            for cookie in cookies:
                clients.forget_cookie(connection, cookie)

        await self._engine.call(forget)

    def _usable(self) -> Clients:
        if self._clients is None:
            raise RuntimeError("The workspace is closed.")
        return self._clients


class _There:
    """A person who is asked on another loop than the one that waits for the answer."""

    def __init__(self, person: Person, loop: asyncio.AbstractEventLoop) -> None:
        self._person = person
        self._loop = loop

    async def visit(self, visit: Visit, redirect_uri: str) -> str:
        asked = asyncio.run_coroutine_threadsafe(
            self._person.visit(visit, redirect_uri), self._loop
        )
        return await asyncio.wrap_future(asked)


def _on_this_loop(tell: Callable[[T], None]) -> Callable[[T], None]:
    """Give a function that hands an event from any thread to the loop that runs here."""
    loop = asyncio.get_running_loop()

    def told(event: T) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell, event)

    return told


async def _make_clients() -> Clients:
    return Clients()
