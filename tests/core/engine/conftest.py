from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any

import pytest

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.model.secret import Secret
from tests.core.engine import faults as fault_server
from tests.core.engine import recorder as recording
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Answer, Recorder
from tests.core.engine.times import Time
from tests.core.engine.waits import EXPECTED

Run = Callable[..., Coroutine[Any, Any, Result]]


@pytest.fixture(scope="session")
def _home() -> Iterator[Recorder]:
    with recording.serve() as server:
        yield server


@pytest.fixture(scope="session")
def _stranger() -> Iterator[Recorder]:
    with recording.serve() as server:
        yield server


@pytest.fixture
def home(_home: Recorder) -> Recorder:
    """The server a connection belongs to."""
    _home.clear()
    return _home


@pytest.fixture
def stranger(_stranger: Recorder) -> Recorder:
    """Another origin: the same address, another port."""
    _stranger.clear()
    return _stranger


@pytest.fixture
def faults() -> Iterator[Faults]:
    with fault_server.serve() as server:
        yield server


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


@pytest.fixture
def send(clients: Clients) -> Run:
    """Give a function that runs a request named by its fields, with a connection or none."""

    async def sent(connection: Connection | None = None, /, **values: Any) -> Result:
        doing = {name: values.pop(name) for name in list(values) if name in _OF_RUN}
        return await run(Request(**values), connection, clients=clients, **doing)

    return sent


_OF_RUN = ("tell", "root", "case_wall", "inputs", "clock", "wait")


@pytest.fixture
def keyed(home: Recorder) -> Connection:
    """A connection with an API key."""
    auth = ApiKeyAuth(field_name="x-apikey", secret=Secret("k-0123456789"))
    return Connection(name="Keyed", test_url=home.url("/me"), auth=auth)


@pytest.fixture
def dedicated(home: Recorder) -> Connection:
    """A connection whose token is `tok-0123456789`."""
    home.answer("/token", Answer(body=b'{"access_token": "tok-0123456789"}'))
    auth = DedicatedAuth(
        url=home.url("/token"),
        body=Secret('{"client_id": "me", "client_secret": "hush-hush-42"}'),
        token_field="access_token",
    )
    return Connection(name="Dedicated", test_url=home.url("/me"), auth=auth)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def expect(send: Run, time: Time, told: list[Event]) -> Run:
    """Give a function that waits for EXPECTED."""

    async def sent(connection: Connection | None = None, /, **values: Any):
        values = {"expected_values": EXPECTED, "clock": time.clock, "tell": told.append} | values
        return await send(connection, **values)

    return sent
