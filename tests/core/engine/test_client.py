from __future__ import annotations

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

SETS = Answer(headers=(("set-cookie", "sid=1; Path=/"), ("set-cookie", "other=2")))


async def test_one_transport_for_each_tls_setting(clients: Clients) -> None:
    assert await clients.transport(Tls()) is await clients.transport(Tls())
    assert await clients.transport(Tls()) is not await clients.transport(Tls(verify=False))


async def test_run_starts_without_cookies(send: Run, home: Recorder) -> None:
    home.answer("/", SETS)
    connection = Connection(name="c", cookie_scope="run")
    await send(connection, url=home.url("/"))
    await send(connection, url=home.url("/"))
    assert home.last.header("cookie") is None


async def test_global_cookies_are_kept_for_their_connection(send: Run, home: Recorder) -> None:
    home.answer("/", SETS)
    connection = Connection(name="c", cookie_scope="global")
    await send(connection, url=home.url("/"))
    await send(connection, url=home.url("/"))
    assert home.last.header("cookie") == "sid=1; other=2"
    other = connection.with_values(auth=BasicAuth(username="me", password=Secret("x")))
    await send(other, url=home.url("/"))
    assert home.last.header("cookie") is None


async def test_kept_cookies_can_be_forgotten(send: Run, home: Recorder, clients: Clients) -> None:
    home.answer("/", SETS)
    connection = Connection(name="c", cookie_scope="global")
    await send(connection, url=home.url("/"))
    clients.forget_cookies()
    await send(connection, url=home.url("/"))
    assert home.last.header("cookie") is None


async def test_cookies_of_a_run_travel_along_its_redirects(send: Run, home: Recorder) -> None:
    home.answer("/go", Answer(302, (*SETS.headers, ("location", "/landing"))))
    await send(url=home.url("/go"))
    assert home.last.header("cookie") == "sid=1; other=2"


async def test_ignored_cookies_are_never_sent(send: Run, home: Recorder) -> None:
    home.answer("/go", Answer(302, (*SETS.headers, ("location", "/landing"))))
    await send(Connection(name="c", cookie_scope="ignored"), url=home.url("/go"))
    assert home.last.header("cookie") is None


async def test_closed_twice_is_closed() -> None:
    clients = Clients()
    await clients.transport(Tls())
    await clients.aclose()
    await clients.aclose()
