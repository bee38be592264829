"""Waits on the Qt loop inside a coroutine: for a condition, for a signal; never for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

LONGEST_S = 15.0
"""Nothing takes that long, unless the machine has much else to do."""


async def until(condition: Callable[[], Any], timeout_s: float = LONGEST_S) -> Any:
    """Give the first true value of the condition; looked at again every few milliseconds."""
    try:
        async with asyncio.timeout(timeout_s):
            while not (value := condition()):
                await asyncio.sleep(0.005)
            return value
    except TimeoutError:
        raise AssertionError(f"not within {timeout_s} s: {condition}") from None


async def signal(emitter: Any, timeout_s: float = LONGEST_S) -> Any:
    """Give what the signal carries the next time it comes: nothing, one value or a tuple."""
    future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def heard(*values: Any) -> None:
        if not future.done():
            future.set_result(values[0] if len(values) == 1 else values or None)

    emitter.connect(heard)
    try:
        return await asyncio.wait_for(future, timeout_s)
    finally:
        emitter.disconnect(heard)


async def settled(turns: int = 3) -> None:
    """Let what is queued on the loop happen."""
    for _ in range(turns):
        await asyncio.sleep(0)
