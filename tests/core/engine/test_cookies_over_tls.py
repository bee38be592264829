"""Secure cookies where they belong: on a real TLS connection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import trustme

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.model.connection import Connection, Tls
from tests.core.engine import recorder as recording
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

SETS = ("sid=1; Secure; HttpOnly", "__Host-id=2; Secure; Path=/", "__Secure-x=3; Secure", "y=4")
KEPT = "sid=1; __Host-id=2; __Secure-x=3; y=4"


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Recorder, Connection]]:
    """Give a server that speaks TLS, and a connection that trusts it and keeps its cookies."""
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "cert.pem", folder / "key.pem"
    certificate.write_bytes(b"".join(one.bytes() for one in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    tls = Tls(ca_certificate=authority.cert_pem.bytes().decode())
    with recording.serve(Recorder(), certificate, key) as server:
        server.base = server.base.replace("http://", "https://")
        yield server, Connection(name="safe", cookie_scope="global", tls=tls)


async def test_secure_cookies_come_back_over_tls(
    send: Run, safe: tuple[Recorder, Connection], clients: Clients
) -> None:
    server, connection = safe
    server.answer("/", Answer(headers=tuple(("set-cookie", one) for one in SETS)))
    first = await send(connection, url=server.url("/"))
    assert first.succeeded, first.message
    assert not [one for one in first.warnings if "not kept" in one]
    await send(connection, url=server.url("/a/b"))
    assert server.last.header("cookie") == KEPT
    facts = {one.name: (one.secure, one.http_only) for one in clients.kept_cookies(connection)}
    assert facts["sid"] == (True, True)
    assert facts["y"] == (False, False)


async def test_the_same_cookies_over_http_are_refused_but_the_plain_one(
    send: Run, home: Recorder, clients: Clients
) -> None:
    home.answer("/", Answer(headers=tuple(("set-cookie", one) for one in SETS)))
    connection = Connection(name="plain", cookie_scope="global")
    result = await send(connection, url=home.url("/"))
    assert len([one for one in result.warnings if "not kept" in one]) == 3
    assert [one.name for one in clients.kept_cookies(connection)] == ["y"]
