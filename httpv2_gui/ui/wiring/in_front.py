"""The request, connection or block that a person looks at, with its secrets to look for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from httpv2_gui.core.interchange.format import Files, Noun, Thing
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring.sender import result_pane
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


@dataclass(frozen=True)
class Front:
    """What would be exported, as it is typed; a block and a connection as they are saved."""

    name: str
    id: str
    """Of its file; blank for what was never saved."""
    request: Request | None = None
    block: Block | None = None
    connection: Connection | None = None
    """The thing itself, or that of the request; with its secrets."""
    result: Result | None = None
    known: tuple[Connection, ...] = ()
    """Connections whose secrets must not be written."""
    origin: Files = field(default_factory=dict[str, bytes])

    def with_origin(self, origin: Files) -> Front:
        """Give the same with the documents that it came from."""
        return dataclasses.replace(self, origin=origin)

    def things(self) -> Iterator[tuple[Noun, Thing]]:
        """Yield what can be written of it."""
        if self.request is not None:
            request = Thing(request=self.request, connection=self.connection, origin=self.origin)
            yield "request", request
            if self.result is not None:
                yield "result", dataclasses.replace(request, result=self.result)
        elif self.block is not None:
            yield "block", Thing(block=self.block, origin=self.origin)
        elif self.connection is not None:
            yield "connection", Thing(connection=self.connection)


async def in_front(desk: OpenWorkspace, tabs: RequestTabs) -> Front | None:
    """Give what is in front; None: nothing that could be exported."""
    key = tabs.current_key()
    page = tabs.current_request_page()
    if page is not None:
        return await _request(desk, page)
    noun, _colon, slug = key.partition(":")
    section = next((one for one in Section if one.one == noun), None)
    if section is None or not slug:
        return None
    entry = desk.entry(section, slug)
    if section is Section.CONNECTIONS:
        filled = await desk.with_secrets(cast("Entry[Connection]", entry))
        one = filled.connection
        return Front(one.name, entry.id, connection=one, known=(one,))
    block = cast("Block", entry.record)
    named = {step.connection for step in block.steps}
    return Front(block.name, entry.id, block=block, known=await _filled(desk, named))


async def _request(desk: OpenWorkspace, page: RequestPage) -> Front:
    request = page.editor.request()
    slug = page.key.removeprefix("request:")
    ids = (one.id for one in desk.contents.requests if one.slug == slug)
    known = await _filled(desk, {request.connection})
    return Front(
        request.name,
        next(ids, ""),
        request=request,
        connection=known[0] if known else None,
        result=result_pane(page).result(),
        known=known,
    )


async def _filled(desk: OpenWorkspace, names: set[str]) -> tuple[Connection, ...]:
    entries = [one for one in desk.contents.connections if one.record.name in names]
    return tuple([(await desk.with_secrets(one)).connection for one in entries])
