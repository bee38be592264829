import asyncio

import pytest

from tests.ui.waiting import settled, signal


async def test_failure_is_told(tasks):
    async def fails():
        raise ValueError("broken")

    tasks.start(fails(), "load")
    name, error = await signal(tasks.failed)
    assert name == "load"
    assert str(error) == "broken"


async def test_second_of_a_name_is_refused(tasks):
    first = tasks.start(asyncio.sleep(60), "send")
    assert tasks.start(asyncio.sleep(60), "send") is first
    assert tasks.is_running("send")


async def test_second_of_a_name_replaces(tasks):
    first = tasks.start(asyncio.sleep(60), "preview")
    second = tasks.start(asyncio.sleep(60), "preview", again="replace")
    await settled()
    assert first.cancelled()
    assert not second.done()


async def test_cancel_by_name(tasks):
    task = tasks.start(asyncio.sleep(60), "send")
    tasks.cancel("send")
    tasks.cancel("no such task")
    assert await signal(tasks.ended) == "send"
    assert task.cancelled()


async def test_cancel_all_waits_for_the_clean_up(tasks):
    cleaned = []

    async def careful():
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.01)
            cleaned.append(True)

    tasks.start(careful(), "one")
    await settled()
    await tasks.cancel_all()
    assert cleaned == [True]
    assert not tasks.is_running("one")


async def test_cancelled_is_no_failure(tasks):
    heard = []
    tasks.failed.connect(lambda *what: heard.append(what))
    task = tasks.start(asyncio.sleep(60), "send")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert heard == []
