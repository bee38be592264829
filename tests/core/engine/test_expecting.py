"""Waits for expected values, against real servers; no time passes: clocks are passed in."""

from __future__ import annotations

import pytest

from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder
from tests.core.engine.times import Time
from tests.core.engine.waits import BUSY, DONE, FAILED, RUNNING, attempts, pauses

# ---- what is told -------------------------------------------------------------------------------


async def test_every_attempt_and_every_pause_is_told(
    expect: Run, home: Recorder, told: list[Event]
) -> None:
    home.answer("/job", RUNNING, RUNNING, DONE)
    result = await expect(url=home.url("/job"), poll=Poll(interval_s=60, timeout_s=600))
    assert result.succeeded
    assert [(one.attempt, one.status, one.changed, one.note) for one in attempts(told)] == [
        (1, 200, (), ""),
        (2, 200, (), ""),
        (3, 200, ('state: "running" → "done"',), ""),
    ]
    assert [one.verdict is not None and one.verdict.met for one in attempts(told)] == [0, 0, 1]
    assert all(one.exchange and one.exchange.status == 200 for one in attempts(told))
    shown = [(one.next_in_s, one.elapsed_s, one.left_s, one.calls_left) for one in pauses(told)]
    assert shown == [(60, 0, 600, 9), (60, 60, 540, 8)]


async def test_the_forecast_of_calls_is_kept(
    expect: Run, home: Recorder, told: list[Event]
) -> None:
    home.answer("/job", RUNNING)
    await expect(url=home.url("/job"), poll=Poll(interval_s=7, timeout_s=100))
    for pause in pauses(told):
        assert pause.attempt + pause.calls_left == len(attempts(told)) == 15


async def test_the_result_keeps_a_small_log(expect: Run, home: Recorder) -> None:
    home.answer("/job", RUNNING, DONE)
    result = await expect(url=home.url("/job"))
    assert [(one.number, one.status, one.changed) for one in result.attempt_log] == [
        (1, 200, ()),
        (2, 200, ('state: "running" → "done"',)),
    ]


async def test_the_parsed_response_is_judged_not_the_returned_fields(
    expect: Run, home: Recorder
) -> None:
    home.answer("/job", RUNNING, DONE)
    result = await expect(
        url=home.url("/job"), fields_to_return=("response_code",), base64_output=True
    )
    assert (result.succeeded, result.attempts) == (True, 2)


# ---- failure values -----------------------------------------------------------------------------


async def test_a_failure_value_ends_it_as_failed(
    expect: Run, home: Recorder, told: list[Event]
) -> None:
    home.answer("/job", RUNNING, FAILED)
    result = await expect(
        url=home.url("/job"), poll=Poll(failure_values='{"state": ["failed"], "error": true}')
    )
    assert result.failure is not None
    assert result.failure.kind == "failure_value"
    assert '“job.state” is "failed"' in result.failure.message
    assert (result.succeeded, result.attempts) == (False, 2)
    assert result.answer is not None
    last = attempts(told)[-1]
    assert last.failed_on is not None
    assert [one.path for one in last.failed_on.findings] == ["job.state"]
    assert last.failing is not None
    assert [(one.key, one.met) for one in last.failing.findings] == [
        ("state", True),
        ("error", False),
    ]


async def test_failure_values_come_before_the_expected_ones(expect: Run, home: Recorder) -> None:
    home.answer("/job", DONE)
    result = await expect(url=home.url("/job"), poll=Poll(failure_values='{"done": 100}'))
    assert result.failure is not None
    assert result.failure.kind == "failure_value"


# ---- 4xx, 5xx -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
async def test_an_error_ends_it_by_default(expect: Run, home: Recorder, status: int) -> None:
    home.answer("/job", RUNNING, Answer(status))
    result = await expect(url=home.url("/job"))
    assert result.failure is not None
    assert (result.failure.kind, result.attempts) == ("status", 2)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_it_goes_on_if_asked_to(
    expect: Run, home: Recorder, told: list[Event], time: Time, status: int
) -> None:
    home.answer("/job", Answer(status), RUNNING, Answer(status), DONE)
    result = await expect(url=home.url("/job"), poll=Poll(keep_waiting=True))
    assert (result.succeeded, result.attempts, time.slept) == (True, 4, [60, 60, 60])
    assert [one.note for one in attempts(told)] == [
        *(f"{status}, asked again", "", f"{status}, asked again", "")
    ]
    assert attempts(told)[2].changed == (f"status: 200 → {status}",)


