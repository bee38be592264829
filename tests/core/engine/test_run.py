"""Whole runs against a real server: what it saw, and what the Result says."""

from __future__ import annotations

import asyncio
import base64
import time

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Event, Receiving
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.request import FIELDS_TO_RETURN, Part, Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Answer, Recorder

BEARER = '{"Authorization": "Bearer {{integration.token}}"}'


def kind(result: Result) -> str:
    assert not result.succeeded
    assert result.failure is not None
    return result.failure.kind


async def test_success_in_http_v2s_words(send: Run, home: Recorder) -> None:
    result = await send(url=home.url("/a"))
    assert result.succeeded
    assert result.message == "Successfully executed API request."
    assert result.failure is None
    assert result.redirects == (home.url("/a"),)
    assert result.fields_to_return == FIELDS_TO_RETURN
    assert result.answer is not None
    assert (result.answer.status, result.answer.body) == (200, b'{"ok": true}')


async def test_error_status_fails_but_is_shown(send: Run, home: Recorder) -> None:
    home.answer("/a", Answer(404, body=b'{"error": "gone"}'))
    result = await send(url=home.url("/a"))
    assert kind(result) == "status"
    assert result.message == (
        "Failed to execute API request. Error: An error occurred: 404 Not Found for "
        f'{home.url("/a")} {{"error": "gone"}}'
    )
    assert result.answer is not None
    assert result.answer.body == b'{"error": "gone"}'


async def test_error_status_that_need_not_fail(send: Run, home: Recorder) -> None:
    home.answer("/a", Answer(500))
    result = await send(url=home.url("/a"), fail_on_error=False)
    assert (result.succeeded, result.failure) == (False, None)
    assert result.message == (
        "Successfully executed API request, but status code 500 was returned. "
        "Please check the request or try again later."
    )


@pytest.mark.parametrize(
    "body", ['{ "a": 1.10, "a": 18446744073709551617,\n"b":1E2 }', "<a>1</a>", "test", "ü"]
)
async def test_body_arrives_byte_for_byte(send: Run, home: Recorder, body: str) -> None:
    await send(method="POST", url=home.url("/"), body=body)
    assert home.last.body == body.encode()
    assert home.last.header("content-length") == str(len(body.encode()))


async def test_bodies_of_each_kind_arrive(send: Run, home: Recorder) -> None:
    form = '{"Content-type": "application/x-www-form-urlencoded"}'
    await send(method="POST", url=home.url("/"), headers=form, body='{"Id": "yuriy", "n": [1, 2]}')
    assert home.last.body == b"Id=yuriy&n=1&n=2"
    encoded = base64.b64encode(b"\x00\xff").decode()
    await send(method="PUT", url=home.url("/"), body=encoded, body_source="base64")
    assert home.last.body == b"\x00\xff"
    await send(method="POST", url=home.url("/"), parts=(Part(name="f", content=encoded),))
    assert b'name="f"' in home.last.body
    assert "boundary=" in (home.last.header("content-type") or "")


@pytest.mark.parametrize("method", ["GET", "DELETE", "HEAD", "OPTIONS"])
async def test_no_body_unless_typed(send: Run, home: Recorder, method: str) -> None:
    await send(method=method, url=home.url("/"))
    assert home.last.method == method
    assert home.last.header("content-length") is None


async def test_url_and_params_arrive_as_typed(send: Run, home: Recorder) -> None:
    await send(url=home.url("/a/../%7eb?x=%20&x=[1]#f"), params='{"x": ["ü", 2]}')
    assert home.last.target == "/a/../%7eb?x=%20&x=[1]&x=%C3%BC&x=2"


async def test_headers_arrive_as_typed(send: Run, home: Recorder) -> None:
    await send(url=home.url("/"), headers='{"X-Num": 7, "X-U": "ü", "user-agent": "Google Secops"}')
    assert home.last.header("x-num") == "7"
    assert home.last.header("x-u") == "ü".encode().decode("latin-1")
    assert home.last.header("user-agent") == "Google Secops"
    assert home.last.names() == {"host", "x-num", "x-u", "user-agent", "accept", "accept-encoding"}


