from __future__ import annotations

from httpv2_gui.core.auth import NoAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.generate import generate
from httpv2_gui.core.model.connection import Connection
from tests.core.engine.people import Someone, gives_up


async def test_a_scheme_without_tokens_says_so(clients: Clients) -> None:
    connection = Connection(name="c", auth=NoAuth())
    done = await generate(connection, clients=clients, person=Someone(gives_up))
    assert done.scheme is None
    assert done.failure is not None
    assert "has no token to generate" in done.failure.message


async def test_problems_are_named_before_anything_is_sent(clients: Clients) -> None:
    connection = Connection(test_url="nonsense", auth=NoAuth())
    done = await generate(connection, clients=clients, person=Someone(gives_up))
    assert done.failure is not None
    assert done.failure.kind == "problem"
    assert "Test URL" in done.failure.message
    assert "Name" not in done.failure.message
