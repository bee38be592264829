from __future__ import annotations

import pytest

from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.engine.headers import (
    USER_AGENT,
    Line,
    Typed,
    cookie_line,
    cookie_problems,
    cookie_warnings,
    default_lines,
    typed_headers,
    userinfo_line,
)
from httpv2_gui.core.model.redact import Known, Redactor


def typed(text: str, *, https: bool = False, token: str | None = None) -> Typed:
    pairs = Filling.of({}, token).pairs(text)
    return typed_headers(pairs, Redactor([Known("Key", "k-0123456789")]), https=https)


def lines(text: str) -> list[tuple[str, str]]:
    return [(line.name, line.value) for line in typed(text).lines]


def test_values_become_text_as_written() -> None:
    text = '{"X-N": 1.10, "X-T": true, "X-O": {"a": 1}, "X-S": " ü "}'
    assert lines(text) == [("X-N", "1.10"), ("X-T", "true"), ("X-O", '{"a": 1}'), ("X-S", "ü")]


def test_list_repeats_and_null_leaves_out() -> None:
    made = typed('{"X-A": [1, null, 2], "User-Agent": null}')
    assert [line.value for line in made.lines] == ["1", "2"]
    assert made.left_out == {"user-agent"}


@pytest.mark.parametrize("value", ["a\\r\\nX-Evil: 1", "a\\n", "a\\u0000"])
def test_line_break_is_a_problem_that_does_not_show_the_value(value: str) -> None:
    [problem] = typed(f'{{"X-A": "{value}"}}').problems
    assert problem.place == "headers"
    assert "X-A" in problem.message
    assert "Evil" not in problem.message


@pytest.mark.parametrize("name", ["", "a b", "a:", "ü", "a\\r\\nb"])
def test_bad_name_is_a_problem(name: str) -> None:
    assert len(typed(f'{{"{name}": "x"}}').problems) == 1


@pytest.mark.parametrize(
    "text", ['{"Host": "a", "host": "b"}', '{"Content-Type": ["text/xml", "text/plain"]}']
)
def test_header_that_may_be_there_once_is_there_once(text: str) -> None:
    [problem] = typed(text).problems
    assert "more than once" in problem.message


def test_computed_headers_are_left_out_with_a_warning() -> None:
    made = typed('{"content-length": 3, "Transfer-Encoding": "chunked"}')
    assert made.lines == ()
    assert len(made.warnings) == 2


def test_headers_that_http_2_forbids_are_left_out_over_https() -> None:
    assert typed('{"Connection": "keep-alive"}', https=True).lines == ()
    assert len(typed('{"Connection": "keep-alive"}').lines) == 1


def test_each_private_line_says_why() -> None:
    text = """{"Authorization": "x", "X-T": "{{integration.token}}", "X-K": "k-0123456789",
        "X-Plain": "x"}"""
    assert [line.private for line in typed(text, token="t").lines] == [
        "Authorization header",
        "X-T header with {{integration.token}}",
        "X-K header with a secret of the connection",
        "",
    ]


def test_cookies_are_one_header() -> None:
    pairs = Filling().pairs('{"PHPSESSID": "298zf09hf012fh2", "csrftoken": "u32", "n": null}')
    assert list(cookie_line(pairs)) == [
        Line("Cookie", "PHPSESSID=298zf09hf012fh2; csrftoken=u32", "Cookie header")
    ]
    assert list(cookie_line([])) == []


def test_line_break_in_a_cookie_is_a_problem() -> None:
    [problem] = cookie_problems(cookie_line(Filling().pairs('{"a": "1\\r\\nX: 2"}')))
    assert problem.place == "cookies"


@pytest.mark.parametrize("text", ['{"a": "1; b=2"}', '{"a;b": "1"}', '{"a=b": "1"}', '{"": "1"}'])
def test_cookie_that_is_read_otherwise_is_warned_about(text: str) -> None:
    assert len(list(cookie_warnings(Filling().pairs(text)))) == 1
    assert not list(cookie_warnings(Filling().pairs('{"a": "b=c", "n": null}')))


def test_defaults_are_few_and_can_be_replaced() -> None:
    names = [(line.name, line.value) for line in default_lines([], frozenset())]
    assert names == [
        ("Accept", "*/*"),
        ("Accept-Encoding", "gzip, deflate, br, zstd"),
        ("User-Agent", USER_AGENT),
    ]
    assert not list(
        default_lines([Line("accept", "x")], frozenset(("accept-encoding", "user-agent")))
    )


def test_userinfo_is_basic() -> None:
    assert userinfo_line(("Aladdin", "open sesame")).value == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
