from __future__ import annotations

import httpx

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.model.connection import Tls
from tests.core.engine.recorder import Answer, Recorder


async def test_scheme_that_answers_a_challenge_is_sent_again(
    clients: Clients, home: Recorder
) -> None:
    challenge = (("www-authenticate", 'Digest realm="r", nonce="n", qop="auth"'),)
    home.answer("/", Answer(401, challenge), Answer())
    transport = await clients.transport(Tls())
    request = httpx.Request("GET", home.url("/"))
    answer = await transport.send(request, httpx.DigestAuth("me", "x"))
    assert answer.status_code == 200
    await answer.aread()
    assert (home.last.header("authorization") or "").startswith("Digest ")
    assert len(home.seen) == 2


async def test_target_is_taken_from_the_request(clients: Clients, home: Recorder) -> None:
    transport = await clients.transport(Tls())
    request = httpx.Request("GET", home.url("/"), extensions={"target": b"/a/../b"})
    answer = await transport.handle_async_request(request)
    await answer.aread()
    assert home.last.target == "/a/../b"
