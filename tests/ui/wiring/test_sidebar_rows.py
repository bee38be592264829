"""What the workspace holds, as lines of the sidebar."""

from __future__ import annotations

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.wiring.sidebar_rows import block_rows, connection_rows, request_rows
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


async def test_blocks_say_how_many_steps_they_have(desk: OpenWorkspace) -> None:
    steps = (Request(name="One", url="/"), Request(name="Two", url="/"))
    await desk.save_block(Block(name="Both", steps=steps), None)
    (row,) = block_rows(desk, {"both"})
    assert (row.slug, row.name, row.tip, row.modified) == ("both", "Both", "2 steps", True)


async def test_connections_have_the_sign_of_their_test(desk: OpenWorkspace) -> None:
    desk.note_test("Acme", Tested("ok"))
    (row,) = connection_rows(desk, {"acme"})
    assert (row.slug, row.name, row.modified) == ("acme", "Acme", True)
    assert row.tested == Tested("ok")
    assert row.tip == "Worked when tested."


async def test_requests_have_their_method(desk: OpenWorkspace) -> None:
    first, second = request_rows(desk, {"slow"})
    assert (first.name, first.method, first.modified) == ("Me", "GET", False)
    assert second.modified
    assert second.tip.endswith("/slow?seconds=60")


async def test_a_request_that_waits_says_so(desk: OpenWorkspace) -> None:
    first, second = request_rows(desk, set(), {"slow"})
    assert (first.waiting, second.waiting) == (False, True)
    assert second.spoken == "GET, waiting"
