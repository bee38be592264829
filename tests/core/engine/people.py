"""Persons for *Generate*: one comes back through a browser, one pastes, one gives up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import NoReturn

import httpx

from httpv2_gui.core.auth.grant import Visit
from httpv2_gui.core.engine.grants import PersonGaveUp

Doing = Callable[[Visit, str], Awaitable[str]]


@dataclass
class Someone:
    """A person who does one thing with a page, and remembers which pages there were."""

    does: Doing
    visits: list[Visit] = field(default_factory=list)

    async def visit(self, visit: Visit, redirect_uri: str) -> str:
        self.visits.append(visit)
        return await self.does(visit, redirect_uri)


async def wait_for_ever() -> NoReturn:
    await asyncio.Event().wait()
    raise AssertionError("nobody sets it")


def comes_back(query: str) -> Doing:
    """The server redirects the browser at once, with this query; the person does nothing more."""

    async def do(visit: Visit, redirect_uri: str) -> str:
        assert (await get(f"{redirect_uri}?{query}")).status_code == 200
        return await wait_for_ever()

    return do


def pastes(text: str) -> Doing:
    async def do(visit: Visit, redirect_uri: str) -> str:
        return text

    return do


async def gives_up(visit: Visit, redirect_uri: str) -> str:
    raise PersonGaveUp


async def get(url: str, method: str = "GET") -> httpx.Response:
    async with httpx.AsyncClient() as browser:
        return await browser.request(method, url)
