"""Requests through proxies, before tinyproxy and microsocks."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Failure, Result
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Answer, Recorder
from tests.servers.child import free_ports
from tests.servers.microsocks import PASSWORD as SOCKS_PASSWORD
from tests.servers.microsocks import Microsocks
from tests.servers.nginx import Nginx
from tests.servers.tinyproxy import PASSWORD, USERNAME, Tinyproxy

SCHEMES = ("plain", "good")


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


def through(url: str, username: str = USERNAME, password: str = PASSWORD) -> Proxy:
    return Proxy(url=url, username=username, password=Secret(password))


async def call(clients: Clients, nginx: Nginx, name: str, proxy: Proxy, **values: object) -> Result:
    connection = Connection(name="c", proxy=proxy, tls=Tls(ca_certificate=nginx.text("ca.crt")))
    connection = connection.with_values(**values)
    return await run(Request(url=nginx.url(name)), connection, clients=clients)


def failure(result: Result, kind: str = "proxy") -> Failure:
    assert result.failure is not None
    assert result.failure.kind == kind
    return result.failure


# ---- tinyproxy: HTTP --------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMES)
async def test_right_credentials(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy, name: str
) -> None:
    result = await call(clients, nginx, name, through(tinyproxy.url))
    assert result.answer is not None
    assert b'"told": ""' in result.answer.body  # Proxy-Authorization stayed with the proxy
    [exchange] = result.exchanges
    assert exchange.contact.proxy == tinyproxy.url
    assert (exchange.contact.host, exchange.contact.port) == ("127.0.0.1", tinyproxy.port)
    assert exchange.timing.proxy_ms is not None
    assert exchange.timing.connect_ms is not None
    assert (exchange.timing.tls_ms is not None) is (name == "good")
    assert not any("proxy" in header.lower() for header, _value in exchange.sent.headers)
    assert PASSWORD not in repr(result)


@pytest.mark.parametrize("name", SCHEMES)
async def test_wrong_credentials(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy, name: str
) -> None:
    result = await call(clients, nginx, name, through(tinyproxy.url, password="wrong-pass-1"))
    assert "does not accept the credentials (401" in failure(result).message
    assert failure(result).hint == "Check Proxy User Name and Proxy Password."
    assert "wrong-pass-1" not in repr(result)


@pytest.mark.parametrize("name", SCHEMES)
async def test_missing_credentials(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy, name: str
) -> None:
    result = await call(clients, nginx, name, Proxy(url=tinyproxy.url))
    assert "wants credentials (407" in failure(result).message
    assert failure(result).hint == "Fill in Proxy User Name and Proxy Password."
    assert result.exchanges[0].contact.proxy == tinyproxy.url


@pytest.mark.parametrize("name", SCHEMES)
async def test_proxy_that_takes_anybody(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy, name: str
) -> None:
    assert (await call(clients, nginx, name, Proxy(url=tinyproxy.open_url))).succeeded


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_host_that_the_proxy_does_not_reach(
    clients: Clients, tinyproxy: Tinyproxy, scheme: str
) -> None:
    [port] = free_ports()
    connection = Connection(name="c", proxy=Proxy(url=tinyproxy.open_url))
    request = Request(url=f"{scheme}://127.0.0.1:{port}/")
    result = await run(request, connection, clients=clients)
    assert f"does not connect to 127.0.0.1:{port} (500" in failure(result).message
    assert "could not reach the host" in failure(result).hint


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
async def test_proxy_that_is_not_there(clients: Clients, nginx: Nginx, scheme: str) -> None:
    [port] = free_ports()
    result = await call(clients, nginx, "good", Proxy(url=f"{scheme}://127.0.0.1:{port}"))
    message = f"The proxy {scheme}://127.0.0.1:{port} cannot be used: 127.0.0.1 refused"
    assert failure(result).message.startswith(message)
    assert failure(result).hint.startswith("Check Proxy URL.")


async def test_proxy_whose_name_is_unknown(clients: Clients, nginx: Nginx) -> None:
    result = await call(clients, nginx, "good", Proxy(url="http://nowhere.invalid:3128"))
    assert "The host name nowhere.invalid was not found" in failure(result).message


async def test_connections_through_a_proxy_are_kept(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy
) -> None:
    first, second = [await call(clients, nginx, "good", through(tinyproxy.url)) for _ in range(2)]
    assert first.exchanges[0].timing.connect_ms is not None
    assert second.exchanges[0].timing.connect_ms is None
    assert second.exchanges[0].contact == first.exchanges[0].contact


async def test_systems_proxy_is_used_and_no_proxy_heeded(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{USERNAME}:{PASSWORD}@127.0.0.1:{tinyproxy.port}")
    result = await call(clients, nginx, "good", Proxy(system=True))
    assert result.exchanges[0].contact.proxy == tinyproxy.url
    assert PASSWORD not in repr(result)
    monkeypatch.setenv("NO_PROXY", "localhost")
    result = await call(clients, nginx, "good", Proxy(system=True))
    assert result.exchanges[0].contact.proxy == ""


async def test_proxy_is_no_target_of_restrict_domain(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy
) -> None:
    proxy, home = through(tinyproxy.url), nginx.url("good")
    inside = await call(clients, nginx, "good", proxy, restrict_domain=True, test_url=home)
    assert inside.succeeded
    outside = await call(
        clients, nginx, "good", proxy, restrict_domain=True, test_url=tinyproxy.url
    )
    assert "localhost" in failure(outside, "restricted_domain").hint
    assert outside.exchanges == ()


async def test_server_name_and_client_certificate_go_through(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy
) -> None:
    tls = Tls(
        ca_certificate=nginx.text("ca.crt"),
        server_name="b.test",
        client_certificate=nginx.text("client.crt"),
        client_key=Secret(nginx.text("client.key")),
    )
    proxy = through(tinyproxy.url)
    result = await call(clients, nginx, "sni", proxy, tls=tls)
    assert result.answer is not None
    assert b'"asked": "b.test"' in result.answer.body
    result = await call(clients, nginx, "mtls", proxy, tls=tls.with_values(server_name=""))
    assert result.answer is not None
    assert b"CN=tester" in result.answer.body


# ---- what the host sees, and strange proxies -----------------------------


async def test_host_sees_the_request_as_without_a_proxy(
    clients: Clients, home: Recorder, tinyproxy: Tinyproxy
) -> None:
    auth = BasicAuth(username="me", password=Secret("hush-hush-1"))
    connection = Connection(name="c", auth=auth, proxy=through(tinyproxy.url))
    request = Request(url=home.url("/a/../b?x=1&x=2"))
    assert (await run(request, connection, clients=clients)).succeeded
    assert home.last.target == "/a/../b?x=1&x=2"
    assert home.last.header("authorization") is not None
    assert home.last.header("proxy-authorization") is None


async def test_refusal_of_the_host_is_not_the_proxys(
    clients: Clients, home: Recorder, tinyproxy: Tinyproxy
) -> None:
    home.answer("/", Answer(401))
    connection = Connection(name="c", proxy=through(tinyproxy.url))
    result = await run(Request(url=home.url("/")), connection, clients=clients)
    assert "Proxy" not in failure(result, "status").hint


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "is no HTTP proxy"),
        (b"", "closed the connection without an answer"),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", "does not connect to localhost:"),
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "wants credentials"),
    ],
)
async def test_what_a_proxy_may_say_to_connect(
    clients: Clients, nginx: Nginx, faults: Faults, said: bytes, words: str
) -> None:
    result = await call(clients, nginx, "good", Proxy(url=faults.say(said).rstrip("/")))
    assert words in failure(result).message


async def test_proxy_that_says_nothing_is_out_of_time(
    clients: Clients, nginx: Nginx, faults: Faults
) -> None:
    proxy = Proxy(url=faults.say(b"", "hang").rstrip("/"))
    result = await call(clients, nginx, "good", proxy, timeouts=Timeouts(connect_ms=400))
    assert "waiting for the proxy to connect to localhost" in failure(result, "timeout").message


# ---- a proxy that is itself spoken to in TLS ------------------------------------------------


@pytest.fixture
async def tls_proxy(nginx: Nginx, tinyproxy: Tinyproxy) -> AsyncIterator[str]:
    """Give the URL of tinyproxy behind TLS; the certificate is that of localhost."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(nginx.certs / "good.crt", nginx.certs / "good.key")
    context.set_alpn_protocols(["h2", "http/1.1"])

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", tinyproxy.port)
        async with asyncio.TaskGroup() as group:
            group.create_task(pump(reader, back))
            group.create_task(pump(there, writer))

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while part := await reader.read(65536):
                writer.write(part)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(relay, "127.0.0.1", 0, ssl=context)
    async with server:
        yield f"https://localhost:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize("name", SCHEMES)
