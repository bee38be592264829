"""Waits of any length, against real servers; they take no time, for the clocks are passed in."""

from __future__ import annotations

import asyncio
import socket
import threading
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest

from httpv2_gui.core.auth import oauth2_grants
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.engine import held_tokens
from httpv2_gui.core.engine.events import Attempted, Event, Waiting
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Answer, Recorder
from tests.core.engine.times import Time

RUNNING = Answer(body=b'{"job": {"state": "running", "done": 10}}')
DONE = Answer(body=b'{"job": {"state": "done", "done": 100}}')
FAILED = Answer(body=b'{"job": {"state": "failed", "done": 10}}')
EXPECTED = '{"state": "done"}'
BUSY = Answer(503)


def raw(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (
        len(body),
        body,
    )


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def expect(send: Run, time: Time, told: list[Event]) -> Run:
    """Give a function that waits for EXPECTED."""

    async def sent(connection: Connection | None = None, /, **values: Any):
        values = {"expected_values": EXPECTED, "clock": time.clock, "tell": told.append} | values
        return await send(connection, **values)

    return sent


def attempts(told: list[Event]) -> list[Attempted]:
    return [event for event in told if isinstance(event, Attempted)]


def pauses(told: list[Event]) -> list[Waiting]:
    return [event for event in told if isinstance(event, Waiting)]


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


# ---- check now, stop, cancel --------------------------------------------------------------------


async def _long_sleep(_seconds: float) -> None:
    await asyncio.sleep(3600)


async def _first_pause(told: list[Event]) -> None:
    while not pauses(told):
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.01)


async def test_check_now_asks_at_once(send: Run, home: Recorder, told: list[Event]) -> None:
    home.answer("/job", RUNNING, DONE)
    wait = Wait()
    values = {"url": home.url("/job"), "expected_values": EXPECTED, "tell": told.append}
    async with asyncio.TaskGroup() as group:
        running = group.create_task(send(**values, wait=wait))
        await _first_pause(told)
        await asyncio.to_thread(wait.check_now)
    assert (running.result().succeeded, running.result().attempts) == (True, 2)


async def test_stop_keeps_the_last_answer(send: Run, home: Recorder, told: list[Event]) -> None:
    home.answer("/job", RUNNING)
    wait = Wait()
    values = {"url": home.url("/job"), "expected_values": EXPECTED, "tell": told.append}
    async with asyncio.TaskGroup() as group:
        running = group.create_task(send(**values, wait=wait))
        await _first_pause(told)
        await asyncio.to_thread(wait.stop)
    result = running.result()
    assert result.failure is not None
    assert (result.failure.kind, result.succeeded) == ("stopped", False)
    assert result.answer is not None
    assert result.answer.body == RUNNING.body
    assert len(result.attempt_log) == 1


async def test_stop_in_the_middle_of_an_attempt_keeps_the_answer_before(
    expect: Run, faults: Faults, told: list[Event], time: Time
) -> None:
    wait = Wait()
    loop = asyncio.get_running_loop()
    time.during = {1: lambda: loop.call_later(0.2, wait.stop) and None}
    url = faults.in_turn((raw(RUNNING.body), "close"), (b"", "hang"))
    result = await expect(url=url, wait=wait)
    assert result.failure is not None
    assert result.failure.kind == "stopped"
    assert result.answer is not None
    assert result.answer.body == RUNNING.body


async def test_stop_ends_a_run_without_expected_values_as_well(send: Run, faults: Faults) -> None:
    wait = Wait()
    asyncio.get_running_loop().call_later(0.1, wait.stop)
    result = await send(url=faults.say(b"", "hang"), wait=wait)
    assert result.failure is not None
    assert result.failure.kind == "stopped"


async def test_cancelling_gives_no_result(send: Run, home: Recorder, told: list[Event]) -> None:
    home.answer("/job", RUNNING)
    values = {"url": home.url("/job"), "expected_values": EXPECTED, "tell": told.append}
    async with asyncio.TaskGroup() as group:
        running = group.create_task(send(**values, wait=Wait()))
        await _first_pause(told)
        running.cancel()
    assert running.cancelled()


