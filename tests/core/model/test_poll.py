from __future__ import annotations

import json

import pytest

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Members
from httpv2_gui.core.model.poll import Verdict, expected_members, judge, judge_bytes

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
