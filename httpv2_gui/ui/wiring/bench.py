"""The work area of one open workspace: sidebar, tabs, history, and who hears whom."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from httpv2_gui.core.storage.history import HistoryEntry, NotInHistory
from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.core.storage.workspace import WorkspaceError
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.history.diff_view import DiffView
from httpv2_gui.ui.history.list import HistoryPanel
from httpv2_gui.ui.wiring.case_wall_desk import CaseWallDesk
from httpv2_gui.ui.wiring.connection_desk import ConnectionDesk
from httpv2_gui.ui.wiring.request_desk import RequestDesk
from httpv2_gui.ui.workspace.empty_bench import EmptyBench
from httpv2_gui.ui.workspace.items import Row, Section
from httpv2_gui.ui.workspace.notice import NoticeBar
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from httpv2_gui.ui.workspace.sidebar import Sidebar

DIFF = "diff"
SIDEBAR_WIDTH = 280


class Bench(QWidget):
    """Everything that is on screen while a workspace is open.

    Signals:
        said: a short sentence for the status bar.
    """

    said = Signal(str)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bench")
        self.desk = desk
        self._tasks = tasks
        self.sidebar = Sidebar()
        self.history = HistoryPanel()
        self.notice = NoticeBar()
        self.requests = RequestDesk(desk, tasks)
        self.tabs = self.requests.tabs
        self.connections = ConnectionDesk(desk, tasks, self.tabs)
        self.case_wall = CaseWallDesk(desk, tasks, self.tabs)
        self._empty = EmptyBench(is_sample=bool(desk.practice_url))
        self._left = QSplitter(Qt.Orientation.Vertical)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self._connect()
        self.show_contents()

    async def start(self) -> None:
        """Bring back what was typed and not saved when the program ended."""
        self._tell_unreadable()
        count = await self.requests.recover()
        if count:
            words = "request was" if count == 1 else "requests were"
            self.notice.tell(
                f"{count} {words} not saved when the program ended. What was typed is open again."
            )

    async def may_close(self) -> bool:
        """Close every tab, asking about what is not saved; False: a person said no."""
        return await self.tabs.close_all_asking()

    def show_contents(self) -> None:
        """List what the workspace holds now."""
        contents, modified = self.desk.contents, self.requests.modified()
        self.sidebar.set_workspace_name(self.desk.workspace.name)
        self.sidebar.show_rows(
            Section.CONNECTIONS,
            [
                Row(
                    one.slug,
                    one.record.name,
                    tested=self.desk.tested(one.record.name),
                    tip=self.desk.tested(one.record.name).words(),
                )
                for one in contents.connections
            ],
        )
        self.sidebar.show_rows(
            Section.REQUESTS,
            [
                Row(
                    one.slug,
                    one.record.name,
                    one.record.method,
                    modified=one.slug in modified,
                    tip=one.record.url,
                )
                for one in contents.requests
            ],
        )

    def open(self, section: Section, slug: str) -> None:
        """Open a line of the sidebar."""
        if section is Section.CONNECTIONS:
            self.connections.open(slug)
        else:
            self.requests.open(slug)

    def new(self, section: Section) -> None:
        """Open something new."""
        if section is Section.CONNECTIONS:
            self.connections.new()
        else:
            self.requests.new()

    def save_current(self) -> None:
        """Save whatever is in front."""
        page = self.tabs.current_request_page()
        if page is not None:
            page.editor.save()
        else:
            self.connections.save_current()

    def toggle_left(self) -> None:
        """Show or hide sidebar and history."""
        self._left.setVisible(not self._left.isVisible())

    def undo_delete(self) -> None:
        """Bring back what was deleted last."""
        self._tasks.start(self._undo_delete(), "undo delete")

    def _connect(self) -> None:
        self.desk.changed.connect(self.show_contents)
        self.desk.changed_on_disk.connect(
            lambda: self._tasks.start(self._reload(), "reload", again="replace")
        )
        self.sidebar.opened.connect(self.open)
        self.sidebar.new_wanted.connect(self.new)
        self.sidebar.rename_wanted.connect(self._start("rename", self._rename))
        self.sidebar.duplicate_wanted.connect(self._start("duplicate", self._duplicate))
        self.sidebar.delete_wanted.connect(self._start("delete", self._delete))
        self.sidebar.reordered.connect(self._start("reorder", self.desk.reorder))
        self.requests.said.connect(self.said)
        self.requests.warned.connect(lambda words: self.notice.tell(words, "warn"))
        self.requests.connection_wanted.connect(self.connections.open_named)
        self.requests.case_wall_wanted.connect(self.case_wall.open)
        self.requests.modified_changed.connect(self.show_contents)
        self.requests.finished.connect(self._on_finished)
        self.connections.said.connect(self.said)
        self.case_wall.said.connect(self.said)
        self.tabs.current_changed.connect(self._on_current)
        self.history.opened.connect(self._start("open result", self._show_past))
        self.history.diff_requested.connect(self._start("diff", self._show_diff))
        self.history.forget_requested.connect(self._start("forget", self._forget))
        self._empty.new_request_wanted.connect(lambda: self.new(Section.REQUESTS))
        self._empty.new_connection_wanted.connect(lambda: self.new(Section.CONNECTIONS))

    def _start(self, name: str, work):  # pyright: ignore[reportMissingParameterType]
        """Give a slot that starts this coroutine under a name."""
        return lambda *given: self._tasks.start(self._told(work(*given)), name)

    async def _told(self, work) -> None:  # pyright: ignore[reportMissingParameterType]
        """Do the work; what the disk or the keyring refuses is said in a dialog."""
        try:
            await work
        except WorkspaceError as error:
            await dialogs.show_problem(self, "That did not work", str(error))
        except KeyringUnavailable as error:
            await dialogs.show_problem(self, error.message, error.hint)
        except KeyError:
            await self._reload()  # it was listed, and has gone meanwhile

    async def _reload(self) -> None:
        await self.desk.reload()
        self.requests.follow_disk()
        self._tell_unreadable()

    async def _rename(self, section: Section, slug: str) -> None:
        old = self.desk.entry(section, slug).record.name
        name = await dialogs.ask_text(self, f"Rename {section.one}", "Name", old, "Rename")
        if name is None or name == old:
            return
        new_slug = await self.desk.rename(section, slug, name)
        pages = self.connections if section is Section.CONNECTIONS else self.requests
        pages.renamed(slug, new_slug, name)
        self.sidebar.select(section, new_slug)

    async def _duplicate(self, section: Section, slug: str) -> None:
        copy = await self.desk.duplicate(section, slug)
        self.sidebar.select(section, copy)
        self.open(section, copy)

    async def _delete(self, section: Section, slug: str) -> None:
        name = self.desk.entry(section, slug).record.name
        key = f"{section.one}:{slug}"
        if self.tabs.page(key) is not None and not await self.tabs.close_asking(key):
            return
        await self.desk.delete(section, slug)
        self.notice.tell(f"Deleted {name}.", answer="Undo", do=self.undo_delete)

    async def _undo_delete(self) -> None:
        await self._told(self.desk.undo_delete())

    def _on_finished(self, key: str) -> None:
        self.case_wall.refresh()
        if key == self.tabs.current_key():
            self._on_current(key)

    def _on_current(self, _key: str) -> None:
        """Let sidebar and history follow the page in front."""
        for section, slug in (
            (Section.REQUESTS, self.requests.current_slug()),
            (Section.CONNECTIONS, self.connections.current_slug()),
        ):
            if slug is not None:
                self.sidebar.select(section, slug)
        page = self.tabs.current_request_page()
        self.history.setVisible(page is not None)
        self._empty.setVisible(not self.tabs.keys())
        self.tabs.setVisible(bool(self.tabs.keys()))
        if page is not None:
            history_key = self.requests.history_key(page)
            self._tasks.start(self._list_history(history_key), "list history", again="replace")

    async def _list_history(self, history_key: str) -> None:
        entries = await asyncio.to_thread(self.desk.history.entries, history_key)
        self.history.show_entries(entries)

    async def _show_past(self, entry: HistoryEntry) -> None:
        page = self.tabs.current_request_page()
        if page is None:
            return
        try:
            result = await asyncio.to_thread(self.desk.history.open, entry.id)
        except NotInHistory as error:
            self.notice.tell(str(error), "warn")
            return
        self.requests.show_past(page, result)

    async def _show_diff(self, before: HistoryEntry, after: HistoryEntry) -> None:
        try:
            older = await asyncio.to_thread(self.desk.history.open, before.id)
            newer = await asyncio.to_thread(self.desk.history.open, after.id)
        except NotInHistory as error:
            self.notice.tell(str(error), "warn")
            return
        self.tabs.close_page(DIFF)
        view = DiffView(self._tasks)
        view.closed.connect(lambda: self.tabs.close_page(DIFF))
        self.tabs.open_page(DIFF, view, "Diff", "diff")
        view.show_results(older, newer)

    async def _forget(self) -> None:
        page = self.tabs.current_request_page()
        if page is None:
            return
        name = page.editor.request().name
        if await dialogs.confirm(
            self,
            f"Forget the results of {name}?",
            "They are removed from this machine. Saved files stay.",
            "Forget all",
            danger=True,
        ):
            history_key = self.requests.history_key(page)
            await asyncio.to_thread(self.desk.history.forget, history_key)
            await self._list_history(history_key)

    def _tell_unreadable(self) -> None:
        unreadable = list(self.desk.contents.unreadable)
        if unreadable:
            more = f" {len(unreadable) - 1} more like this." if len(unreadable) > 1 else ""
            self.notice.tell(f"{unreadable[0]}{more} The file is left as it is.", "err")

    def _arrange(self) -> None:
        left = self._left
        left.setObjectName("left")
        left.setHandleWidth(1)
        left.addWidget(self.sidebar)
        left.addWidget(self.history)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        left.setSizes([480, 260])
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._empty, 1)
        self.across.setObjectName("across")
        self.across.setHandleWidth(1)
        self.across.addWidget(left)
        self.across.addWidget(right)
        self.across.setStretchFactor(1, 1)
        self.across.setSizes([SIDEBAR_WIDTH, 1100])
        self.across.setCollapsible(1, False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)
        self.history.hide()
        self.tabs.hide()
