"""Waits that a person hurries, stops or gives up."""

from __future__ import annotations

import asyncio

from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.waiting import Wait
from tests.core.engine.conftest import Run
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Recorder
from tests.core.engine.times import Time
from tests.core.engine.waits import DONE, EXPECTED, RUNNING, pauses, raw

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
