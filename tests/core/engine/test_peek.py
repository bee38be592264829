from __future__ import annotations

import base64

import pytest

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.peek import peek
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Proxy, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.recorder import Recorder
from tests.servers.child import free_ports
from tests.servers.nginx import Nginx
from tests.servers.tinyproxy import PASSWORD, USERNAME, Tinyproxy


def trusting(nginx: Nginx, **tls: str) -> Connection:
    values = {"ca_certificate": nginx.text("ca.crt")} | tls
    return Connection(name="c", tls=Tls().with_values(**values))


async def test_trusted_server(nginx: Nginx) -> None:
    seen = await peek(nginx.url("chain"), trusting(nginx))
    assert (seen.untrusted, seen.trusted_certificate, seen.failure) == ("", "", None)
    assert [one.issuer.partition(",")[0] for one in seen.certificates] == [
        "Test Intermediate CA",
        "Test Root CA",
    ]
    assert (seen.version, seen.client_certificate_asked) == ("TLSv1.3", False)


@pytest.mark.parametrize(
    ("name", "why", "helps"),
    [
        ("selfsigned", "is self-signed", True),
        ("untrusted", "not trusted here", True),
        ("nochain", "not trusted here", True),
        ("expired", "has expired", False),
        ("wronghost", "belongs to another host", False),
    ],
)
async def test_untrusted_server_says_why_and_what_to_trust(
    clients: Clients, nginx: Nginx, name: str, why: str, helps: bool
) -> None:
    seen = await peek(nginx.url(name), trusting(nginx))
    assert seen.failure is None
    assert why in seen.untrusted
    assert seen.hint
    assert seen.certificates
    assert bool(seen.trusted_certificate) is helps
    if helps:
        assert b"BEGIN CERTIFICATE" in base64.b64decode(seen.trusted_certificate)
        connection = trusting(nginx, trusted_certificate=seen.trusted_certificate)
        assert (await peek(nginx.url(name), connection)).untrusted == ""
        result = await run(Request(url=nginx.url(name)), connection, clients=clients)
        assert result.succeeded


async def test_no_http_is_sent_and_verify_ssl_does_not_matter(nginx: Nginx) -> None:
    connection = Connection(tls=Tls(verify=False))
    seen = await peek(nginx.url("selfsigned"), connection)
    assert "self-signed" in seen.untrusted
    log = (nginx.certs.parent / "error.log").read_text()
    assert "client sent invalid" not in log


async def test_client_certificate_that_is_asked_for_is_not_shown(nginx: Nginx) -> None:
    connection = trusting(nginx, client_certificate="never read")
    seen = await peek(nginx.url("mtls"), connection)
    assert seen.client_certificate_asked is True
    assert seen.untrusted == ""


async def test_server_name(nginx: Nginx) -> None:
    seen = await peek(nginx.url("sni"), trusting(nginx, server_name="b.test"))
    assert seen.certificates[0].names == ("b.test",)
    assert seen.untrusted == ""


async def test_through_the_proxy(nginx: Nginx, tinyproxy: Tinyproxy) -> None:
    proxy = Proxy(url=tinyproxy.url, username=USERNAME, password=Secret(PASSWORD))
    connection = trusting(nginx).with_values(proxy=proxy)
    assert (await peek(nginx.url("good"), connection)).untrusted == ""
    refused = await peek(nginx.url("good"), connection.with_values(proxy=Proxy(url=tinyproxy.url)))
    assert refused.failure is not None
    assert refused.failure.kind == "proxy"


async def test_what_cannot_be_seen(home: Recorder) -> None:
    [port] = free_ports()
    cases = {
        "nonsense": "problem",
        home.url("/"): "problem",
        f"https://127.0.0.1:{port}/": "refused",
        home.url("/").replace("http://", "https://"): "tls",
    }
    for url, kind in cases.items():
        failure = (await peek(url, None)).failure
        assert failure is not None
        assert failure.kind == kind
    assert home.seen == []


async def test_restrict_domain_holds(nginx: Nginx) -> None:
    connection = trusting(nginx).with_values(restrict_domain=True, test_url="https://other.example")
    failure = (await peek(nginx.url("good"), connection)).failure
    assert failure is not None
    assert failure.kind == "restricted_domain"


async def test_broken_roots_are_named(nginx: Nginx) -> None:
    connection = trusting(nginx, ca_certificate="nonsense")
    seen = await peek(nginx.url("good"), connection)
    assert "CA Certificate" in seen.untrusted
