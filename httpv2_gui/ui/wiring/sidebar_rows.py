"""What the workspace holds, as lines of the sidebar."""

from __future__ import annotations

from collections.abc import Set

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.workspace.items import Row
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


def connection_rows(desk: OpenWorkspace, modified: Set[str]) -> list[Row]:
    """Give a line a connection, with the sign of its last test."""
    rows = []
    for one in desk.contents.connections:
        tested = desk.tested(one.record.name)
        rows.append(
            Row(
                one.slug,
                one.record.name,
                tested=tested,
                modified=one.slug in modified,
                tip=tested.words(),
            )
        )
    return rows


def block_rows(desk: OpenWorkspace, modified: Set[str]) -> list[Row]:
    """Give a line a block; its tip says how many steps it has."""
    return [
        Row(
            one.slug,
            one.record.name,
            modified=one.slug in modified,
            tip=spoken.count(len(one.record.steps), "step"),
        )
        for one in desk.contents.blocks
    ]


def request_rows(
    desk: OpenWorkspace, modified: Set[str], waiting: Set[str] = frozenset()
) -> list[Row]:
    """Give a line a request, with its method."""
    return [
        Row(
            one.slug,
            one.record.name,
            one.record.method,
            modified=one.slug in modified,
            waiting=one.slug in waiting,
            tip=one.record.url,
        )
        for one in desk.contents.requests
    ]