async def test_tls_to_the_proxy(nginx: Nginx, tls_proxy: str, name: str) -> None:
    async with Clients() as clients:
        result = await call(clients, nginx, name, through(tls_proxy))
        assert result.succeeded, result.failure
        assert result.exchanges[0].contact.proxy == tls_proxy
        refused = await call(clients, nginx, name, through(tls_proxy, password="wrong"))
        assert "does not accept the credentials" in failure(refused).message


async def test_proxy_whose_certificate_is_not_trusted(nginx: Nginx, tls_proxy: str) -> None:
    async with Clients() as clients:
        result = await call(clients, nginx, "plain", through(tls_proxy), tls=Tls())
    message = failure(result).message
    assert message.startswith(f"The proxy {tls_proxy} cannot be used: The certificate of")
    assert "Trust SSL Server Certificate" in failure(result).hint


# ---- microsocks: SOCKS5 -----------------------------------------


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_socks_with_right_credentials(
    clients: Clients, nginx: Nginx, microsocks: Microsocks, name: str, scheme: str
) -> None:
    proxy = through(microsocks.url(scheme), password=SOCKS_PASSWORD)
    result = await call(clients, nginx, name, proxy)
    assert result.succeeded
    assert result.exchanges[0].contact.proxy == microsocks.url(scheme)
    assert SOCKS_PASSWORD not in repr(result)


