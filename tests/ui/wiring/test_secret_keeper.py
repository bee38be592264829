"""Secrets of open connections, and a keyring that takes its time."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import keyring
import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.wiring.bench import Bench
from tests.journeys.memory_keyring import MemoryKeyring
from tests.ui.waiting import until

OWN = Connection(name="Own", auth=BasicAuth(username="u", password=Secret("own secret")))


class SlowKeyring(MemoryKeyring):
    """Waits for a person before it stores something."""

    def __init__(self) -> None:
        super().__init__()
        self.is_asking, self.answered = threading.Event(), threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.is_asking.set()
        self.answered.wait(10)
        super().set_password(service, username, password)


@pytest.fixture
def slow_keyring() -> Iterator[SlowKeyring]:
    before, mine = keyring.get_keyring(), SlowKeyring()
    keyring.set_keyring(mine)
    yield mine
    mine.answered.set()
    keyring.set_keyring(before)


async def test_only_what_changed_is_written(bench: Bench, slow_keyring: SlowKeyring) -> None:
    slow_keyring.answered.set()
    page = bench.connections.new(OWN)
    assert await bench.connections.save(page, page.connection())
    slow_keyring.is_asking.clear()
    assert await bench.connections.save(page, page.connection().with_values(description="d"))
    assert not slow_keyring.is_asking.is_set()
    assert list(slow_keyring.entries.values()) == ["own secret"]


async def test_a_page_may_be_closed_while_the_keyring_asks(
    bench: Bench, slow_keyring: SlowKeyring
) -> None:
    page = bench.connections.new(OWN)
    page.save()
    await until(slow_keyring.is_asking.is_set)
    bench.tabs.close_page("connection:own")
    slow_keyring.answered.set()
    await until(lambda: slow_keyring.entries)
    await until(lambda: not any(name.startswith("save") for name in bench.tasks._running))
