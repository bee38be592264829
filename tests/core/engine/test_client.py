from __future__ import annotations

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.model.connection import Connection, Proxy, Tls
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder
from tests.servers.nginx import Nginx

BASIC = BasicAuth(username="me", password=Secret("x"))
SETS = Answer(headers=(("set-cookie", "sid=1; Path=/"), ("set-cookie", "other=2")))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"name": "other"}, True),
        ({"tls": Tls(verify=False)}, False),
        ({"proxy": Proxy(url="http://127.0.0.1:9")}, False),
        ({"http_version": "1.1"}, False),
    ],
)
async def test_one_transport_for_each_route(
    clients: Clients, other: dict[str, object], same: bool
) -> None:
    first = Connection(name="c")
    second = first.with_values(**other)
    async with clients.transport(first) as one, clients.transport(second) as another:
        assert (one is another) is same


async def test_strangers_have_a_transport_of_their_own(clients: Clients, nginx: Nginx) -> None:
    tls = Tls(
        client_certificate=nginx.text("client.crt"), client_key=Secret(nginx.text("client.key"))
    )
    connection = Connection(name="c", tls=tls)
    async with clients.transport(connection) as one, clients.transport(None) as plain:
        assert one.for_strangers is plain
        assert plain.for_strangers is plain


async def test_test_of_a_connection_shares_no_pool(clients: Clients) -> None:
    async with clients.transport(None) as one, clients.afresh() as fresh:
        async with fresh.transport(None) as another:
            assert one is not another
        assert fresh.signer(BASIC) is clients.signer(BASIC)


async def test_scheme_that_binds_the_connection_shares_it_with_nobody(clients: Clients) -> None:
    connection = Connection(name="c", auth=NegotiateAuth())
    async with clients.transport(connection) as one, clients.transport(connection) as another:
        assert one is not another


async def test_signer_stays_as_long_as_the_scheme_does(clients: Clients) -> None:
    scheme = BasicAuth(username="me", password=Secret("x"))
    assert clients.signer(scheme) is clients.signer(scheme.with_values(username="me"))
    assert clients.signer(scheme) is not clients.signer(scheme.with_values(username="you"))


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


async def test_one_kept_cookie_can_be_forgotten(
    send: Run, home: Recorder, clients: Clients
) -> None:
    home.answer("/", SETS)
    auth = BasicAuth(username="me", password=Secret("x"))
    connection = Connection(name="c", cookie_scope="global", auth=auth)
    await send(connection, url=home.url("/"))
    # Who looks at them need not have the secrets.
    looking = connection.with_values(auth=BasicAuth(username="me"))
    first, second = clients.kept_cookies(looking)
    assert (first.name, first.value, first.domain, first.host_only) == (
        "sid",
        "1",
        "127.0.0.1",
        True,
    )
    clients.forget_cookie(looking, first)
    assert clients.kept_cookies(looking) == (second,)
    await send(connection, url=home.url("/elsewhere"))
    assert home.last.header("cookie") == "other=2"


async def test_kept_cookies_are_those_of_one_connection(
    send: Run, home: Recorder, clients: Clients
) -> None:
    home.answer("/", SETS)
    one = Connection(name="one", cookie_scope="global")
    two = Connection(name="two", cookie_scope="global")
    for connection in (one, two):
        await send(connection, url=home.url("/"))
    clients.forget_cookies(one)
    assert clients.kept_cookies(one) == ()
    assert len(clients.kept_cookies(two)) == 2
    assert clients.kept_cookies(one.with_values(auth=BasicAuth(username="x"))) == ()


async def test_kept_cookies_stay_with_their_host_and_port(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.answer("/", SETS)
    connection = Connection(name="c", cookie_scope="global")
    await send(connection, url=home.url("/"))
    await send(connection, url=stranger.url("/"))
    assert stranger.last.header("cookie") is None
    await send(connection, url=home.url("/").replace("127.0.0.1", "localhost"))
    assert home.last.header("cookie") is None


async def test_refused_cookie_is_a_warning(send: Run, home: Recorder) -> None:
    home.answer("/", Answer(headers=(("set-cookie", "sid=hush; Secure"),)))
    result = await send(url=home.url("/"))
    assert any("“sid” is not kept: it is Secure" in one for one in result.warnings)
    assert "hush" not in repr(result.warnings)
    ignoring = await send(Connection(name="c", cookie_scope="ignored"), url=home.url("/"))
    assert ignoring.warnings == ()


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
    async with clients.transport(None):
        pass
    await clients.aclose()
    await clients.aclose()
