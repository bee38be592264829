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
    ],
)
def test_a_problem_has_its_place(values: dict[str, Any], place: str) -> None:
    assert places(GOOD.with_values(**values)) == [place]


def test_text_is_kept_as_typed() -> None:
    body = '{ "a" : 1.10, "a": 1E2 }\n'

    assert GOOD.with_values(body=body).body == body
