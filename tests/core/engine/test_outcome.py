from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.engine import outcome
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem, problems
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Received, Sent
from httpv2_gui.core.model.secret import Secret


def exchange(body: bytes) -> Exchange:
    received = Received(status=404, reason="Not Found", http_version="HTTP/1.1", body=body)
    sent = Sent(method="GET", url="https://h/x")
    return Exchange(sent=sent, received=received, started=datetime.now(UTC))


def test_status_message_is_http_v2s() -> None:
    failure = outcome.status_failure(exchange(b'{"error": "no such thing"}'))
    assert outcome.failed(failure) == (
        "Failed to execute API request. Error: An error occurred: 404 Not Found for https://h/x "
        '{"error": "no such thing"}'
    )
    assert failure.hint


def test_refusal_after_a_redirect_says_what_stayed_behind() -> None:
    received = Received(status=401, reason="Unauthorized", http_version="HTTP/1.1", body=b"")
    away = dataclasses.replace(exchange(b""), received=received, withheld=("x-key header",))
    failure = outcome.explained(outcome.status_failure(away), away, DedicatedAuth())
    assert "to another host" in failure.hint
    assert "x-key header" in failure.hint


def test_long_and_binary_bodies_are_not_poured_into_a_message() -> None:
    assert len(outcome.status_failure(exchange(b"x" * 50_000)).message) < 11_000
    assert "not text" in outcome.status_failure(exchange(b"\0" * 100)).message


def test_problems_in_http_v2s_words() -> None:
    request = Request(params='{\n"a": hush}', url="")
    connection = Connection(auth=DedicatedAuth(url="https://h/", body=Secret("{hush")))
    found = (*problems(request.with_values(name="n")), *problems(connection.with_values(name="n")))
    failure = outcome.problem_failure(found, outcome.broken_json(request, connection))
    assert (
        'Invalid parameter "URL Params". The JSON structure is invalid. Line 2' in failure.message
    )
    assert "Missing mandatory parameter URL Path" in failure.message
    assert 'Invalid parameter "Dedicated Auth API Request Body"' in failure.message
    assert "hush" not in failure.message


def test_json_is_not_blamed_for_a_placeholder_in_it() -> None:
    request = Request(url="https://h/", headers='{"a": "[Input.b]"}')
    problem = Problem("headers", "Headers", "[Input.b] has no value.", line=1, column=8)
    failure = outcome.problem_failure((problem,), outcome.broken_json(request, None))
    assert failure.message == "Headers, line 1: [Input.b] has no value."


def test_sentence_for_errors_that_do_not_fail() -> None:
    assert outcome.not_ok(503) == (
        "Successfully executed API request, but status code 503 was returned. "
        "Please check the request or try again later."
    )
