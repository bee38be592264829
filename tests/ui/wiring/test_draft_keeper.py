"""What is typed and not saved is on the disk soon."""

from __future__ import annotations

import pytest

from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.wiring.draft_keeper import DraftKeeper
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from tests.ui.waiting import until

TYPED = Request(name="Typed", url="https://typed.example")
CONNECTION = Connection(name="C", auth=NoAuth())


@pytest.fixture
def keeper(desk: OpenWorkspace, tasks: Tasks) -> DraftKeeper:
    return DraftKeeper(desk, tasks)


def kept(desk: OpenWorkspace) -> dict:
    return desk.drafts.load(desk.workspace.id)


async def test_it_is_written_after_a_moment(keeper: DraftKeeper, desk: OpenWorkspace) -> None:
    keeper.keep_soon("k", lambda: TYPED)
    keeper.keep_soon("c", lambda: CONNECTION)
    await until(lambda: len(kept(desk)) == 2)
    assert await keeper.load() == {"k": TYPED, "c": CONNECTION}


async def test_what_is_saved_meanwhile_is_not_kept(
    keeper: DraftKeeper, desk: OpenWorkspace
) -> None:
    desk.drafts.keep(desk.workspace.id, "k", TYPED)
    keeper.keep_soon("k", lambda: None)
    await keeper.settle()
    assert kept(desk) == {}


async def test_dropped_is_dropped_whatever_waited(keeper: DraftKeeper, desk: OpenWorkspace) -> None:
    keeper.keep_soon("k", lambda: TYPED)
    keeper.drop("k")
    await keeper.settle()
    assert kept(desk) == {}


async def test_settling_writes_at_once(keeper: DraftKeeper, desk: OpenWorkspace) -> None:
    keeper.keep_soon("k", lambda: TYPED)
    await keeper.settle()
    assert kept(desk) == {"k": TYPED}


async def test_a_disk_that_refuses_stops_nobody(
    keeper: DraftKeeper, desk: OpenWorkspace, places
) -> None:
    places.drafts.parent.mkdir(parents=True, exist_ok=True)
    places.drafts.write_text("in the way")
    keeper.keep_soon("k", lambda: TYPED)
    await keeper.settle()
    assert places.drafts.read_text() == "in the way"
