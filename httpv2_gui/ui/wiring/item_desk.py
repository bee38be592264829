"""What the sidebar asks for: rename, duplicate, delete and bring back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.wiring.block_desk import BlockDesk
from httpv2_gui.ui.wiring.connection_desk import ConnectionDesk
from httpv2_gui.ui.wiring.request_desk import RequestDesk
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


class ItemDesk(QObject):
    """Does to connections, requests and blocks what needs no page of theirs; open pages follow.

    Signals:
        deleted: a line is gone and can be brought back. arg: its name.
        placed: a line should be the current one. args: section and slug.
    """

    deleted = Signal(str)
    placed = Signal(Section, str)

    def __init__(
        self,
        desk: OpenWorkspace,
        tabs: RequestTabs,
        requests: RequestDesk,
        connections: ConnectionDesk,
        blocks: BlockDesk,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tabs = tabs
        self._pages: dict[Section, RequestDesk | ConnectionDesk | BlockDesk] = {
            Section.REQUESTS: requests,
            Section.CONNECTIONS: connections,
            Section.BLOCKS: blocks,
        }

    def open(self, section: Section, slug: str) -> None:
        """Open a line."""
        self._pages[section].open(slug)

    def new(self, section: Section) -> None:
        """Open something new."""
        self._pages[section].new()

    async def rename(self, section: Section, slug: str) -> None:
        """Ask for another name and take it."""
        old = self._desk.entry(section, slug).record.name
        name = await dialogs.ask_text(self._tabs, f"Rename {section.one}", "Name", old, "Rename")
        if name is None or name == old:
            return
        new_slug = await self._desk.rename(section, slug, name)
        self._pages[section].renamed(slug, new_slug, name)
        self.placed.emit(section, new_slug)

    async def duplicate(self, section: Section, slug: str) -> None:
        """Make a copy and open it."""
        copy = await self._desk.duplicate(section, slug)
        self.placed.emit(section, copy)
        self.open(section, copy)

    async def delete(self, section: Section, slug: str) -> None:
        """Delete; asks only when something is not saved or secrets would stay behind."""
        name = self._desk.entry(section, slug).record.name
        key = f"{section.one}:{slug}"
        if self._tabs.page(key) is not None and not await self._tabs.close_asking(key):
            return
        try:
            await self._desk.delete(section, slug)
        except KeyringUnavailable as error:
            if not await refusals.may_leave_secrets(self._tabs, name, error):
                return
            await self._desk.delete(section, slug, leave_secrets=True)
        self._tabs.close_page(key)  # it may have been opening meanwhile
        self.deleted.emit(name)

    async def undo_delete(self) -> None:
        """Bring back what was deleted last."""
        restored = await self._desk.undo_delete()
        if restored is not None:
            self.placed.emit(*restored)
