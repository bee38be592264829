"""Polls of any length take no time here: the clock is passed in."""

from __future__ import annotations

import pytest

from httpv2_gui.core.engine.events import Waiting
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder
from tests.core.engine.times import Time


@pytest.fixture
def time() -> Time:
    return Time()


RUNNING = Answer(body=b'{"state": "in_progress", "percentage": "10"}')
FINISHED = Answer(body=b'{"state": "finished", "percentage": "100"}')


async def test_repeats_until_met(send: Run, home: Recorder, time: Time) -> None:
    home.answer("/job", RUNNING, RUNNING, FINISHED)
    told: list[object] = []
    result = await send(
        url=home.url("/job"),
        expected_values='{"state": "finished"}',
        clock=time.clock,
        tell=told.append,
    )
    assert result.succeeded
    assert result.attempts == 3
    assert len(result.exchanges) == 1
    assert time.slept == [60, 60]
    waiting = [event for event in told if isinstance(event, Waiting)]
    assert [(event.attempt, event.elapsed_s) for event in waiting] == [(1, 0), (2, 60)]
    assert "in_progress" in str(waiting[0].verdict)


async def test_out_of_time_is_a_failure_of_its_own(send: Run, home: Recorder, time: Time) -> None:
    home.answer("/job", RUNNING)
    result = await send(
        url=home.url("/job"),
        expected_values='{"state": "finished"}',
        poll=Poll(interval_s=60, timeout_s=2400),
        clock=time.clock,
    )
    assert result.failure is not None
    assert result.failure.kind == "out_of_time"
    assert "2400 s" in result.failure.message
    assert "in_progress" in result.failure.message
    assert (time.now, result.attempts) == (2340, 40)
    assert result.answer is not None


@pytest.mark.parametrize(("fail_on_error", "failed"), [(True, True), (False, False)])
async def test_error_ends_it_either_way(
    send: Run, home: Recorder, time: Time, fail_on_error: bool, failed: bool
) -> None:
    home.answer("/job", RUNNING, Answer(503))
    result = await send(
        url=home.url("/job"),
        expected_values='{"state": "finished"}',
        fail_on_error=fail_on_error,
        clock=time.clock,
    )
    assert not result.succeeded
    assert (result.failure is not None) is failed
    assert result.attempts == 2


async def test_token_is_fetched_for_each_attempt(
    send: Run, home: Recorder, time: Time, dedicated: Connection
) -> None:
    home.answer(
        "/token",
        Answer(body=b'{"access_token": "first-token"}'),
        Answer(body=b'{"access_token": "second-token"}'),
    )
    home.answer("/job", RUNNING, FINISHED)
    result = await send(
        dedicated,
        url=home.url("/job"),
        headers='{"Authorization": "Bearer {{integration.token}}"}',
        expected_values='{"state": "finished"}',
        clock=time.clock,
    )
    assert [one.header("authorization") for one in home.seen if one.target == "/job"] == [
        "Bearer first-token",
        "Bearer second-token",
    ]
    assert "-token" not in repr(result)


@pytest.mark.parametrize("expected", ["", "{}", "\n"])
async def test_nothing_expected_is_done_at_once(
    send: Run, home: Recorder, time: Time, expected: str
) -> None:
    result = await send(url=home.url("/job"), expected_values=expected, clock=time.clock)
    assert (result.attempts, time.slept) == (1, [])


async def test_attempt_that_hangs_beyond_the_limit_is_out_of_time(
    send: Run, home: Recorder
) -> None:
    from tests.core.engine import faults

    with faults.serve() as server:
        result = await send(
            url=server.say(b"", "hang"),
            expected_values='{"a": 1}',
            poll=Poll(interval_s=1, timeout_s=1),
        )
    assert result.failure is not None
    assert result.failure.kind == "out_of_time"
