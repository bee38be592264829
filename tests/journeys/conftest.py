"""A person at the real window: finds things by the names that are read out, and uses them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import keyring
import pytest

from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.main_window import MainWindow
from tests.journeys.memory_keyring import MemoryKeyring
from tests.journeys.person import Person
from tests.ui.conftest import answers, dressed, pytest_collection_modifyitems

__all__ = ["answers", "dressed", "pytest_collection_modifyitems"]

Arrive = Callable[..., Awaitable[Person]]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data")


@pytest.fixture
async def arrive(places: Places) -> AsyncIterator[Arrive]:
    """Sit down at a new window: `arrive(folder)`, or `arrive()` as it starts without arguments."""
    there: list[Person] = []

    async def sit_down(folder: Path | None = None, at: Places = places) -> Person:
        window = MainWindow(places=at, settings=Settings(at.settings_file))
        window.resize(1440, 900)
        window.show()
        window.start(folder, sample=False)
        there.append(Person(window))
        if folder is not None:
            await there[-1].find("Workspace")
        return there[-1]

    yield sit_down
    for someone in there:
        await someone.leave()


@pytest.fixture
async def person(arrive: Arrive) -> Person:
    """Sits at a new window on a machine that has no workspace."""
    return await arrive()


@pytest.fixture
async def at_sample(person: Person) -> Person:
    """Has opened the sample."""
    await person.click("Open the sample")
    await person.find("Workspace")
    return person


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty workspace."""
    made = tmp_path / "acme"
    Workspace.create(made, "Acme")
    return made


@pytest.fixture
def own_keyring() -> Iterator[MemoryKeyring]:
    """A keyring that works, in memory."""
    before, mine = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    """The practice API without the sample."""
    with PracticeServer() as server:
        yield server


@pytest.fixture
def light_again(qapp) -> Iterator[None]:
    """The light theme for the next test."""
    yield
    theme.apply(qapp, "light")
