"""Keeps the window's coroutines alive, by name, and tells when one fails."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal


class Tasks(QObject):
    """The coroutines that slots have started and that have not ended.

    Signals:
        failed: A task ended with an exception. str: its name. BaseException: what it was.
        ended: A task ended in any way. str: its name.
    """

    failed = Signal(str, object)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, asyncio.Task[Any]] = {}
        self._replaced: set[asyncio.Task[Any]] = set()

    def start(
        self,
        coro: Coroutine[Any, Any, Any],
        name: str,
        *,
        again: Literal["refuse", "replace"] = "refuse",
    ) -> asyncio.Task[Any]:
        """Start a coroutine under a name.

        While one of that name runs, `refuse` gives the running one back and drops the new one,
        `replace` cancels the running one.
        """
        running = self._running.get(name)
        if running is not None and not running.done():
            if again == "refuse":
                coro.close()
                return running
            running.cancel()
            self._replaced.add(running)
        task = asyncio.get_running_loop().create_task(coro, name=name)
        self._running[name] = task
        task.add_done_callback(self._finish)
        return task

    def is_running(self, name: str) -> bool:
        """Whether a task of that name has not ended."""
        return name in self._running

    def cancel(self, name: str) -> None:
        """Ask the task of that name to stop; none is fine."""
        if name in self._running:
            self._running[name].cancel()

    async def cancel_all(self) -> None:
        """Ask every task to stop and wait until all have ended; but for the one that asks."""
        mine = asyncio.current_task()
        while tasks := {*self._running.values(), *self._replaced} - {mine}:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            # A finished task is forgotten in its done callback, which is queued.
            await asyncio.sleep(0)

    def _finish(self, task: asyncio.Task[Any]) -> None:
        name = task.get_name()
        self._replaced.discard(task)
        if self._running.get(name) is task:
            del self._running[name]
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.failed.emit(name, error)
        self.ended.emit(name)
