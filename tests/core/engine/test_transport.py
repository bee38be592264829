from __future__ import annotations

import httpx

from httpv2_gui.core.engine.client import Clients
from tests.core.engine.recorder import Recorder


async def test_target_is_taken_from_the_request(clients: Clients, home: Recorder) -> None:
    request = httpx.Request("GET", home.url("/"), extensions={"target": b"/a/../b"})
    async with clients.transport(None) as transport:
        answer = await transport.handle_async_request(request)
        await answer.aread()
    assert home.last.target == "/a/../b"
