from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator

import httpcore
import pytest

from httpv2_gui.core.engine import address
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.network import Probe
from httpv2_gui.core.engine.reached import contact_of, failure_at
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Contact
from httpv2_gui.core.model.secret import Secret
from tests.servers.nginx import Nginx

HERE = address.read("https://h.example/")


@pytest.fixture
def hasty(nginx: Nginx) -> Iterator[int]:
    """Hold the port of a server that closes at once when a client certificate does not suit it."""
    context = ssl.create_default_context(
        ssl.Purpose.CLIENT_AUTH, cafile=str(nginx.certs / "clientca.crt")
    )
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(nginx.certs / "good.crt", nginx.certs / "good.key")

    def serve() -> None:
        with contextlib.suppress(OSError):  # closed at the end
            while True:
                connection, _peer = listening.accept()
                with contextlib.suppress(OSError), connection:
                    context.wrap_socket(connection, server_side=True).recv(100)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.mark.parametrize("version", ["1.2", "1.3"])
@pytest.mark.parametrize(
    ("name", "words"),
    [("", "Client SSL Certificate"), ("wrongca", "check Client SSL Certificate")],
)
async def test_alert_that_is_lost_is_guessed_rightly(
    nginx: Nginx, hasty: int, version: str, name: str, words: str
) -> None:
    tls = Tls(ca_certificate=nginx.text("ca.crt"), maximum_version=version)
    if name:
        key = Secret(nginx.text(f"{name}.key"))
        tls = tls.with_values(client_certificate=nginx.text(f"{name}.crt"), client_key=key)
    connection = Connection(name="c", tls=tls)
    for _ in range(5):
        async with Clients() as clients:
            result = await run(
                Request(url=f"https://localhost:{hasty}/"), connection, clients=clients
            )
        assert result.failure is not None
        assert result.failure.kind == "tls"
        assert words in result.failure.hint


@pytest.mark.parametrize(
    ("asked", "shows", "kind", "words"),
    [
        (True, False, "tls", "was shown none"),
        (True, True, "tls", "was shown yours"),
        (False, False, "reset", "before it answered"),
        (None, True, "reset", "before it answered"),
    ],
)
def test_connection_that_breaks_before_the_answer(
    asked: bool | None, shows: bool, kind: str, words: str
) -> None:
    probe = Probe(phase="wait", asked=asked)
    failure = failure_at(httpcore.ReadError(), HERE, probe, shows=shows)
    assert failure.kind == kind
    assert words in failure.message


def test_later_break_is_no_matter_of_certificates() -> None:
    probe = Probe(phase="receive", asked=True)
    assert failure_at(httpcore.ReadError(), HERE, probe, shows=False).kind == "reset"


def test_contact_of_what_never_answered_is_the_probes() -> None:
    probe = Probe(contact=Contact(host="h.example"))
    assert contact_of(None, probe) == Contact(host="h.example")
