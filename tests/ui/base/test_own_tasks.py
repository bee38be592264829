"""Work ends with its widget."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject

from httpv2_gui.ui.base.own_tasks import OwnTasks
from tests.ui.waiting import until


async def test_a_deleted_owner_takes_its_tasks_along(tasks) -> None:
    owner = QObject()
    task = OwnTasks(owner, tasks).start(asyncio.sleep(60), "one")
    owner.deleteLater()
    await until(task.cancelled)


async def test_two_owners_may_use_the_same_name(tasks) -> None:
    one, other = QObject(), QObject()
    first = OwnTasks(one, tasks).start(asyncio.sleep(60), "read")
    theirs = OwnTasks(other, tasks)
    second = theirs.start(asyncio.sleep(60), "read")
    assert second is not first
    theirs.cancel("read")
    await until(second.cancelled)
    assert not theirs.is_running("read")
    assert not first.done()
