"""The work of one widget: it ends when the widget goes away."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Literal

from PySide6.QtCore import QObject

from httpv2_gui.ui.base.tasks import Tasks


class OwnTasks:
    """Starts tasks under names that need be unique in their owner only.

    A task that outlived its owner would go on to touch what is gone.
    """

    def __init__(self, owner: QObject, tasks: Tasks) -> None:
        self._tasks = tasks
        self._suffix = f" {id(owner):x}"
        names = self._names = set[str]()

        def cancel() -> None:
            for name in names:
                tasks.cancel(name)

        owner.destroyed.connect(cancel)

    def start(
        self,
        work: Coroutine[Any, Any, Any],
        what: str,
        *,
        again: Literal["refuse", "replace"] = "refuse",
    ) -> asyncio.Task[Any]:
        """Start work; `again` says what happens while some of that name runs."""
        name = what + self._suffix
        self._names.add(name)
        return self._tasks.start(work, name, again=again)

    def cancel(self, what: str) -> None:
        """Ask the work of that name to stop; none is fine."""
        self._tasks.cancel(what + self._suffix)

    def is_running(self, what: str) -> bool:
        """Whether work of that name has not ended."""
        return self._tasks.is_running(what + self._suffix)
