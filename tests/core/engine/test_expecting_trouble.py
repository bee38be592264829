"""Waits whose way breaks, and clocks that jump."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.model.request import Poll
from tests.core.engine.conftest import Run
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Recorder
from tests.core.engine.times import Time
from tests.core.engine.waits import DONE, RUNNING, attempts, pauses, raw

# ---- a way that breaks --------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["close", "reset"])
async def test_a_connection_that_drops_between_polls_is_asked_again(
    expect: Run, faults: Faults, told: list[Event], end: Any
) -> None:
    url = faults.in_turn((raw(RUNNING.body), "close"), (b"", end), (raw(DONE.body), "close"))
    result = await expect(url=url)
    assert (result.succeeded, result.attempts) == (True, 3)
    dropped = attempts(told)[1]
    assert (dropped.status, dropped.verdict) == (0, None)
    assert dropped.note.startswith("Connection dropped: 127.0.0.1 broke the connection")
    assert dropped.note.endswith("Asked again.")
    assert [one.note for one in result.attempt_log] == ["", dropped.note, ""]


async def test_a_first_attempt_that_drops_ends_it(expect: Run, faults: Faults) -> None:
    result = await expect(url=faults.in_turn((b"", "close"), (raw(DONE.body), "close")))
    assert result.failure is not None
    assert (result.failure.kind, result.attempts) == ("reset", 1)


async def test_an_attempt_has_its_own_timeout(
    expect: Run, faults: Faults, told: list[Event]
) -> None:
    url = faults.in_turn((raw(RUNNING.body), "close"), (b"", "hang"), (raw(DONE.body), "close"))
    result = await expect(url=url, timeout_s=1)
    assert (result.succeeded, result.attempts) == (True, 3)
    assert "No answer in time" in attempts(told)[1].note


async def test_a_name_that_is_not_found_for_a_while(
    expect: Run, faults: Faults, told: list[Event], time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    real = loop.getaddrinfo

    async def no_network(*_what: object, **_how: object) -> object:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    time.during = {
        1: lambda: monkeypatch.setattr(loop, "getaddrinfo", no_network),
        3: lambda: monkeypatch.setattr(loop, "getaddrinfo", real),
    }
    faults.in_turn((raw(RUNNING.body), "close"), (raw(DONE.body), "close"))
    result = await expect(url=faults.url.replace("127.0.0.1", "localhost"))
    assert (result.succeeded, result.attempts) == (True, 4)
    assert ["Name not found" in one.note for one in attempts(told)] == [False, True, True, False]


async def test_a_server_that_stays_away_ends_it(
    expect: Run, faults: Faults, told: list[Event]
) -> None:
    result = await expect(url=faults.in_turn((raw(RUNNING.body), "close")))
    assert result.failure is not None
    assert (result.failure.kind, result.attempts) == ("reset", 11)
    assert not attempts(told)[-1].note.endswith("Asked again.")


async def test_out_of_time_shows_the_last_answer_there_was(expect: Run, faults: Faults) -> None:
    url = faults.in_turn((raw(RUNNING.body), "close"))
    result = await expect(url=url, poll=Poll(interval_s=60, timeout_s=200))
    assert result.failure is not None
    assert (result.failure.kind, result.attempts) == ("out_of_time", 4)
    assert "running" in result.failure.message
    assert result.answer is not None
    assert result.answer.body == RUNNING.body


# ---- clocks -------------------------------------------------------------------------------------


async def test_a_laptop_that_slept_goes_on_and_says_so(
    expect: Run, home: Recorder, told: list[Event], time: Time
) -> None:
    home.answer("/job", RUNNING, RUNNING, DONE)
    time.during = {1: lambda: setattr(time, "asleep", 7200.0)}
    result = await expect(url=home.url("/job"), poll=Poll(interval_s=60, timeout_s=600))
    assert result.succeeded
    assert [one.note for one in attempts(told)] == ["", "The computer slept 2 h", ""]
    assert [one.elapsed_s for one in pauses(told)] == [0, 60]


async def test_a_sleep_that_every_clock_counts_is_no_waiting_either(
    expect: Run, home: Recorder, told: list[Event], time: Time
) -> None:
    home.answer("/job", RUNNING, RUNNING, DONE)
    time.during = {1: lambda: setattr(time, "now", time.now + 7200)}
    result = await expect(url=home.url("/job"), poll=Poll(interval_s=60, timeout_s=600))
    assert result.succeeded
    assert [one.elapsed_s for one in pauses(told)] == [0, 60]
    assert "2 h" in attempts(told)[1].note


async def test_a_clock_that_was_set_changes_nothing(
    expect: Run, home: Recorder, told: list[Event], time: Time
) -> None:
    home.answer("/job", RUNNING, DONE)
    time.during = {1: lambda: setattr(time, "set_by", -86400.0)}
    result = await expect(url=home.url("/job"), poll=Poll(interval_s=60, timeout_s=90))
    assert result.succeeded
    assert attempts(told)[1].note == "Clock jumped 1 day back"