async def test_socks_with_wrong_credentials(
    clients: Clients, nginx: Nginx, microsocks: Microsocks
) -> None:
    proxy = through(microsocks.url(), password="wrong-pass-1")
    result = await call(clients, nginx, "good", proxy)
    assert "Proxy User Name and Proxy Password" in failure(result).hint
    assert "wrong-pass-1" not in repr(result)


async def test_socks_with_missing_credentials(
    clients: Clients, nginx: Nginx, microsocks: Microsocks
) -> None:
    result = await call(clients, nginx, "good", Proxy(url=microsocks.url()))
    assert failure(result).hint == "Fill in Proxy User Name and Proxy Password."


async def test_socks_that_takes_anybody(
    clients: Clients, nginx: Nginx, microsocks: Microsocks
) -> None:
    assert (await call(clients, nginx, "good", Proxy(url=microsocks.open_url))).succeeded
    with_credentials = through(microsocks.open_url)
    assert (await call(clients, nginx, "plain", with_credentials)).succeeded


async def test_socks_to_a_port_where_nobody_listens(
    clients: Clients, microsocks: Microsocks
) -> None:
    [port] = free_ports()
    connection = Connection(name="c", proxy=Proxy(url=microsocks.open_url))
    result = await run(Request(url=f"http://127.0.0.1:{port}/"), connection, clients=clients)
    assert "the host refused the connection" in failure(result).message


async def test_http_server_is_no_socks_proxy(
    clients: Clients, nginx: Nginx, faults: Faults
) -> None:
    url = faults.say(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    result = await call(clients, nginx, "good", Proxy(url=url.replace("http://", "socks5h://")))
    assert "is no SOCKS5 proxy" in failure(result).message
