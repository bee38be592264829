from __future__ import annotations

from typing import Any

import pytest

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.request import FIELDS_TO_RETURN, Part, Poll, Request

GOOD = Request(name="A", url="https://a.example/")


def places(request: Request) -> list[str]:
    return [problem.place for problem in fields.problems(request)]


def test_the_defaults_are_those_of_http_v2() -> None:
    request = Request()

    assert (request.method, request.timeout_s, request.body) == ("GET", 120, "")
    assert request.follow_redirects
    assert request.fail_on_error
    assert request.password_protect_zip
    assert not request.base64_output
    assert request.fields_to_return == FIELDS_TO_RETURN


def test_a_good_request_has_no_problem() -> None:
    assert places(GOOD) == []


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"name": " "}, "name"),
        ({"url": ""}, "url"),
        ({"method": "FETCH"}, "method"),
        ({"headers": "[1]"}, "headers"),
        ({"timeout_s": -1}, "timeout_s"),
        ({"fields_to_return": ()}, "fields_to_return"),
        ({"fields_to_return": ("response",)}, "fields_to_return"),
        ({"body_source": "file"}, "body_file"),
        ({"parts": (Part(), Part(source="file"))}, "parts.1.file"),
        ({"poll": Poll(interval_s=0)}, "poll.interval_s"),
        ({"poll": Poll(failure_values="[1]")}, "poll.failure_values"),
        ({"poll": Poll(repeat="never")}, "poll.repeat"),
        (
            {"method": "POST", "expected_values": '{"a": 1}', "poll": Poll(repeat="safe")},
            "poll.repeat",
        ),
    ],
)
def test_a_problem_has_its_place(values: dict[str, Any], place: str) -> None:
    assert places(GOOD.with_values(**values)) == [place]


def test_text_is_kept_as_typed() -> None:
    body = '{ "a" : 1.10, "a": 1E2 }\n'

    assert GOOD.with_values(body=body).body == body


@pytest.mark.parametrize(
    ("poll", "place", "words"),
    [
        (Poll(interval_s=29), "poll.interval_s", "every 30 s"),
        (Poll(interval_s=90, timeout_s=60), "poll.interval_s", "above Polling Timeout"),
        (Poll(timeout_s=14 * 86400 + 1), "poll.timeout_s", "14 days"),
    ],
)
def test_what_http_v2_would_refuse_is_a_warning_where_it_waits(
    poll: Poll, place: str, words: str
) -> None:
    waiting = GOOD.with_values(expected_values='{"a": 1}', poll=poll)
    (problem,) = fields.problems(waiting)

    assert (problem.place, problem.severity) == (place, "warning")
    assert words in problem.message
    assert places(waiting.with_values(expected_values=" {} \n")) == []


@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_safe_methods_may_be_repeated(method: str) -> None:
    poll = Poll(repeat="safe")

    assert places(GOOD.with_values(method=method, expected_values='{"a": 1}', poll=poll)) == []


def test_head_has_nothing_to_wait_for() -> None:
    (problem,) = fields.problems(GOOD.with_values(method="HEAD", expected_values='{"a": 1}'))

    assert (problem.place, problem.severity) == ("expected_values", "warning")


@pytest.mark.parametrize("nothing", ["", " \n", "{}", "{ }\n"])
def test_nothing_is_waited_for(nothing: str) -> None:
    assert not GOOD.with_values(expected_values=nothing).waits


def test_without_expected_values_nothing_is_repeated() -> None:
    assert places(GOOD.with_values(method="POST", poll=Poll(repeat="safe"))) == []