async def test_a_4xx_ends_it_all_the_same(expect: Run, home: Recorder) -> None:
    home.answer("/job", RUNNING, Answer(404), DONE)
    result = await expect(url=home.url("/job"), poll=Poll(keep_waiting=True))
    assert (result.succeeded, result.attempts) == (False, 2)


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ((("Retry-After", "90"),), 90),
        ((("Retry-After", "5"),), 60),
        (
            (
                ("Date", "Sun, 22 Nov 2026 12:00:00 GMT"),
                ("Retry-After", "Sun, 22 Nov 2026 12:02:00 GMT"),
            ),
            120,
        ),
        ((("Retry-After", "soon"),), 60),
    ],
)
async def test_retry_after_is_obeyed(
    expect: Run, home: Recorder, time: Time, headers: tuple[tuple[str, str], ...], pause: float
) -> None:
    home.answer("/job", Answer(503, headers), RUNNING, DONE)
    await expect(url=home.url("/job"), poll=Poll(keep_waiting=True))
    assert time.slept == [pause, 60]


async def test_out_of_time_says_when_the_server_was_busy_to_the_end(
    expect: Run, home: Recorder
) -> None:
    home.answer("/job", RUNNING, BUSY)
    poll = Poll(interval_s=60, timeout_s=200, keep_waiting=True)
    result = await expect(url=home.url("/job"), poll=poll)
    assert result.failure is not None
    assert result.failure.message.endswith("(asked 4 times). The last answer was 503.")
    assert result.answer is not None
    assert result.answer.status == 503


async def test_retry_after_beyond_the_end_ends_it_at_once(
    expect: Run, home: Recorder, time: Time
) -> None:
    home.answer("/job", RUNNING, Answer(503, (("Retry-After", "7200"),)))
    result = await expect(url=home.url("/job"), poll=Poll(keep_waiting=True))
    assert result.failure is not None
    assert result.failure.kind == "out_of_time"
    assert "asks to wait 2 h (Retry-After)" in result.failure.message
    assert time.slept == [60]


async def test_a_token_endpoint_that_is_busy_is_waited_for_too(
    expect: Run, home: Recorder, dedicated: Connection, told: list[Event]
) -> None:
    token = Answer(body=b'{"access_token": "tok-0123456789"}')
    home.answer("/token", token, Answer(503, (("Retry-After", "90"),)), token)
    home.answer("/job", RUNNING, DONE)
    values = {"url": home.url("/job"), "headers": '{"A": "{{integration.token}}"}'}
    result = await expect(dedicated, **values, poll=Poll(keep_waiting=True))
    assert (result.succeeded, result.attempts) == (True, 3)
    assert [one.note for one in attempts(told)] == ["", "503, Retry-After 1 min 30 s", ""]


# ---- what repeats -------------------------------------------------------------------------------


async def test_only_safe_methods_if_asked_to(expect: Run, home: Recorder) -> None:
    values = {"method": "POST", "url": home.url("/job"), "poll": Poll(repeat="safe")}
    result = await expect(**values)
    assert result.failure is not None
    assert result.failure.kind == "problem"
    assert "Repeat" in result.failure.message
    assert home.seen == []


async def test_a_post_is_repeated_and_that_is_said_once(expect: Run, home: Recorder) -> None:
    home.answer("/job", RUNNING, RUNNING, DONE)
    result = await expect(method="POST", url=home.url("/job"), body='{"n": 1}')
    assert [one.body for one in home.seen] == [b'{"n": 1}'] * 3
    assert len([one for one in result.warnings if "sent again at each check" in one]) == 1


async def test_a_post_that_is_met_at_once_is_no_repetition(expect: Run, home: Recorder) -> None:
    home.answer("/job", DONE)
    result = await expect(method="POST", url=home.url("/job"))
    assert result.warnings == ()


async def test_what_expected_values_become_must_be_json(expect: Run, home: Recorder) -> None:
    result = await expect(
        url=home.url("/job"), expected_values='{"a": [Input.x]}', inputs={"x": "not json"}
    )
    assert result.failure is not None
    assert "Expected Response Values" in result.failure.message