async def test_token_is_fetched_and_placed_everywhere(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    result = await send(
        dedicated,
        method="POST",
        url=home.url("/a?u={{integration.token}}"),
        params='{"p": "{{integration.token}}"}',
        headers=BEARER,
        cookies='{"c": "{{integration.token}}"}',
        body='{"b": "{{integration.token}}"}',
    )
    assert home.seen[0].target == "/token"
    assert home.last.target == "/a?u=tok-0123456789&p=tok-0123456789"
    assert home.last.header("authorization") == "Bearer tok-0123456789"
    assert home.last.header("cookie") == "c=tok-0123456789"
    assert home.last.body == b'{"b": "tok-0123456789"}'
    assert [one.purpose for one in result.exchanges] == ["token", "request"]


async def test_no_secret_is_anywhere_in_a_result(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    echo = b'{"you sent": "tok-0123456789 hush-hush-42"}'
    home.answer("/a", Answer(500, (("x-echo", "tok-0123456789"),), echo))
    told: list[object] = []
    result = await send(
        dedicated, url=home.url("/a?t={{integration.token}}"), headers=BEARER, tell=told.append
    )
    assert "tok-0123456789" not in repr(result)
    assert "hush-hush-42" not in repr(result)
    assert "tok-0123456789" not in repr(told)
    assert "<token>" in result.message


async def test_basic_credentials_are_in_no_form_in_a_result(send: Run, home: Recorder) -> None:
    auth = BasicAuth(username="me", password=Secret("hush-hush-42"))
    home.answer("/", Answer(body=b"bWU6aHVzaC1odXNoLTQy hush-hush-42"))
    result = await send(Connection(name="c", auth=auth, test_url=home.url("/")), url=home.url("/"))
    assert home.last.header("authorization") == "Basic bWU6aHVzaC1odXNoLTQy"
    assert "aHVzaC1o" not in repr(result)
    assert "hush" not in repr(result)


async def test_password_in_the_url_is_sent_as_basic_and_shown_nowhere(
    send: Run, home: Recorder
) -> None:
    result = await send(url=home.url("/").replace("http://", "http://me:hush-hush@"))
    assert home.last.header("authorization") == "Basic bWU6aHVzaC1odXNo"
    assert "hush" not in repr(result)
    assert "bWU6aHVzaC1odXNo" not in repr(result)


async def test_typed_header_wins_over_the_connections(
    send: Run, home: Recorder, keyed: Connection
) -> None:
    result = await send(keyed, url=home.url("/"), headers='{"X-ApiKey": "mine"}')
    assert home.last.header("x-apikey") == "mine"
    assert "typed X-ApiKey header" in result.warnings[0]


# Nothing is sent


@pytest.mark.parametrize(
    "values",
    [
        {"params": '{"a": }'},
        {"headers": "[1]"},
        {"headers": '{"X": "a\\r\\nX-Evil: 1"}'},
        {"headers": BEARER},
        {"body": "[Input.comment]"},
        {"cookies": '{"a": "{{integration.tokn}}"}'},
        {"url": "api.example.com"},
        {"url": ""},
        {"method": "BREW"},
        {"body": "?", "body_source": "base64"},
        {"timeout_s": -1},
        {"expected_values": "{"},
    ],
)
async def test_problem_keeps_it_from_being_sent(
    send: Run, home: Recorder, values: dict[str, object]
) -> None:
    result = await send(**{"url": home.url("/"), **values})
    assert kind(result) == "problem"
    assert result.exchanges == ()
    assert home.seen == []


async def test_json_problem_is_said_in_http_v2s_words_with_its_place(
    send: Run, home: Recorder
) -> None:
    result = await send(url=home.url("/"), headers='{\n"Authorization": hush}')
    assert result.message.startswith(
        'Failed to execute API request. Error: Invalid parameter "Headers". '
        "The JSON structure is invalid. Line 2"
    )
    assert "hush" not in result.message


async def test_problem_of_the_request_keeps_the_token_from_being_fetched(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    result = await send(dedicated, url=home.url("/"), headers=BEARER, body="[Input.x]")
    assert kind(result) == "problem"
    assert home.seen == []


async def test_restricted_domain_keeps_the_token_from_being_fetched(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    restricted = dedicated.with_values(restrict_domain=True)
    result = await send(restricted, url="https://evil.example/", headers=BEARER)
    assert kind(result) == "restricted_domain"
    assert '"URL Path" domain is not aligned' in result.message
    assert home.seen == []


async def test_bad_ca_certificate_is_a_failure(send: Run, home: Recorder) -> None:
    connection = Connection(name="c", tls=Tls(ca_certificate="nonsense"))
    result = await send(connection, url=home.url("/"))
    assert kind(result) == "certificate"
    assert "Certificate Error: " in result.message


# Warnings


async def test_credentials_without_test_url_are_used_with_a_warning(
    send: Run, home: Recorder, keyed: Connection
) -> None:
    result = await send(keyed.with_values(test_url=""), url=home.url("/"))
    assert home.last.header("x-apikey")
    assert "no Test URL" in result.warnings[0]


async def test_token_that_nothing_uses_is_a_warning(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    result = await send(dedicated, url=home.url("/"))
    assert "nowhere" in result.warnings[0]


async def test_broken_json_body_is_a_warning(send: Run, home: Recorder) -> None:
    headers = '{"Content-Type": "application/json"}'
    result = await send(method="POST", url=home.url("/"), headers=headers, body='{"a": }')
    assert home.last.body == b'{"a": }'
    assert "line 1" in result.warnings[0]


# Stopping


async def test_cancelling_closes_the_connection(clients: Clients, faults: Faults) -> None:
    request = Request(url=faults.say(faults.head("Content-Length: 10") + b"12345", "hang"))
    limit = asyncio.timeout(10)

    def stop(event: Event) -> None:
        if isinstance(event, Receiving):
            limit.reschedule(0)

    with pytest.raises(TimeoutError):
        async with limit:
            await run(request, None, clients=clients, tell=stop)
    assert await asyncio.to_thread(faults.closed_by_client.wait, 2)


async def test_inputs_are_filled(send: Run, home: Recorder) -> None:
    body = '{"comment": "[Input.comment]"}'
    await send(method="POST", url=home.url("/"), body=body, inputs={"comment": 'say "hi"\n'})
    assert home.last.body == b'{"comment": "say \\"hi\\"\\n"}'


async def test_runs_side_by_side_do_not_disturb_each_other(send: Run, home: Recorder) -> None:
    for n in range(20):
        home.answer(f"/{n}", Answer(body=str(n).encode()))
    results = await asyncio.gather(*(send(url=home.url(f"/{n}")) for n in range(20)))
    assert [one.answer and one.answer.body for one in results] == [b"%d" % n for n in range(20)]


async def test_no_timeout_means_no_limit(send: Run, home: Recorder) -> None:
    began = time.perf_counter()
    assert (await send(url=home.url("/"), timeout_s=0)).succeeded
    assert time.perf_counter() - began < 5
