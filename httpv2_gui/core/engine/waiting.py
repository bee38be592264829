"""A person's hand on a run that waits: check now, or stop and keep what came last."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager, suppress

from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.model.result import Failure

STOPPED = "stopped"
"""The kind of failure of a run that a person ended; its Result holds the last answer."""


class Wait:
    """Handed to one `run()`, or to those of a block's steps in turn.

    Both `check_now` and `stop` may be called from any thread, any time. Cancelling the run's task
    ends it as well, but then there is no Result.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[object] | None = None
        self._is_asleep = False
        self._is_woken = False
        self._is_stopped = False
        self._is_cancelled = False

    def check_now(self) -> None:
        """End the pause before the next attempt; nothing where an attempt is under way."""
        self._call(self._wake)

    def stop(self) -> None:
        """End the run with a Failure of kind `stopped`; one that has not begun ends at once."""
        self._is_stopped = True
        self._call(self._cancel)

    @contextmanager
    def stoppable(self) -> Generator[None]:
        """Let `stop` end what happens inside; raises Stopped then."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine that runs has its task
        before = task.cancelling()
        self._task, self._loop = task, asyncio.get_running_loop()
        try:
            if self._is_stopped:
                raise Stopped(_stopped())
            yield
        except asyncio.CancelledError as error:
            # As asyncio.timeout() does: somebody else may have cancelled the task too.
            if self._is_cancelled and task.uncancel() <= before:
                raise Stopped(_stopped()) from error
            raise
        finally:
            self._loop = self._task = None

    async def sleep(self, seconds: float, sleep: Callable[[float], Awaitable[None]]) -> bool:
        """Sleep on the given clock, inside `stoppable`; gives whether `check_now` ended it."""
        task = self._task
        assert task is not None  # noqa: S101 - see above
        before = task.cancelling()
        self._is_asleep, self._is_woken = True, False
        try:
            await sleep(seconds)
        except asyncio.CancelledError:
            if self._is_woken and task.uncancel() <= before:
                return True
            raise
        finally:
            self._is_asleep = False
        return False

    def _call(self, what: Callable[[], None]) -> None:
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # the loop was closed meanwhile
                loop.call_soon_threadsafe(what)

    def _wake(self) -> None:
        if self._task is not None and self._is_asleep and not self._is_woken:
            self._is_woken = True
            self._task.cancel()

    def _cancel(self) -> None:
        if self._task is not None and not self._is_cancelled:
            self._is_cancelled = True
            self._task.cancel()


def _stopped() -> Failure:
    return Failure(
        kind=STOPPED,
        message="Stopped before it came to its end.",
        hint="The last answer, where there was one, is kept.",
    )
