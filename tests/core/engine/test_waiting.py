"""Stopping and checking now, from threads and at every moment."""

from __future__ import annotations

import asyncio

import pytest

from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.waiting import STOPPED, Wait


async def _held(wait: Wait, sleeps: list[bool]) -> str:
    try:
        with wait.stoppable():
            sleeps.append(await wait.sleep(3600, asyncio.sleep))
            return "done"
    except Stopped as stopped:
        return stopped.failure.kind


@pytest.mark.parametrize(("press", "ended"), [("check_now", "done"), ("stop", STOPPED)])
async def test_it_is_pressed_in_another_thread(press: str, ended: str) -> None:
    wait, sleeps = Wait(), list[bool]()
    async with asyncio.TaskGroup() as group:
        held = group.create_task(_held(wait, sleeps))
        await asyncio.sleep(0)
        await asyncio.to_thread(getattr(wait, press))
        await asyncio.to_thread(getattr(wait, press))
    assert held.result() == ended
    assert sleeps == ([True] if press == "check_now" else [])


async def test_a_pause_comes_to_its_end_by_itself() -> None:
    wait = Wait()
    with wait.stoppable():
        assert not await wait.sleep(0, asyncio.sleep)


async def test_check_now_and_stop_at_the_same_moment_is_a_stop() -> None:
    wait = Wait()
    async with asyncio.TaskGroup() as group:
        held = group.create_task(_held(wait, []))
        await asyncio.sleep(0)
        wait.check_now()
        wait.stop()
    assert held.result() == STOPPED


async def test_stop_before_it_begins() -> None:
    wait = Wait()
    wait.stop()
    assert await _held(wait, []) == STOPPED


async def test_both_do_nothing_when_it_is_over() -> None:
    wait = Wait()
    with wait.stoppable():
        pass
    wait.check_now()
    wait.stop()
    await asyncio.sleep(0)


async def test_check_now_is_not_remembered_for_the_next_pause() -> None:
    wait = Wait()
    with wait.stoppable():
        wait.check_now()
        await asyncio.sleep(0)
        assert not await wait.sleep(0.001, asyncio.sleep)


@pytest.mark.parametrize("press", ["check_now", "stop"])
async def test_whoever_cancels_the_task_wins(press: str) -> None:
    wait = Wait()
    async with asyncio.TaskGroup() as group:
        held = group.create_task(_held(wait, []))
        await asyncio.sleep(0)
        getattr(wait, press)()
        held.cancel()
    assert held.cancelled()


@pytest.mark.parametrize("press", ["check_now", "stop"])
async def test_the_task_is_left_as_if_it_was_never_cancelled(press: str) -> None:
    wait = Wait()

    async def work() -> int:
        await _held(wait, [])
        task = asyncio.current_task()
        await asyncio.sleep(0)
        return task.cancelling() if task else -1

    async with asyncio.TaskGroup() as group:
        working = group.create_task(work())
        await asyncio.sleep(0)
        getattr(wait, press)()
    assert working.result() == 0


async def test_trouble_of_the_clock_comes_out() -> None:
    async def broken(_seconds: float) -> None:
        raise ZeroDivisionError

    wait = Wait()
    with wait.stoppable(), pytest.raises(ZeroDivisionError):
        await wait.sleep(1, broken)
