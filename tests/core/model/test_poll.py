from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Members
from httpv2_gui.core.model.poll import (
    Judgement,
    Verdict,
    changes,
    expected_members,
    judge,
    judge_both,
    judge_bytes,
)

RUNNING = {"state": "in_progress", "percentage": "10"}
FINISHED = {"state": "finished", "percentage": "100"}


def judged(expected: object, response: object) -> Verdict:
    members = json_text.parse(json.dumps(expected))
    assert isinstance(members, Members)
    return judge(members, json_text.parse(json.dumps(response)))


@pytest.mark.parametrize(
    ("expected", "response", "met"),
    [
        ({"state": "finished"}, RUNNING, False),
        ({"state": "finished"}, FINISHED, True),
        ({"state": ["finished", "error"]}, {"state": "error"}, True),
        ({"state": ["finished", "error"], "percentage": "100"}, FINISHED, True),
        ({"state": "finished", "percentage": "100"}, {"state": "finished"}, False),
        ({"state": "finished"}, {"status": "ok"}, False),
        ({"state": "finished"}, {"data": [{"x": 1}, {"state": "finished"}]}, True),
        ({"state": "finished"}, [{"state": "finished"}], True),
        ({"state": "Finished"}, FINISHED, False),
        ({"n": 100}, {"n": 100}, True),
        ({"n": 100}, {"n": "100"}, False),
        ({"n": "100"}, {"n": 100}, False),
        ({"n": 1}, {"n": True}, False),
        ({"n": 100}, {"n": 100.0}, True),
        ({"n": None}, {"n": None}, True),
        ({"n": None}, {}, False),
        ({"state": []}, FINISHED, False),
        ({"data": {"state": "finished"}}, {"data": {"id": 1, "state": "finished"}}, True),
        ({"data": {"state": "finished"}}, {"data": {"id": 1}}, False),
        ({"state": ["finished", "error"]}, {"state": ["finished", "error"]}, True),
        ({"state": ["finished", "error"]}, {"state": ["finished", "running"]}, False),
        ({"state": ["finished"]}, {"state": []}, False),
    ],
)
def test_verdict(expected: object, response: object, met: bool) -> None:
    assert judged(expected, response).met is met


def test_first_occurrence_in_document_order_counts() -> None:
    response = {"jobs": [{"state": "running"}], "state": "finished"}
    [finding] = judged({"state": "finished"}, response).findings
    assert (finding.path, finding.actual, finding.met) == ("jobs[0].state", '"running"', False)


def test_hint_when_only_the_type_differs() -> None:
    assert "Only the type differs" in str(judged({"n": "100"}, {"n": 100}))


def test_hint_when_only_the_case_differs() -> None:
    assert "upper and lower case" in str(judged({"s": "Done"}, {"s": "done"}))


def test_absent_key_is_said() -> None:
    assert "not in the response" in str(judged({"state": "x"}, {}))


@pytest.mark.parametrize("text", ["", "  \n", "{}", "[1]", "{"])
def test_nothing_expected(text: str) -> None:
    assert expected_members(text) is None


def test_response_that_is_not_json_is_not_met() -> None:
    expected = expected_members('{"state": "x"}')
    assert expected is not None
    verdict = judge_bytes(expected, b"<html>")
    assert not verdict.met
    assert "not JSON" in str(verdict)


def test_deep_response_does_not_break() -> None:
    expected = expected_members('{"state": "x"}')
    assert expected is not None
    assert not judge_bytes(expected, b'{"a":' * 5000 + b"1" + b"}" * 5000).met


# ---- failure values, and what changed -----------------------------------------------------------

DONE = json_text.members('{"state": "done"}')
LOST = json_text.members('{"state": ["failed", "lost"], "code": 7}')


def weighed(text: str) -> Judgement:
    return judge_both(DONE, LOST, text.encode())


def test_any_one_failure_value_is_enough() -> None:
    verdict = weighed('{"job": {"state": "running", "code": 7}}').failed_on
    assert verdict is not None
    assert [(one.path, one.actual) for one in verdict.findings] == [("job.code", "7")]


@pytest.mark.parametrize("text", ['{"state": "running"}', "{}", "not JSON", '{"code": "7"}'])
def test_no_failure_value_is_there(text: str) -> None:
    assert weighed(text).failed_on is None


def test_without_failure_values_nothing_fails() -> None:
    assert judge_both(DONE, json_text.Members(), b"{}").failed_on is None


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('{"state": "new"}', '{"state": "running"}', ('state: "new" → "running"',)),
        ("{}", '{"code": 7}', ("code: absent → 7",)),
        ('{"state": 1}', "<html>", ("response: JSON → not JSON",)),
        ("<html>", '{"state": 1}', ("state: absent → 1", "response: not JSON → JSON")),
        ('{"state": 1}', '{"state": 1, "more": 2}', ()),
        ("{}", f'{{"state": "{"x" * 900}"}}', (f'state: absent → "{"x" * 99}…',)),
    ],
)
def test_what_changed_is_said(before: str, after: str, said: tuple[str, ...]) -> None:
    assert changes(weighed(before), weighed(after)) == said
    assert changes(None, weighed(after)) == ()


def test_ten_thousand_levels_are_searched() -> None:
    deep = json_text.Members([("state", "done")])
    for _level in range(10_000):
        deep = json_text.Members([("inner", [deep])])
    verdict = judge(DONE, deep)
    assert verdict.met
    assert (verdict.findings[0].path or "").startswith("inner[0].inner[0].")


KEYS = st.sampled_from(["state", "a", "b"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=20,
)


def first_by_recursion(key: str, value: object, path: str = "") -> tuple[str, object] | None:
    if isinstance(value, dict):
        for name, item in value.items():
            here = f"{path}.{name}".removeprefix(".")
            found = (here, item) if name == key else first_by_recursion(key, item, here)
            if found:
                return found
    if isinstance(value, list):
        for index, item in enumerate(value):
            found = first_by_recursion(key, item, f"{path}[{index}]")
            if found:
                return found
    return None


@given(VALUES)
def test_the_walk_finds_what_recursion_finds(response: object) -> None:
    wanted = {"state": 1, "a": 1, "b": 1, "never": 1}
    for finding in judged(wanted, response).findings:
        found = first_by_recursion(finding.key, response)
        assert finding.path == (found[0] if found else None)
        if found and finding.actual is not None:
            assert json.loads(finding.actual) == found[1]
