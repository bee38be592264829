"""What goes wrong is told in words: what happened, why it usually happens, what to try."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from httpv2_gui.core.model.connection import Connection, Timeouts, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive
from tests.journeys.person import Person
from tests.servers.nginx import Nginx

Answering = Callable[[bytes], str]


@pytest.fixture
def answering() -> Iterator[Answering]:
    """Serve these bytes to whoever connects, whatever is asked; give the URL."""
    listening: list[socket.socket] = []

    def serve(answer: bytes) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)
        threading.Thread(target=_answer, args=(server, answer), daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/"

    yield serve
    for server in listening:
        server.close()


def _answer(server: socket.socket, answer: bytes) -> None:
    while True:
        try:
            connection, _address = server.accept()
        except OSError:
            return
        with connection:
            connection.recv(65536)
            connection.sendall(answer)


def one_request(folder: Path, url: str, connection: Connection | None = None) -> None:
    workspace = Workspace.open(folder)
    if connection is not None:
        workspace.save_connection(connection)
    name = connection.name if connection else ""
    workspace.save_request(Request(name="Try", url=url, connection=name))


async def sent(arrive: Arrive, folder: Path) -> Person:
    person = await arrive(folder)
    await person.open_line("Try")
    await person.click("Send")
    return person


async def test_a_host_that_does_not_exist(arrive: Arrive, folder: Path) -> None:
    one_request(folder, "http://no-such-host.invalid/")
    person = await sent(arrive, folder)
    await person.read("Host not found")
    await person.read("no-such-host.invalid")


async def test_nobody_listens(arrive: Arrive, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    one_request(folder, f"http://127.0.0.1:{port}/")
    person = await sent(arrive, folder)
    await person.read("Connection refused")


async def test_it_takes_too_long(arrive: Arrive, folder: Path, practice: PracticeServer) -> None:
    patient = Connection(name="Impatient", timeouts=Timeouts(read_ms=200))
    one_request(folder, f"{practice.base_url}/slow?seconds=30", patient)
    person = await sent(arrive, folder)
    await person.read("Timed out")


async def test_a_certificate_that_nobody_knows(arrive: Arrive, folder: Path, nginx: Nginx) -> None:
    one_request(folder, nginx.url("good"))
    person = await sent(arrive, folder)
    await person.read("TLS failed")
    await person.read("CA Certificate")


async def test_verification_off_is_a_warning(arrive: Arrive, folder: Path, nginx: Nginx) -> None:
    one_request(folder, nginx.url("good"), Connection(name="Careless", tls=Tls(verify=False)))
    person = await sent(arrive, folder)
    await person.read("TLS not verified")
    await person.read("Verify SSL: OFF")


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("Failure 401, wrong password", "401 Unauthorized", "access denied"),
        ("Failure 404, not found", "404 Not Found", "No Record found"),
        ("Failure 429, too many requests", "429 Too Many Requests", "Quota of 60 requests"),
        ("Failure 500, HTML page", "500 Internal Server Error", "Internal Server Error"),
    ],
)
async def test_the_api_says_no_in_its_own_words(
    at_sample: Person, line: str, status: str, words: str
) -> None:
    await at_sample.open_line(line)
    await at_sample.click("Send")
    await at_sample.read(status)
    await at_sample.read(words)
    assert (await at_sample.find("Copy failure")).isVisible()


async def test_an_error_status_may_be_fine(at_sample: Person) -> None:
    await at_sample.open_line("Failure 404 without failing")
    await at_sample.click("Send")
    await at_sample.read("404 Not Found")
    assert not at_sample.shows("Failed")
    assert len(await at_sample.cells("Tree")) > 0


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"half": tr', "half"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\noops",
            "as they arrived",
        ),
        (b"not http at all\r\n\r\n", "127.0.0.1"),
    ],
    ids=["cut short", "bad gzip", "not HTTP"],
)
async def test_a_broken_answer_is_a_failure_and_what_came_is_shown(
    arrive: Arrive, folder: Path, answering: Answering, answer: bytes, words: str
) -> None:
    one_request(folder, answering(answer))
    person = await sent(arrive, folder)
    await person.find("Copy failure")
    await person.read(words)


async def test_text_that_is_labelled_as_json_is_shown_as_text(
    arrive: Arrive, folder: Path, answering: Answering
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
    one_request(folder, answering(head + b"<html>please sign in</html>"))
    person = await sent(arrive, folder)
    await person.read("200 OK")
    await person.read("please sign in")
    await person.read("not JSON")


async def test_a_request_whose_connection_is_gone(arrive: Arrive, folder: Path) -> None:
    Workspace.open(folder).save_request(
        Request(name="Try", url="https://a.example", connection="Long gone")
    )
    person = await sent(arrive, folder)
    await person.read("There is no connection named Long gone")
