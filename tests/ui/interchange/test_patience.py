"""Work that takes long."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from httpv2_gui.ui.interchange.patience import GivenUpError, Waiting, patiently
from tests.ui.interchange.finding import find
from tests.ui.waiting import until


def shown(parent: QWidget) -> Waiting | None:
    return next((one for one in parent.findChildren(Waiting) if one.isVisible()), None)


async def test_quick_work_shows_nothing(qapp) -> None:
    parent = QWidget()
    assert await patiently(parent, "Reading", asyncio.sleep(0, 7), patience_ms=1000) == 7
    assert shown(parent) is None


async def test_long_work_can_be_given_up(tasks) -> None:
    parent = QWidget()
    parent.show()
    came: list[str] = []

    async def work() -> None:
        try:
            await patiently(parent, "Reading", asyncio.sleep(60), patience_ms=1)
        except GivenUpError:
            came.append("given up")

    tasks.start(work(), "work")
    window = await until(lambda: shown(parent))
    find(window, QPushButton).click()
    await until(lambda: came)
    assert shown(parent) is None


async def test_long_work_that_ends_takes_its_window_along(qapp) -> None:
    parent = QWidget()
    parent.show()
    assert await patiently(parent, "Reading", asyncio.sleep(0.05, 7), patience_ms=1) == 7
    assert shown(parent) is None


async def test_other_troubles_pass_through(qapp) -> None:
    async def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await patiently(QWidget(), "Reading", fail())
