"""The connections of a block's steps with their secrets, or why they cannot be used."""

from __future__ import annotations

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


async def connections_of(
    desk: OpenWorkspace, block: Block
) -> tuple[dict[str, Connection], Failure | None]:
    """Give each connection once, by the name that the steps have for it."""
    found: dict[str, Connection] = {}
    for name in dict.fromkeys(one.connection.strip() for one in block.steps):
        entry = desk.connection(name) if name else None
        if entry is None:
            if name:
                return found, refusals.unknown_connection(name).failure
            continue
        filled = await desk.with_secrets(entry)
        needed = [one for one in filled.missing if one.required]
        if needed:
            return found, refusals.missing_secrets(name, needed, filled.unavailable).failure
        found[name] = filled.connection
    return found, None
