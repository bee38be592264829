import asyncio
import threading

import pytest

from httpv2_gui.ui.base.engine_thread import EngineThread
from tests.ui.waiting import until


@pytest.fixture
def engine():
    made = EngineThread()
    made.start()
    yield made
    made.stop()


async def test_runs_beside_the_window(engine):
    async def where():
        return threading.current_thread().name

    assert await engine.call(where) == "engine"


async def test_raises_what_was_raised(engine):
    async def fails():
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await engine.call(fails)


async def test_cancelling_waits_for_the_clean_up(engine, tasks):
    seen = []

    async def careful():
        seen.append("began")
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.02)
            seen.append("cleaned up")

    task = tasks.start(engine.call(careful), "send")
    await until(lambda: seen)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert seen == ["began", "cleaned up"]


async def test_cancelled_before_it_began(engine, tasks):
    task = tasks.start(engine.call(lambda: asyncio.sleep(60)), "send")
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_stop_cancels_what_runs(tasks):
    engine = EngineThread()
    engine.start()
    task = tasks.start(engine.call(lambda: asyncio.sleep(60)), "send")
    await asyncio.sleep(0.02)
    engine.stop()
    with pytest.raises(asyncio.CancelledError):
        await task
    engine.stop()


async def test_needs_to_be_started():
    with pytest.raises(RuntimeError):
        await EngineThread().call(lambda: asyncio.sleep(0))
