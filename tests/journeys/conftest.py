"""A person at the real window: finds things by the names that are read out, and uses them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.ui.main_window import MainWindow
from tests.journeys.person import Person
from tests.ui.conftest import answers, dressed, pytest_collection_modifyitems

__all__ = ["answers", "dressed", "pytest_collection_modifyitems"]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data")


@pytest.fixture
async def person(places: Places) -> AsyncIterator[Person]:
    """Sits at a new window on a machine that has no workspace."""
    window = MainWindow(places=places, settings=Settings(places.settings_file))
    window.resize(1440, 900)
    window.show()
    window.start(None, sample=False)
    someone = Person(window)
    yield someone
    await someone.leave()
