"""Words for name, TCP, proxy and TLS, by the tests of connections to real servers."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine import connection_phases
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.phases import Facts, Step
from httpv2_gui.core.model.connection import Connection, Proxy, Tls
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.recorder import Recorder
from tests.servers.microsocks import Microsocks
from tests.servers.nginx import Nginx
from tests.servers.tinyproxy import PASSWORD, USERNAME, Tinyproxy


def to(nginx: Nginx, name: str, **tls: object) -> Connection:
    values = {"ca_certificate": nginx.text("ca.crt")} | tls
    return Connection(name="c", test_url=nginx.url(name), tls=Tls().with_values(**values))


def client(nginx: Nginx, name: str = "client") -> dict[str, object]:
    certificate, key = nginx.text(f"{name}.crt"), Secret(nginx.text(f"{name}.key"))
    return {"client_certificate": certificate, "client_key": key}


def step(report: TestReport, name: str) -> Step:
    return next(one for one in report.phases if one.name == name)


async def tls_of(clients: Clients, connection: Connection) -> Step:
    return step(await check(connection, clients=clients), "TLS")


async def test_direct_connection(clients: Clients, nginx: Nginx) -> None:
    report = await check(to(nginx, "chain"), clients=clients)
    assert "localhost stands for " in step(report, "Name resolution").words
    assert "127.0.0.1" in step(report, "Name resolution").words
    assert step(report, "TCP").words == f"Connected to 127.0.0.1, port {nginx.port('chain')}."
    assert step(report, "Proxy").state == "skipped"
    tls = step(report, "TLS")
    assert tls.state == "ok"
    for words in (
        "TLSv1.3, TLS_AES",
        "The certificate was verified.",
        "made out to localhost, 127.0.0.1, ::1",
        "issued by Test Intermediate CA",
        "valid for 59 more days, until",
        "1 more certificate in the chain.",
        "No client certificate was asked for.",
    ):
        assert words in tls.words
    timed = [one for one in report.phases if one.name in ("Name resolution", "TCP", "TLS")]
    assert all(one.elapsed_ms is not None and one.elapsed_ms > 0 for one in timed)


async def test_second_test_opens_a_new_connection(clients: Clients, nginx: Nginx) -> None:
    for _ in range(2):
        report = await check(to(nginx, "good"), clients=clients)
        assert report.exchanges[0].timing.connect_ms is not None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("selfsigned", "is self-signed"),
        ("untrusted", "issued by Somebody Else's CA"),
        ("expired", "expired since"),
        ("wronghost", "made out to wrong.example"),
    ],
)
async def test_untrusted_certificate_is_described(
    clients: Clients, nginx: Nginx, name: str, words: str
) -> None:
    tls = await tls_of(clients, to(nginx, name))
    assert tls.state == "failed"
    assert words in tls.words
    assert "SHA-256 fingerprint" in tls.words
    assert tls.hint


async def test_certificate_that_expires_soon_is_a_warning(clients: Clients, nginx: Nginx) -> None:
    tls = await tls_of(clients, to(nginx, "soon"))
    assert tls.state == "warning"
    assert "expires in 4 days: its owner has to renew it" in tls.hint


async def test_unverified_is_a_warning(clients: Clients, nginx: Nginx) -> None:
    tls = await tls_of(clients, to(nginx, "expired", verify=False))
    assert tls.state == "warning"
    assert "The certificate was not verified." in tls.words
    assert "Verify SSL is off" in tls.hint
    assert "has expired" in tls.hint


async def test_old_version_is_a_warning(clients: Clients, nginx: Nginx) -> None:
    tls = await tls_of(clients, to(nginx, "tls11", minimum_version="1.0"))
    assert (tls.state, "TLSv1.1 is broken" in tls.hint) == ("warning", True)


async def test_version_that_is_not_allowed(clients: Clients, nginx: Nginx) -> None:
    tls = await tls_of(clients, to(nginx, "tls10"))
    assert tls.state == "failed"
    assert "Minimum and Maximum TLS Version" in tls.hint


async def test_client_certificate(clients: Clients, nginx: Nginx) -> None:
    shown = await tls_of(clients, to(nginx, "mtls", **client(nginx)))
    assert (shown.state, "yours was shown" in shown.words) == ("ok", True)
    kept = await tls_of(clients, to(nginx, "good", **client(nginx)))
    assert "No client certificate was asked for: yours stayed here." in kept.words
    optional = await tls_of(clients, to(nginx, "optional"))
    assert (optional.state, "there was none to show" in optional.words) == ("ok", True)


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "fill in Client SSL Certificate"), ("wrongca", "does not accept this client")],
)
async def test_missing_and_wrong_client_certificate(
    clients: Clients, nginx: Nginx, name: str, words: str
) -> None:
    tls = await tls_of(clients, to(nginx, "mtls", **(client(nginx, name) if name else {})))
    assert tls.state == "failed"
    assert words in tls.hint


async def test_client_certificate_of_ones_own_that_has_expired(
    clients: Clients, nginx: Nginx
) -> None:
    tls = await tls_of(clients, to(nginx, "good", **client(nginx, "outdated")))
    assert tls.state == "warning"
    assert "Your Client SSL Certificate has expired" in tls.hint


async def test_broken_field_is_found_before_anything_is_sent(
    clients: Clients, nginx: Nginx
) -> None:
    broken = client(nginx) | {"client_key": Secret(nginx.text("wrongca.key"))}
    report = await check(to(nginx, "mtls", **broken), clients=clients)
    assert report.headline == "A certificate cannot be used"
    assert "Client Key does not belong to Client SSL Certificate" in step(report, "TLS").words
    assert step(report, "TCP").words == "Nothing was sent."
    assert report.exchanges == ()


# ---- proxies ----------------------------------------------------------------------------------


def through(nginx: Nginx, name: str, url: str, password: str = "") -> Connection:
    proxy = Proxy(url=url, username=USERNAME if password else "", password=Secret(password))
    return to(nginx, name).with_values(proxy=proxy)


async def test_proxy_is_named(clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy) -> None:
    report = await check(through(nginx, "good", tinyproxy.url, PASSWORD), clients=clients)
    assert "The proxy looks up localhost:" in step(report, "Name resolution").words
    assert step(report, "TCP").words == f"Connected to 127.0.0.1, port {tinyproxy.port}."
    proxy = step(report, "Proxy")
    assert proxy.words.startswith(f"Through {tinyproxy.url} as {USERNAME}: it passes on")
    assert proxy.elapsed_ms is not None
    assert step(report, "TLS").state == "ok"
    assert PASSWORD not in repr(report)
    plain = await check(through(nginx, "plain", tinyproxy.url, PASSWORD), clients=clients)
    assert "it is sent each request whole" in step(plain, "Proxy").words


@pytest.mark.parametrize("name", ["plain", "good"])
@pytest.mark.parametrize(("password", "hint"), [("", "Fill in"), ("wrong-pass-1", "Check")])
async def test_proxy_that_refuses(
    clients: Clients, nginx: Nginx, tinyproxy: Tinyproxy, name: str, password: str, hint: str
) -> None:
    report = await check(through(nginx, name, tinyproxy.url, password), clients=clients)
    assert report.headline == "The proxy does not let through"
    states = [one.state for one in report.phases]
    assert states[:4] == ["ok", "ok", "failed", "skipped"]
    assert step(report, "Proxy").hint == f"{hint} Proxy User Name and Proxy Password."
    assert "wrong-pass-1" not in repr(report)


async def test_socks(clients: Clients, nginx: Nginx, microsocks: Microsocks) -> None:
    report = await check(through(nginx, "good", microsocks.open_url), clients=clients)
    assert step(report, "Proxy").words.startswith(f"Through {microsocks.open_url}: ")
    assert step(report, "TLS").state == "ok"


async def test_system_that_names_no_proxy(clients: Clients, nginx: Nginx) -> None:
    connection = to(nginx, "good").with_values(proxy=Proxy(system=True))
    report = await check(connection, clients=clients)
    assert step(report, "Proxy").words == "Without a proxy. The system names none for it."


# ---- without TLS ------------------------------------------------------------------------------


async def test_credentials_without_encryption(clients: Clients, home: Recorder) -> None:
    auth = BasicAuth(username="me", password=Secret("hush-hush-1"))
    connection = Connection(name="c", test_url=home.url("/me"), auth=auth)
    report = await check(connection, clients=clients)
    assert step(report, "TLS").state == "skipped"  # it does not leave this computer
    [exchange] = report.exchanges
    contact = dataclasses.replace(exchange.contact, address="192.0.2.7")
    away = (dataclasses.replace(exchange, contact=contact),)
    found = connection_phases.tls(Facts(connection=connection, exchanges=away))
    assert found is not None
    assert found.state == "warning"
    assert "https://" in found.hint


async def test_certificate_of_the_future(clients: Clients, nginx: Nginx) -> None:
    connection = to(nginx, "good")
    report = await check(connection, clients=clients)
    early = report.started - timedelta(days=10)
    facts = Facts(connection=connection, exchanges=report.exchanges, now=early)
    found = connection_phases.tls(facts)
    assert found is not None
    assert "not valid before" in found.words
