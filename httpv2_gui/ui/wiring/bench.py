"""The work area of one open workspace: sidebar, tabs, history, and who hears whom."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.core.storage.workspace import WorkspaceError
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring.block_desk import BlockDesk
from httpv2_gui.ui.wiring.case_wall_desk import CaseWallDesk
from httpv2_gui.ui.wiring.connection_desk import ConnectionDesk
from httpv2_gui.ui.wiring.cookie_desk import CookieDesk
from httpv2_gui.ui.wiring.curl_desk import CurlDesk
from httpv2_gui.ui.wiring.draft_keeper import DraftKeeper
from httpv2_gui.ui.wiring.history_desk import HistoryDesk
from httpv2_gui.ui.wiring.interchange_desk import InterchangeDesk
from httpv2_gui.ui.wiring.item_desk import ItemDesk
from httpv2_gui.ui.wiring.request_desk import RequestDesk
from httpv2_gui.ui.wiring.sidebar_rows import block_rows, connection_rows, request_rows
from httpv2_gui.ui.wiring.unreadable_files import UnreadableFiles
from httpv2_gui.ui.workspace.empty_bench import EmptyBench
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.notice import NoticeBar
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from httpv2_gui.ui.workspace.sidebar import Sidebar

SIDEBAR_WIDTH = 280

Work = Coroutine[Any, Any, None]


class Bench(QWidget):
    """Everything that is on screen while a workspace is open.

    Attributes:
        tasks: what was started for this workspace; it ends with `close`.

    Signals:
        said: a short sentence for the status bar.
        waited: a wait came to its end by itself. args: name of the request, the Result.
    """

    said = Signal(str)
    waited = Signal(str, object)

    def __init__(self, desk: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bench")
        self.desk = desk
        self.tasks = Tasks(self)
        self.sidebar = Sidebar()
        self.notice = NoticeBar()
        self._unreadable = UnreadableFiles(self.notice)
        self._drafts = DraftKeeper(desk, self.tasks)
        self.tabs = RequestTabs(self.tasks, self._save)
        self.requests = RequestDesk(desk, self.tasks, self.tabs, self._drafts)
        self.connections = ConnectionDesk(desk, self.tasks, self.tabs, self._drafts)
        self.blocks = BlockDesk(desk, self.tasks, self.tabs, self._drafts)
        self.items = ItemDesk(desk, self.tabs, self.requests, self.connections, self.blocks)
        self.case_wall = CaseWallDesk(desk, self.tasks, self.tabs)
        self.cookies = CookieDesk(desk, self.tasks, self.tabs)
        self.history = HistoryDesk(desk, self.tasks, self.tabs, self.requests)
        self.curl = CurlDesk(desk, self.tasks, self.tabs, self.requests, self.notice, self._told)
        self.interchange = InterchangeDesk(desk, self.tasks, self.tabs, self.notice, self._told)
        self._empty = EmptyBench(is_sample=bool(desk.practice_url))
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self._connect()
        self.show_contents()

    async def start(self) -> None:
        """Bring back what was typed and not saved when the program ended."""
        self._unreadable.show(self.desk.contents.unreadable)
        count = 0
        for key, record in (await self._drafts.load()).items():
            if isinstance(record, Request):
                count += self.requests.recover(key, record)
            elif isinstance(record, Connection):
                count += await self.connections.recover(key, record)
            elif isinstance(record, Block):
                count += self.blocks.recover(key, record)
        if count:
            what = "One page was" if count == 1 else f"{count} pages were"
            self.notice.tell(
                f"{what} not saved when the program ended. What was typed is open again."
            )

    async def may_close(self) -> bool:
        """Close every tab, asking about what is not saved; False: a person said no."""
        return await self.tabs.close_all_asking()

    async def close_workspace(self) -> None:
        """End what was started; what must be on the disk is there afterwards."""
        await self._drafts.settle()
        await self.case_wall.settle()
        await self.connections.settle()
        await self.tasks.cancel_all()
        await self.desk.close()

    def show_contents(self) -> None:
        """List what the workspace holds now."""
        self.sidebar.set_workspace_name(self.desk.workspace.name)
        connections = connection_rows(self.desk, self.connections.modified())
        self.sidebar.show_rows(Section.CONNECTIONS, connections)
        requests = request_rows(self.desk, self.requests.modified(), self.requests.waiting())
        self.sidebar.show_rows(Section.REQUESTS, requests)
        self.sidebar.show_rows(Section.BLOCKS, block_rows(self.desk, self.blocks.modified()))

    def new(self, section: Section) -> None:
        """Open something new."""
        self.items.new(section)

    def save_current(self) -> None:
        """Save whatever is in front."""
        page = self.tabs.current_request_page()
        if page is not None:
            page.editor.save()
        elif not self.blocks.save_current():
            self.connections.save_current()

    def make_block(self) -> None:
        """Make a block of the request in front."""
        page = self.tabs.current_request_page()
        if page is None:
            self.said.emit("Open the request that a block is to be made of.")
            return
        request = page.editor.request()
        self._start("make block", lambda: self._make_block(request))

    async def _make_block(self, request: Request) -> None:
        await self.blocks.make_of(request)

    def _offer_block(self, page: RequestPage) -> None:
        """Offer in the menu of a request, too, to make a block of it."""
        action = QAction("Make this request a block…", page)
        action.triggered.connect(lambda _on=False: self.make_block())
        page.editor.send_button.add_to_menu(action)

    def dry_run_block(self) -> None:
        """Show what each step of the block in front would send."""
        page = self.blocks.current_page()
        if page is None:
            self.said.emit("Open a block to see what its steps would send.")
        else:
            page.dry_run()

    def toggle_left(self) -> None:
        """Show or hide sidebar and history."""
        self.left.setVisible(not self.left.isVisible())

    def exchange(self, work: Callable[[], Work]) -> None:
        """Import, export or compare."""
        self._start(f"exchange {work.__name__}", work)

    def undo_delete(self) -> None:
        """Bring back what was deleted last."""
        self._start("undo delete", self.items.undo_delete)

    def _connect(self) -> None:
        self._connect_workspace()
        self._connect_sidebar()
        self._connect_desks()
        self.tabs.current_changed.connect(lambda _key: self._follow_tab())
        self.tabs.page_opened.connect(self._offer_block)
        self._empty.new_request_wanted.connect(lambda: self.new(Section.REQUESTS))
        self._empty.new_connection_wanted.connect(lambda: self.new(Section.CONNECTIONS))

    def _connect_workspace(self) -> None:
        self.desk.changed.connect(self.show_contents)
        self.desk.changed_on_disk.connect(
            lambda: self.tasks.start(self._told(self._reload), "reload", again="replace")
        )

    def _connect_sidebar(self) -> None:
        self.sidebar.opened.connect(self.items.open)
        self.sidebar.new_wanted.connect(self.new)
        self.sidebar.rename_wanted.connect(self._slot("rename", self.items.rename))
        self.sidebar.duplicate_wanted.connect(self._slot("duplicate", self.items.duplicate))
        self.sidebar.delete_wanted.connect(self._slot("delete", self.items.delete))
        self.sidebar.reordered.connect(self._slot("reorder", self.desk.reorder))
        self.items.placed.connect(self.sidebar.select)
        self.items.deleted.connect(
            lambda name: self.notice.tell(f"Deleted {name}.", answer="Undo", do=self.undo_delete)
        )

    def _connect_desks(self) -> None:
        for desk in (self.requests, self.connections, self.blocks):
            desk.modified_changed.connect(self.show_contents)
        self.requests.waits_changed.connect(self.show_contents)
        self.requests.waited.connect(self.waited)
        for desk in (self.requests, self.blocks):
            desk.token_renewed.connect(self.connections.keep_token)
            desk.connection_wanted.connect(self.connections.open_named)
            desk.case_wall_wanted.connect(self.case_wall.open)
        for desk in (self.requests, self.connections, self.blocks, self.case_wall):
            desk.said.connect(self.said)
        for desk in (self.requests, self.connections, self.blocks, self.history):
            desk.warned.connect(functools.partial(self.notice.tell, tone="warn"))
        for ended in (self.requests.history_changed, self.blocks.finished):
            ended.connect(lambda _page: self.case_wall.refresh())
            ended.connect(lambda _page: self.cookies.refresh())
        self.connections.cookies_wanted.connect(self.cookies.open)
        self.interchange.said.connect(self.said)
        self.interchange.open_wanted.connect(self.items.open)
        self.interchange.take_drops(self)

    def _slot(self, name: str, work: Callable[..., Work]) -> Callable[..., None]:
        """Give a slot that starts this coroutine under a name."""
        return lambda *given: self._start(name, functools.partial(work, *given))

    def _start(self, name: str, work: Callable[[], Work]) -> None:
        self.tasks.start(self._told(work), name)

    async def _told(self, work: Callable[[], Work]) -> None:
        """Do the work; what the disk or the keyring refuses is said in a dialog."""
        try:
            await work()
        except WorkspaceError as error:
            await dialogs.show_problem(self, "That did not work", str(error))
        except KeyringUnavailable as error:
            await dialogs.show_problem(self, error.message, error.hint)
        except KeyError:
            await self._reload()  # it was listed, and has gone meanwhile

    async def _reload(self) -> None:
        await self.desk.reload()
        self.requests.follow_disk()
        self.blocks.follow_disk()
        await self.connections.follow_disk()
        self._unreadable.show(self.desk.contents.unreadable)

    async def _save(self, page: RequestPage) -> bool:
        return await self.requests.save(page)

    def _follow_tab(self) -> None:
        """Let the sidebar follow the page in front; without one there is a first step to take."""
        for section, slug in (
            (Section.REQUESTS, self.requests.current_slug()),
            (Section.CONNECTIONS, self.connections.current_slug()),
            (Section.BLOCKS, self.blocks.current_slug()),
        ):
            if slug is not None:
                self.sidebar.select(section, slug)
        self._empty.setVisible(not self.tabs.keys())
        self.tabs.setVisible(bool(self.tabs.keys()))

    def _arrange(self) -> None:
        self._arrange_left()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._empty, 1)
        self.across.setObjectName("across")
        self.across.setHandleWidth(1)
        self.across.addWidget(self.left)
        self.across.addWidget(right)
        self.across.setStretchFactor(1, 1)
        self.across.setSizes([SIDEBAR_WIDTH, 1100])
        self.across.setCollapsible(1, False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)

    def _arrange_left(self) -> None:
        self.left.setObjectName("left")
        self.left.setHandleWidth(1)
        self.left.addWidget(self.sidebar)
        self.left.addWidget(self.history.panel)
        self.left.setStretchFactor(0, 3)
        self.left.setStretchFactor(1, 2)
        self.left.setSizes([480, 260])
        self.history.panel.hide()
        self.tabs.hide()
