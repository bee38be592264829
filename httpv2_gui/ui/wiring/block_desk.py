"""Blocks while they are open: made, saved, kept over a crash, run, followed on the disk."""

from __future__ import annotations

import asyncio
import functools
import uuid
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.proposed_inputs import block_of, candidates
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.blocks.page import BlockPage
from httpv2_gui.ui.blocks.propose_dialog import choose_inputs
from httpv2_gui.ui.blocks.tools import Tools
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.wiring.block_data import BlockData
from httpv2_gui.ui.wiring.block_runner import BlockRunner
from httpv2_gui.ui.wiring.disk_copies import DiskCopies
from httpv2_gui.ui.wiring.draft_keeper import DraftKeeper
from httpv2_gui.ui.wiring.step_tools import RequestAsStep, ResponseOfStep
from httpv2_gui.ui.wiring.unsaved import Unsaved
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

UNTITLED = "New block"
_SAVED, _NEW = "block:", "new block:"


class BlockDesk(QObject):
    """Opens blocks in tabs and does what their pages ask for.

    Signals:
        said: a short sentence for the status bar.
        warned: something a person should read: a sentence.
        modified_changed: which blocks have unsaved changes may be others now.
        connection_wanted: the page of a connection, by its name; blank for a new one.
        token_renewed: a step got a new token. args: Entry of the connection, the scheme.
        case_wall_wanted: the list of saved files.
        finished: a run has ended. arg: the BlockPage.
    """

    said = Signal(str)
    warned = Signal(str)
    modified_changed = Signal()
    connection_wanted = Signal(str)
    token_renewed = Signal(object, object)
    case_wall_wanted = Signal()
    finished = Signal(object)

    def __init__(
        self, desk: OpenWorkspace, tasks: Tasks, tabs: RequestTabs, drafts: DraftKeeper
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._drafts = drafts
        self._copies: DiskCopies[Block] = DiskCopies()
        self._keys: dict[BlockPage, str] = {}
        self._runner = BlockRunner(desk, tasks, self._memory_key)
        self._runner.renewed.connect(self.token_renewed)
        self._runner.finished.connect(self.finished)
        self._data = BlockData(desk, tasks)
        self._data.renewed.connect(self.token_renewed)
        self._data.finished.connect(self.finished)
        self._unsaved = Unsaved()
        self._unsaved.changed.connect(self.modified_changed)
        desk.changed.connect(self._show_offers)
        desk.connection_renamed.connect(self._follow_connection)
        tabs.page_closing.connect(self._on_closing)
        tabs.page_closed.connect(self._on_closed)

    def new(self, draft: Block | None = None, key: str = "") -> BlockPage:
        """Open a block that has no file yet; `key` is that of its draft, if it has one."""
        empty = Block(name=self._desk.free_name(Section.BLOCKS, UNTITLED))
        page = self._open_page(key or f"{_NEW}{uuid.uuid4().hex}", draft or empty, empty)
        page.focus_first()
        return page

    def open(self, slug: str, draft: Block | None = None) -> BlockPage:
        """Bring the block of that slug to the front, with what was typed and not saved."""
        entry = cast("Entry[Block]", self._desk.entry(Section.BLOCKS, slug))
        key = _SAVED + slug
        page = self._tabs.page(key)
        if isinstance(page, BlockPage):
            self._tabs.show_page(key)
            return page
        self._copies.note(key, entry.record)
        return self._open_page(key, draft or entry.record, entry.record)

    async def make_of(self, request: Request) -> BlockPage | None:
        """Make a block of a request, asking which of its values become inputs."""
        chosen = await choose_inputs(self._tabs, candidates(request))
        if chosen is None:
            return None
        block = block_of(request, chosen)
        name = self._desk.free_name(Section.BLOCKS, block.name.strip() or UNTITLED)
        return self.new(block.with_values(name=name))

    def recover(self, key: str, draft: Block) -> bool:
        """Open what was typed and not saved when the program ended; whether there is news in it."""
        slug = key.removeprefix(_SAVED)
        there = any(one.slug == slug for one in self._desk.contents.blocks)
        if key.startswith(_SAVED) and there:
            page = self.open(slug, draft)
        else:
            page = self.new(draft, key if key.startswith(_NEW) else "")
        if self._keys[page] != key or not page.modified:
            self._drafts.drop(key)
        self._on_changed(page)
        return page.modified

    def renamed(self, old_slug: str, new_slug: str, name: str) -> None:
        """Follow a block that was renamed elsewhere."""
        old, new = _SAVED + old_slug, _SAVED + new_slug
        page = self._tabs.page(old)
        if isinstance(page, BlockPage):
            page.rename(name)
            entry = cast("Entry[Block]", self._desk.entry(Section.BLOCKS, new_slug))
            self._change_key(page, new)
            self._copies.note(new, entry.record)
            self._show_state_of(page)

    def modified(self) -> set[str]:
        """Give the slugs of the blocks with changes that are not saved."""
        return self._unsaved.slugs(_SAVED)

    def current_slug(self) -> str | None:
        """Give the slug of the block in front, if it has a file."""
        key = self._tabs.current_key()
        return key.removeprefix(_SAVED) if key.startswith(_SAVED) else None

    def current_page(self) -> BlockPage | None:
        """Give the block in front."""
        page = self._tabs.page(self._tabs.current_key())
        return page if isinstance(page, BlockPage) else None

    def save_current(self) -> bool:
        """Save the block in front; False: there is none."""
        page = self.current_page()
        if page is not None:
            page.save()
        return page is not None

    def follow_disk(self) -> None:
        """Take over what another program wrote, but never over what a person typed here."""
        on_disk = {_SAVED + one.slug: one.record for one in self._desk.contents.blocks}
        for key, record in self._copies.news(on_disk):
            page = self._tabs.page(key)
            if not isinstance(page, BlockPage):
                continue
            if record is None:
                self.warned.emit(refusals.gone(page.saved_name()))
            elif page.modified:
                self._copies.overtake(key)
                self.warned.emit(refusals.overtaken(record.name))
            else:
                page.set_block(record)
                self._show_state_of(page)
                self.said.emit(f"{record.name} was changed by another program and read again.")

    async def save(self, page: BlockPage, block: Block) -> bool:
        """Write a page's block; gives whether it is written now."""
        slug = self._slug_of(page)
        if not block.name.strip():
            block = block.with_values(name=self._desk.free_name(Section.BLOCKS, UNTITLED))
            page.rename(block.name)
        entry = await refusals.written(
            self._tabs,
            block.name,
            lambda overwrite: self._desk.save_block(block, slug, overwrite=overwrite),
            asks=self._copies.is_overtaken(self._keys[page]),
        )
        if entry is None:
            return False
        if page in self._keys:
            page.mark_saved(block)
            self._change_key(page, _SAVED + entry.slug)
            self._copies.written(self._keys[page], entry.record)
        self.said.emit(f"Saved {block.name}.")
        return True

    def _open_page(self, key: str, block: Block, saved: Block) -> BlockPage:
        page = BlockPage(
            self._tasks, Tools(self._make_editor, self._make_results), self._tabs.stack
        )
        self._keys[page] = key
        self._furnish(page)
        page.set_block(block, saved=saved)
        self._tabs.open_page(key, page, block.name, "box")
        self._listen_to(page)
        self._show_state_of(page)
        self._tasks.start(self._recall(page), f"recall {id(page):x}")
        return page

    async def _recall(self, page: BlockPage) -> None:
        """Fill in what the block was run with last on this machine."""
        key = self._memory_key(page)
        values = await asyncio.to_thread(self._desk.block_memory.load, key)
        if page in self._keys and values:
            page.run_tab.remember(values)

    def _furnish(self, page: BlockPage) -> None:
        """Offer connections and saved requests as they are now."""
        contents = self._desk.contents
        page.offer_saved([(one.slug, one.record.name) for one in contents.requests])
        for editor in page.findChildren(RequestAsStep):
            editor.editor.set_connections(
                [one.record for one in contents.connections],
                {
                    one.record.name: self._desk.tested(one.record.name)
                    for one in contents.connections
                },
            )

    def _make_editor(self, parent: QWidget) -> RequestAsStep:
        root = self._desk.workspace.folder
        made = RequestAsStep(self._tasks, root, self._connections, parent)
        made.editor.copied.connect(self.said)
        made.editor.connection_edit_requested.connect(self.connection_wanted)
        made.editor.connection_new_requested.connect(
            functools.partial(self.connection_wanted.emit, "")
        )
        return made

    def _make_results(self, parent: QWidget) -> ResponseOfStep:
        made = ResponseOfStep(self._tasks, self._connections, parent)
        for pane in (made.pane, made.live):
            pane.said.connect(self.said)
            pane.files_asked.connect(self.case_wall_wanted)
        made.preview.copied.connect(self.said)
        page = cast("BlockPage", parent)
        made.live.check_now.connect(lambda: self._runner.check_now(page))
        made.live.stop_waiting.connect(lambda: self._runner.stop(page))
        return made

    def _connections(self) -> dict[str, Connection]:
        return {one.record.name: one.record for one in self._desk.contents.connections}

    def _listen_to(self, page: BlockPage) -> None:
        page.may_close = functools.partial(self._may_close, page)
        page.changed.connect(lambda: self._on_changed(page))
        page.said.connect(self.said)
        page.save_requested.connect(
            lambda block: self._tasks.start(self.save(page, block), f"save {id(page):x}")
        )
        page.run_requested.connect(lambda block, given: self._runner.start(page, block, given))
        page.dry_run_requested.connect(
            lambda block, given: self._runner.dry_run(page, block, given)
        )
        page.stop_requested.connect(lambda: self._runner.stop(page))
        self._data.serve(page)
        page.saved_wanted.connect(lambda slug: self._add_saved(page, slug))

    def _add_saved(self, page: BlockPage, slug: str) -> None:
        for one in self._desk.contents.requests:
            if one.slug == slug:
                page.add_step(one.record)

    def _show_offers(self) -> None:
        for page in self._keys:
            self._furnish(page)

    def _follow_connection(self, old: str, new: str) -> None:
        """Let open pages name a renamed connection by its new name, as their files do now."""
        on_disk = {_SAVED + one.slug: one.record for one in self._desk.contents.blocks}
        for page, key in self._keys.items():
            page.follow_connection(old, new)
            if key in on_disk and self._copies.known(key) is not None:
                self._copies.note(key, on_disk[key])

    def _memory_key(self, page: BlockPage) -> str:
        """Give the name under which inputs of this page's block are kept."""
        slug = self._keys[page].removeprefix(_SAVED)
        ids = (one.id for one in self._desk.contents.blocks if one.slug == slug)
        return next(ids, self._keys[page])

    def _on_changed(self, page: BlockPage) -> None:
        self._show_state_of(page)
        self._drafts.keep_soon(self._keys[page], lambda: page.block() if page.modified else None)

    def _show_state_of(self, page: BlockPage) -> None:
        key = self._keys[page]
        self._tabs.set_title(key, page.head.name.text().strip() or UNTITLED)
        self._tabs.set_modified(key, page.modified)
        self._unsaved.note(key, page.modified)

    async def _may_close(self, page: BlockPage) -> bool:
        if not page.modified:
            return True
        self._tabs.show_page(self._keys[page])
        answer = await refusals.ask_about_changes(self._tabs, page.block().name.strip() or UNTITLED)
        if answer == "Save":
            return await self.save(page, page.block())
        return answer == "Discard"

    def _slug_of(self, page: BlockPage) -> str | None:
        """Give the slug of the page's file; None while it has none, or has none any more."""
        key = self._keys[page]
        slug = key.removeprefix(_SAVED)
        there = any(one.slug == slug for one in self._desk.contents.blocks)
        return slug if key.startswith(_SAVED) and there else None

    def _change_key(self, page: BlockPage, new: str) -> None:
        old = self._keys[page]
        if old == new:
            return
        self._drafts.drop(old)
        self._unsaved.forget(old)
        self._tabs.change_key(old, new)
        self._keys[page] = new
        self._copies.move(old, new)
        self._on_changed(page)

    def _on_closing(self, page: object) -> None:
        if isinstance(page, BlockPage):
            self._runner.leave(page)
            self._data.leave(page)
            for editor in page.findChildren(RequestAsStep):
                editor.editor.stop()
            for response in page.findChildren(ResponseOfStep):
                response.pane.stop()
                response.live.stop()
            del self._keys[page]

    def _on_closed(self, key: str) -> None:
        if key.startswith((_SAVED, _NEW)):
            self._drafts.drop(key)
            self._copies.forget(key)
            self._unsaved.forget(key)
