import pytest

from httpv2_gui.core.model.request import FIELDS_TO_RETURN, Poll
from tests.core.platforms.shown import answered, fixed, told

DONE = '{"state": "done"}'


@pytest.mark.parametrize("value", ["100", "true", "null", "1.50"])
def test_a_value_that_never_matches(value: str) -> None:
    found = told("expected-number", expected_values=f'{{"n": {value}, "s": "x"}}')
    assert "“n”" in found[0].message
    assert fixed(found).expected_values == f'{{"n": [{value}], "s": "x"}}'


def test_values_that_can_match() -> None:
    assert not told("expected-number", expected_values='{"a": "100", "b": [100]}')


def test_an_expected_object() -> None:
    assert told("expected-object", expected_values='{"job": {"state": "done"}}')
    assert not told("expected-object", expected_values=DONE)


def test_an_absent_key_beforehand() -> None:
    (one,) = told("expected-absent", expected_values=DONE)
    assert one.severity == "note"
    assert "“state”" in one.message
    assert not told("expected-absent")


def test_an_absent_key_in_an_answer() -> None:
    (one,) = told("expected-absent", result=answered(b'{"status": "ok"}'), expected_values=DONE)
    assert one.severity == "warning"
    assert one.message.startswith(
        "“state” is absent from the last response; HTTP V2 16.0 would stop"
    )
    for body in (b'{"state": "busy"}', b'{"state": "done"}', b"text"):
        assert not told("expected-absent", result=answered(body), expected_values=DONE)


@pytest.mark.parametrize(
    "body", [b'{"state": "done", "old": {"state": "busy"}}', b'[{"state": "done"}]']
)
def test_an_answer_that_is_enough_here_only(body: bytes) -> None:
    assert told("expected-everywhere", result=answered(body), expected_values=DONE)


@pytest.mark.parametrize("body", [b'{"state": "done"}', b'{"state": "busy"}', b"text"])
def test_an_answer_that_is_judged_the_same(body: bytes) -> None:
    assert not told("expected-everywhere", result=answered(body), expected_values=DONE)
    assert not told("expected-everywhere", expected_values=DONE)


def test_another_rule_says_why_already() -> None:
    result = answered(b'{"n": 1}')
    assert not told("expected-everywhere", result=result, expected_values='{"n": 1}')


def test_waiting_without_response_data() -> None:
    without = FIELDS_TO_RETURN[1:]
    found = told("waits-without-data", expected_values=DONE, fields_to_return=without)
    assert fixed(found).fields_to_return == FIELDS_TO_RETURN
    assert not told("waits-without-data", fields_to_return=without)
    assert not told("waits-without-data", expected_values=DONE)


def test_waiting_with_base64_output() -> None:
    assert not fixed(told("waits-base64", expected_values=DONE, base64_output=True)).base64_output
    assert not told("waits-base64", base64_output=True)
    assert not told("waits-base64", expected_values=DONE)


@pytest.mark.parametrize(
    "poll", [Poll(failure_values=DONE), Poll(keep_waiting=True), Poll(repeat="safe")]
)
def test_options_of_waiting_that_the_platform_does_not_have(poll: Poll) -> None:
    assert told("waiting-options", expected_values=DONE, poll=poll)
    assert not told("waiting-options", poll=poll)
    assert not told("waiting-options", expected_values=DONE)
