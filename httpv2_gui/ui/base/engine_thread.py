"""A thread with an asyncio loop of its own: the network never makes the window wait."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

T = TypeVar("T")

GRACE_S = 5.0
"""How long stopping waits for tasks that are being cancelled."""


class EngineThread:
    """Runs coroutines beside the window; `call` is awaited on the window's loop."""

    def __init__(self, name: str = "engine") -> None:
        self._name = name
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self) -> None:
        """Start the thread; returns when its loop runs. Starting twice is fine."""
        if self._thread is not None:
            return
        ready = threading.Event()
        self._thread = threading.Thread(
            target=self._work, args=(ready,), name=self._name, daemon=True
        )
        self._thread.start()
        ready.wait()

    async def call(self, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run `make()` on the engine's loop and give what it returns or raise what it raises.

        Cancelling the call cancels the coroutine there and waits until it has cleaned up.
        """
        loop = self._loop
        if loop is None:
            raise RuntimeError("The engine has not been started.")
        call = _Call(make)
        loop.call_soon_threadsafe(self._begin, call)
        waiting = asyncio.wrap_future(call.outcome)
        try:
            return await asyncio.shield(waiting)
        except asyncio.CancelledError:
            if not waiting.done():
                loop.call_soon_threadsafe(call.cancel)
                await _ended(waiting)
            raise

    def stop(self) -> None:
        """Cancel everything, end the loop and the thread. Stopping twice is fine."""
        loop, thread = self._loop, self._thread
        self._loop = self._thread = None
        if loop is None or thread is None:
            return
        loop.call_soon_threadsafe(loop.stop)
        thread.join(GRACE_S * 2)

    def _work(self, ready: threading.Event) -> None:
        with asyncio.Runner() as runner:
            self._loop = loop = runner.get_loop()
            loop.call_soon(ready.set)
            loop.run_forever()
            runner.run(self._end_tasks())

    async def _end_tasks(self) -> None:
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=GRACE_S)

    def _begin(self, call: _Call[Any]) -> None:
        call.task = asyncio.get_running_loop().create_task(call.run(), name=f"{self._name} call")
        self._tasks.add(call.task)
        call.task.add_done_callback(self._tasks.discard)
        call.task.add_done_callback(call.hand_back)


class _Call(Generic[T]):
    """One coroutine on the engine's loop, and the future that carries its outcome back."""

    def __init__(self, make: Callable[[], Coroutine[Any, Any, T]]) -> None:
        self._make = make
        self.outcome: Future[T] = Future()
        self.task: asyncio.Task[T] | None = None

    async def run(self) -> T:
        return await self._make()

    def cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def hand_back(self, task: asyncio.Task[T]) -> None:
        if task.cancelled():
            self.outcome.cancel()
        elif error := task.exception():
            self.outcome.set_exception(error)
        else:
            self.outcome.set_result(task.result())


async def _ended(waiting: asyncio.Future[Any]) -> None:
    """Wait for the end of a cancelled call, however often the waiting itself is cancelled."""
    while not waiting.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([waiting])
    if not waiting.cancelled():
        waiting.exception()  # Looked at: what a cancelled call ends with is nobody's news.
