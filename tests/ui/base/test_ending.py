"""Work ends with its widget."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject

from httpv2_gui.ui.base.ending import cancel_with
from tests.ui.waiting import until


async def test_a_deleted_owner_takes_its_tasks_along(tasks) -> None:
    owner = QObject()
    cancel_with(owner, tasks, "one", "never started")
    task = tasks.start(asyncio.sleep(60), "one")
    owner.deleteLater()
    await until(task.cancelled)
