"""Every way a call can break gives a Failure with kind, message and hint, and what did arrive."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl

import httpcore
import pytest

from httpv2_gui.core.engine.failures import failure_of
from httpv2_gui.core.model.connection import Connection, Timeouts
from httpv2_gui.core.model.result import Failure, Result
from tests.core.engine.conftest import Run
from tests.core.engine.faults import Faults


def failure(result: Result) -> Failure:
    assert not result.succeeded
    assert result.failure is not None
    assert result.failure.message
    assert result.failure.hint
    assert result.message == f"Failed to execute API request. Error: {result.failure.message}"
    return result.failure


async def test_unknown_host(send: Run) -> None:
    found = failure(await send(url="http://nowhere.invalid/"))
    assert found.kind == "dns"
    assert "nowhere.invalid" in found.message


async def test_refused(send: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert failure(await send(url=f"http://127.0.0.1:{port}/")).kind == "refused"


async def test_closed_without_an_answer(send: Run, faults: Faults) -> None:
    assert failure(await send(url=faults.say(b""))).kind == "reset"


async def test_reset_in_the_middle_keeps_what_came(send: Run, faults: Faults) -> None:
    url = faults.say(faults.head("Transfer-Encoding: chunked") + b"4\r\nhalf\r\n", "close")
    result = await send(url=url)
    assert failure(result).kind == "incomplete"
    assert result.answer is not None
    assert (result.answer.body, result.answer.complete) == (b"half", False)


async def test_short_content_length_keeps_what_came(send: Run, faults: Faults) -> None:
    result = await send(url=faults.say(faults.head("Content-Length: 100") + b"only this"))
    assert failure(result).kind == "incomplete"
    assert "9 of 100 bytes" in failure(result).message
    assert result.answer is not None
    assert (result.answer.body, result.answer.complete) == (b"only this", False)


async def test_bad_gzip_keeps_the_bytes(send: Run, faults: Faults) -> None:
    head = faults.head("Content-Encoding: gzip", "Content-Length: 8")
    result = await send(url=faults.say(head + b"not gzip"))
    assert failure(result).kind == "bad_encoding"
    assert result.answer is not None
    assert result.answer.body == b"not gzip"


async def test_cut_gzip_keeps_the_readable_part(send: Run, faults: Faults) -> None:
    content = gzip.compress(bytes(range(256)) * 400)[:-200]
    head = faults.head("Content-Encoding: gzip", f"Content-Length: {len(content) + 200}")
    result = await send(url=faults.say(head + content))
    assert failure(result).kind == "incomplete"
    assert result.answer is not None
    assert result.answer.body.startswith(bytes(range(256)))


async def test_bad_chunking(send: Run, faults: Faults) -> None:
    result = await send(url=faults.say(faults.head("Transfer-Encoding: chunked") + b"zz\r\nx"))
    assert failure(result).kind == "protocol"
    assert "illegal chunk header: “zz\\r\\n”." in failure(result).message


async def test_headers_without_end(send: Run, faults: Faults) -> None:
    many = [f"X-{number}: {'a' * 1000}" for number in range(150)]
    result = await send(url=faults.say(faults.head(*many)[:-4]))
    assert failure(result).kind == "headers_too_large"


async def test_what_is_no_http(send: Run, faults: Faults) -> None:
    assert failure(await send(url=faults.say(b"220 smtp ready\r\n\r\n"))).kind == "protocol"


async def test_tls_on_a_plain_port(send: Run, faults: Faults) -> None:
    url = faults.say(b"HTTP/1.1 400 Bad Request\r\n\r\n").replace("http:", "https:")
    found = failure(await send(url=url))
    assert found.kind == "tls"
    assert "http://" in found.hint


async def test_read_timeout_names_the_phase(send: Run, faults: Faults) -> None:
    connection = Connection(name="c", timeouts=Timeouts(read_ms=60))
    found = failure(await send(connection, url=faults.say(b"", "hang")))
    assert found.kind == "timeout"
    assert "waiting for the answer" in found.message


@pytest.mark.parametrize("limit", [{"connect_ms": 400}, {}])
async def test_server_that_is_silent_about_tls(
    send: Run, faults: Faults, limit: dict[str, int]
) -> None:
    url = faults.say(b"", "hang").replace("http:", "https:")
    connection = Connection(name="c", timeouts=Timeouts(**limit))
    found = failure(await send(connection, url=url, timeout_s=1))
    assert found.kind == "timeout"
    assert "agreeing on encryption" in found.message
    assert await asyncio.to_thread(faults.closed_by_client.wait, 2)


async def test_request_timeout_is_for_everything_and_keeps_what_came(
    send: Run, faults: Faults
) -> None:
    url = faults.say(faults.head("Content-Length: 10") + b"12345", "hang")
    result = await send(url=url, timeout_s=1)
    assert failure(result).kind == "timeout"
    assert "receiving the answer" in failure(result).message
    assert "Request Timeout is 1 s" in failure(result).message
    assert result.answer is not None
    assert result.answer.body == b"12345"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(113, "No route to host"), "unreachable"),
        (httpcore.ConnectError("All connection attempts failed"), "unreachable"),
        (httpcore.ReadError(), "reset"),
        (httpcore.LocalProtocolError("Illegal header value"), "protocol"),
        (ssl.SSLError(1, "[SSL: TLSV1_ALERT_PROTOCOL_VERSION]"), "tls"),
        (ExceptionGroup("group", [ConnectionRefusedError()]), "refused"),
        (RuntimeError("strange"), "network"),
    ],
)
def test_kinds(error: Exception, kind: str) -> None:
    phase = "connect" if kind == "unreachable" else "wait"
    assert failure_of(error, "https://host:1/x", phase).kind == kind


def test_illegal_value_is_not_repeated_in_a_form_that_hides_it() -> None:
    error = httpcore.LocalProtocolError(f"Illegal header value {'hüsh'.encode()!r}")
    message = failure_of(error, "https://host/").message
    assert message == "The request cannot be written as HTTP: Illegal header value."


def test_host_of_the_url_is_named_and_nothing_else() -> None:
    found = failure_of(httpcore.ReadError(), "https://me:secret@host:1/x?y=z")
    assert found.message.startswith("host broke")
