"""Puts records of another program into the workspace, and takes them out again."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import cast

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.interchange.offer import KINDS, Line, Record, Taken
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from httpv2_gui.ui.workspace.trash import AnyEntry

SESSION, WITHOUT = "Keep for this session only", "Go on without them"


@dataclasses.dataclass(frozen=True)
class Kept:
    """A record that an import has written, and what stood there before."""

    section: Section
    id: str
    written: Record
    before: Record | None = None
    """With its secrets; None: there was nothing."""


class ImportedRecords:
    """Saves what an import brings, secrets into the keyring; and undoes that."""

    def __init__(self, desk: OpenWorkspace, tabs: RequestTabs) -> None:
        self._desk = desk
        self._tabs = tabs

    def taken(self) -> Taken:
        """Give the names that the workspace has."""
        return {kind: {one.record.name for one in self._listed(Section(kind))} for kind in KINDS}

    async def keep(self, lines: Sequence[Line], kept: list[Kept]) -> None:
        """Write these, and add each to `kept` once it is written; raises WorkspaceError."""
        for one in lines:
            kept.append(await self._keep(one))

    async def take_out(self, kept: Sequence[Kept]) -> None:
        """Delete what was added, and put back what was replaced; open changes are asked about."""
        for one in reversed(kept):
            entry = self.entry(one.section, one.id)
            if entry is None:
                continue  # deleted meanwhile
            if one.before is not None:
                await self._write(one.before, entry.slug, one.written)
            else:
                await self._delete(one.section, entry)

    def entry(self, section: Section, id: str) -> AnyEntry | None:
        """Give what has this id, whatever it is called by now."""
        return next((one for one in self._listed(section) if one.id == id), None)

    async def _keep(self, line: Line) -> Kept:
        section = Section(line.kind)
        there = (one for one in self._listed(section) if one.record.name == line.name)
        old = next(there, None) if line.replaces else None
        before: Record | None = None if old is None else old.record
        if old is not None and isinstance(before, Connection):
            filled = await self._desk.with_secrets(cast("Entry[Connection]", old))
            before = filled.connection
        entry = await self._write(line.record, old.slug if old else None, before)
        return Kept(section, entry.id, line.record, before)

    async def _write(self, record: Record, slug: str | None, before: Record | None) -> AnyEntry:
        if isinstance(record, Request):
            return await self._desk.save_request(record, slug, overwrite=True)
        if isinstance(record, Block):
            return await self._desk.save_block(record, slug, overwrite=True)
        entry = await self._desk.save_connection(record, slug, overwrite=True)
        stored = before if isinstance(before, Connection) else None
        try:
            await self._desk.keep_secrets(entry, record, stored)
        except KeyringUnavailable as error:
            await self._keep_elsewhere(entry, record, stored, error)
        return entry

    async def _keep_elsewhere(
        self,
        entry: Entry[Connection],
        record: Connection,
        before: Connection | None,
        error: KeyringUnavailable,
    ) -> None:
        text = f"{error.message} {error.hint} They are never written into a file."
        title = f"The secrets of {record.name} cannot be stored"
        answer = await dialogs.choose(self._tabs, title, text, (SESSION, WITHOUT))
        if answer == SESSION:
            await self._desk.keep_secrets(entry, record, before, session_only=True)

    async def _delete(self, section: Section, entry: AnyEntry) -> None:
        key = f"{section.one}:{entry.slug}"
        if self._tabs.page(key) is not None and not await self._tabs.close_asking(key):
            return
        try:
            await self._desk.delete(section, entry.slug)
        except KeyringUnavailable as error:
            if not await refusals.may_leave_secrets(self._tabs, entry.record.name, error):
                return
            await self._desk.delete(section, entry.slug, leave_secrets=True)
        self._tabs.close_page(key)

    def _listed(self, section: Section) -> Sequence[AnyEntry]:
        return cast("Sequence[AnyEntry]", getattr(self._desk.contents, section.value))