# ---- credentials on the way ---------------------------------------------------------------------


async def test_an_hour_of_polls_fetches_a_token_for_each_and_shows_none(
    expect: Run, home: Recorder, told: list[Event]
) -> None:
    tokens = [Answer(body=b'{"access_token": "hush-%04d-hush"}' % n) for n in range(60)]
    home.answer("/token", *tokens)
    home.answer("/job", *[Answer(echo=True)] * 59, DONE)
    auth = DedicatedAuth(url=home.url("/token"), body=Secret("{}"), token_field="access_token")
    result = await expect(
        Connection(name="D", test_url=home.url("/"), auth=auth),
        url=home.url("/job"),
        headers='{"Authorization": "Bearer {{integration.token}}"}',
        poll=Poll(interval_s=60, timeout_s=3600),
    )
    assert (result.succeeded, result.attempts) == (True, 60)
    sent = [one.header("authorization") for one in home.seen if one.target == "/job"]
    assert len(set(sent)) == 60
    assert "-hush" not in repr((result, told))


async def test_an_hour_of_polls_renews_a_token_of_ten_minutes_when_it_is_due(
    expect: Run, home: Recorder, time: Time, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = datetime.now(UTC)

    class Simulated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return begin + timedelta(seconds=time.now)

    for module in (held_tokens, oauth2_grants):
        monkeypatch.setattr(module, "datetime", Simulated)
    tokens = [b'{"access_token": "hush-%04d-hush", "expires_in": 600}' % n for n in range(20)]
    home.answer("/token", *(Answer(body=body) for body in tokens))
    home.answer("/job", *[RUNNING] * 59, DONE)
    auth = OAuth2(
        grant="client_credentials",
        client_id="me",
        client_secret=Secret("hush-hush-42"),
        access_token_url=home.url("/token"),
    )
    result = await expect(
        Connection(name="O", test_url=home.url("/"), auth=auth),
        url=home.url("/job"),
        poll=Poll(interval_s=60, timeout_s=3600),
    )
    assert (result.succeeded, result.attempts) == (True, 60)
    sent = [one.header("authorization") for one in home.seen if one.target == "/job"]
    # ten minutes are ten polls; the token is renewed a minute or so before it expires
    assert 6 <= len(set(sent)) <= 8
    assert [one.target for one in home.seen].count("/token") == len(set(sent))
    assert "hush-0" not in repr((result, told))


# ---- many waits ---------------------------------------------------------------------------------

MANY = 60


async def test_waits_cost_nothing_between_polls(
    send: Run, home: Recorder, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One timer each, no thread each, and nothing that wakes the loop up."""
    home.answer("/job", RUNNING)
    loop: Any = asyncio.get_running_loop()
    threads, wait = _worker_threads(), [Wait() for _ in range(MANY)]
    values = {"url": home.url("/job"), "expected_values": EXPECTED, "tell": told.append}
    async with asyncio.TaskGroup() as group:
        running = [group.create_task(send(**values, wait=one)) for one in wait]
        while len(pauses(told)) < MANY:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        turns: list[object] = []
        run_once = loop._run_once
        monkeypatch.setattr(loop, "_run_once", lambda: (turns.append(1), run_once()))
        await asyncio.sleep(1)
        timers = [one for one in loop._scheduled if not one.cancelled()]
        monkeypatch.undo()
        for one in wait:
            one.stop()
    assert len(turns) <= 3  # this test's own sleep among them
    assert MANY <= len(timers) <= MANY + 2
    assert _worker_threads() - threads <= 32  # what asyncio.to_thread shares, however many wait
    assert {one.result().attempts for one in running} == {1}


def _worker_threads() -> int:
    return sum(one.name.startswith("asyncio_") for one in threading.enumerate())
