import asyncio
import threading

import pytest

from httpv2_gui.ui.base.daemon_thread import in_daemon_thread


async def test_it_gives_what_the_work_returns():
    assert await in_daemon_thread(divmod, 7, 2) == (3, 1)


async def test_it_raises_what_the_work_raises():
    with pytest.raises(ZeroDivisionError):
        await in_daemon_thread(divmod, 7, 0)


async def test_work_that_never_ends_can_be_left_behind():
    prompt = threading.Event()
    try:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await in_daemon_thread(prompt.wait)
        waiting = [one for one in threading.enumerate() if one.name == "daemon wait"]
        assert [one.daemon for one in waiting] == [True]
    finally:
        prompt.set()
