from __future__ import annotations

import pytest

from httpv2_gui.core.model import json_text, pipes
from httpv2_gui.core.model.pipes import PIPES, PipeError

ALERTS = (
    '[{"id": "A", "score": 9, "on": "2026-01-02"}, {"id": "B", "score": 10}, {"id": "A", "x": 1}]'
)


def piped(value: str, name: str, *arguments: str) -> str:
    return json_text.dump(pipes.apply(name, json_text.parse(value), arguments))


@pytest.mark.parametrize(
    ("value", "pipe", "result"),
    [
        ("[1.10, 2, 3]", ("first",), "1.10"),
        ("[1.10, 2, 3]", ("first", "2"), "[1.10, 2]"),
        ("[1, 2, 3]", ("first", "0"), "[]"),
        ("[]", ("first",), "null"),
        ("[1, 2, 3E2]", ("last",), "3E2"),
        ("[1, 2, 3]", ("last", "2"), "[2, 3]"),
        ("[1, 2, 3]", ("last", "9"), "[1, 2, 3]"),
        ("[]", ("last",), "null"),
        ("[1, 2]", ("getByIndex", "1"), "2"),
        ("[1, 2]", ("getByIndex", "5"), "null"),
        ('{"a": 1}', ("getByIndex", "0"), '{"a": 1}'),
        ("[1, 2, 2]", ("count",), "3"),
        ("null", ("count",), "0"),
        ('{"a": 1, "b": 2}', ("count",), "1"),
        ('[1, "1", 1, {"a": 1}, {"a": 1}]', ("distinct",), '[1, "1", {"a": 1}]'),
        ('["a", 1.50, true, null]', ("join", ", "), '"a, 1.50, true, null"'),
        ('"a, b,c"', ("split", ","), '["a", "b", "c"]'),
        ('"[a]"', ("trimChars", "[]"), '"a"'),
        ('["-a-", "b-"]', ("trimChars", "-"), '["a", "b"]'),
        ('"a/b"', ("replace", "/", "|"), '"a|b"'),
        ('"ÄB"', ("tolower",), '"äb"'),
        ('["x", 1]', ("toUpper",), '["X", "1"]'),
        ("null", ("toUpper",), "null"),
        ('""', ("setIfEmpty", "n/a"), '"n/a"'),
        ("[]", ("setIfEmpty", "n/a"), '"n/a"'),
        ("0", ("setIfEmpty", "n/a"), "0"),
        ("false", ("setIfEmpty", "n/a"), "false"),
        ('"high"', ("ifThenElse", "=", "high", "1", "2"), '"1"'),
        ("3", ("ifThenElse", ">", "20", "yes", "no"), '"no"'),
        ("null", ("ifThenElse", "=", "", "none", "some"), '"none"'),
    ],
)
def test_pipes(value: str, pipe: tuple[str, ...], result: str):
    assert piped(value, *pipe) == result


@pytest.mark.parametrize(
    ("path", "operator", "wanted", "count"),
    [
        ("id", "=", "A", 2),
        ("id", "!=", "A", 1),
        ("score", ">", "9", 1),
        ("score", ">=", "9.0", 2),
        ("score", "<", "10", 2),
        ("on", "<=", "2026-01-02", 3),
        ("id", "in", "B, C", 1),
        ("id", "NOT IN", "B,C", 2),
        ("id", "contains", "A", 2),
        ("id", "not contains", "A", 1),
        ("none", "=", "", 3),
    ],
)
def test_filter(path: str, operator: str, wanted: str, count: int):
    kept = pipes.apply("filter", json_text.parse(ALERTS), (path, operator, wanted))
    assert isinstance(kept, list)
    assert len(kept) == count


def test_a_list_of_texts_is_filtered_by_the_item_itself():
    assert piped('["a", "b"]', "filter", "", "=", "b") == '["b"]'


@pytest.mark.parametrize(
    ("pipe", "message"),
    [
        (("frist",), "There is no pipe “frist”. Did you mean first(n)?"),
        (("dateFormat", "x"), "There is no pipe “dateFormat”. There are first, last,"),
        (("join",), "“join” is used as join(separator); here it has 0 arguments."),
        (("first", "1", "2"), "“first” is used as first(n); here it has 2 arguments."),
        (("first", "x"), "first(n) needs a whole number, not “x”."),
        (("first", "-1"), "first(n) needs a whole number, not “-1”."),
        (("filter", "id", "~", "x"), "“~” is none of = != >"),
        (("split", ""), "split needs the text to split at."),
        (("replace", "", "x"), "replace needs the text to replace."),
    ],
)
def test_errors_say_what_is_wrong(pipe: tuple[str, ...], message: str):
    with pytest.raises(PipeError) as raised:
        piped("[1]", *pipe)
    assert str(raised.value).startswith(message)


def test_every_pipe_says_what_it_does():
    assert [one for one in PIPES if not one.does] == []
    assert PIPES[0].usage == "first(n)"
