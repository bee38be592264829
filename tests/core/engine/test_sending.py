from __future__ import annotations

import gzip

import pytest

from httpv2_gui.core.engine import sending
from httpv2_gui.core.engine.events import Receiving, Sending
from httpv2_gui.core.engine.sending import limits
from httpv2_gui.core.model.connection import Connection, Timeouts
from tests.core.engine.conftest import Run
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Answer, Recorder


def test_blank_timeout_is_the_default_and_zero_is_none() -> None:
    assert limits(Timeouts()) == {"connect": 120, "pool": 120, "read": 120, "write": 120}
    assert limits(Timeouts(connect_ms=0, read_ms=1500)) == {
        "connect": None,
        "pool": None,
        "read": 1.5,
        "write": 1.5,
    }


async def test_phases_are_measured(send: Run, home: Recorder) -> None:
    timing = (await send(url=home.url("/"))).exchanges[0].timing
    assert timing.dns_ms is not None
    assert timing.connect_ms is not None
    assert timing.tls_ms is None
    assert timing.wait_ms is not None
    assert timing.receive_ms is not None
    assert timing.total_ms >= timing.wait_ms


async def test_kept_connection_needs_no_name_and_no_connect(send: Run, home: Recorder) -> None:
    await send(url=home.url("/"))
    timing = (await send(url=home.url("/"))).exchanges[0].timing
    assert (timing.dns_ms, timing.connect_ms) == (None, None)


async def test_body_is_decoded_and_both_sizes_are_known(send: Run, home: Recorder) -> None:
    packed = gzip.compress(b"x" * 10_000)
    home.answer("/", Answer(headers=(("content-encoding", "gzip"),), body=packed))
    answer = (await send(url=home.url("/"))).answer
    assert answer is not None
    assert answer.body == b"x" * 10_000
    assert answer.wire_bytes == len(packed)


async def test_sent_is_what_went_out(send: Run, home: Recorder) -> None:
    sent = (await send(method="POST", url=home.url("/"), body="{}")).exchanges[0].sent
    assert {name.lower(): value for name, value in sent.headers} == dict(home.last.headers)
    assert sent.body == home.last.body == b"{}"


async def test_headers_of_the_answer_keep_case_order_and_repeats(send: Run, faults: Faults) -> None:
    head = faults.head("X-One: 1", "set-cookie: a=1", "Set-Cookie: b=2", "Content-Length: 0")
    answer = (await send(url=faults.say(head))).answer
    assert answer is not None
    assert answer.headers == (
        ("X-One", "1"),
        ("set-cookie", "a=1"),
        ("Set-Cookie", "b=2"),
        ("Content-Length", "0"),
    )
    assert (answer.status, answer.reason, answer.http_version) == (200, "OK", "HTTP/1.1")


async def test_events_tell_what_happens(send: Run, home: Recorder) -> None:
    told: list[object] = []
    await send(url=home.url("/"), tell=told.append)
    assert told[0] == Sending("request", "GET", home.url("/"), 1)
    assert told[-1] == Receiving(12, None)


async def test_receiving_is_told_sparsely(send: Run, home: Recorder) -> None:
    home.answer("/", Answer(body=bytes(5_000_000)))
    told: list[object] = []
    await send(url=home.url("/"), tell=told.append)
    assert len([event for event in told if isinstance(event, Receiving)]) < 40


async def test_endless_body_is_cut_off(
    send: Run, home: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "LARGEST_BODY", 1 << 20)
    bomb = gzip.compress(bytes(8 << 20))
    home.answer("/", Answer(headers=(("content-encoding", "gzip"),), body=bomb))
    result = await send(url=home.url("/"))
    assert result.failure is not None
    assert result.failure.kind == "too_large"
    assert result.answer is not None
    assert not result.answer.complete
    assert len(result.answer.body) <= 3 << 20


async def test_a_token_s_answer_has_a_limit_of_its_own(
    send: Run, home: Recorder, dedicated: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "LARGEST_TOKEN_REPLY", 1 << 20)
    home.answer("/token", Answer(body=b" " * (2 << 20) + b'{"access_token": "t"}'))
    home.answer("/", Answer(body=bytes(2 << 20)))
    refused = await send(dedicated, url=home.url("/"), headers='{"A": "{{integration.token}}"}')
    assert refused.failure is not None
    assert refused.failure.kind == "too_large"
    assert "The answer of the token request is larger than 1 MB" in refused.failure.message
    assert [one.purpose for one in refused.exchanges] == ["token"]
    assert (await send(url=home.url("/"))).succeeded


@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_request_on_a_connection_that_the_server_gives_up_is_sent_again(
    send: Run, faults: Faults, method: str
) -> None:
    url = faults.say(faults.head("Content-Length: 2") + b"ok", "once")
    assert (await send(url=url)).succeeded
    again = await send(method=method, url=url)
    assert again.succeeded
    assert again.exchanges[0].timing.connect_ms is not None


async def test_post_is_not_sent_again_by_itself(send: Run, faults: Faults) -> None:
    url = faults.say(faults.head("Content-Length: 2") + b"ok", "once")
    assert (await send(url=url)).succeeded
    again = await send(method="POST", url=url)
    assert again.failure is not None
    assert again.failure.kind == "reset"
