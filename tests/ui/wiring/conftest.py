"""A workspace on screen: its desks, its tabs, and nobody in front of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from tests.ui.workspace.conftest import desk, engine, folder, places, practice

__all__ = ["desk", "engine", "folder", "places", "practice"]


@pytest.fixture
async def bench(desk: OpenWorkspace) -> AsyncIterator[Bench]:
    """Not one of qtbot's widgets: those are deleted before what they run can be ended."""
    made = Bench(desk)
    made.resize(1400, 800)
    made.show()
    await made.start()
    yield made
    for key in made.tabs.keys():  # noqa: SIM118 - no dict
        made.tabs.close_page(key)
    await made.close_workspace()
    made.deleteLater()
