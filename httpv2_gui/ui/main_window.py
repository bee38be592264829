"""The window: greets, opens a workspace, and says goodbye without losing anything."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from httpv2_gui import __version__
from httpv2_gui.core.storage.file_problem import WorkspaceError
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.ui.base import dialogs, theme
from httpv2_gui.ui.base.engine_thread import EngineThread
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.wiring import crash
from httpv2_gui.ui.wiring.main_menu import MainMenu
from httpv2_gui.ui.wiring.wait_notice import WaitNotice
from httpv2_gui.ui.wiring.window_layout import WindowLayout
from httpv2_gui.ui.workspace.status_bar import StatusBar
from httpv2_gui.ui.workspace.welcome import WelcomePage

if TYPE_CHECKING:
    from httpv2_gui.core.storage.secret_store import SessionStore
    from httpv2_gui.ui.wiring.bench import Bench
    from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

LATER = ("httpv2_gui.ui.wiring.bench", "httpv2_gui.practice.sample")
"""Modules that the first screen does not need; with them it would take four times as long."""


class MainWindow(QMainWindow):
    """One window, at most one workspace.

    Attributes:
        closed: set when the window is gone and everything it started has ended.
    """

    def __init__(self, *, places: Places, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.closed = asyncio.Event()
        self._places = places
        self._settings = settings
        self._tasks = Tasks(self)
        self._tasks.failed.connect(self._on_failed)
        self._layout = WindowLayout(self, settings)
        self._session: SessionStore | None = None
        self._engine = EngineThread()
        self._engine.start()
        self._bench: Bench | None = None
        self._turn = asyncio.Lock()  # one workspace opens or closes at a time, others wait
        self._goodbye = False
        self._pages = QStackedWidget()
        self._welcome = WelcomePage()
        self._pages.addWidget(self._welcome)
        self.setCentralWidget(self._pages)
        self._status = StatusBar()
        self.setStatusBar(self._status)
        self._menu = MainMenu(self)
        self._menu.notices.setChecked(settings.notifies)
        self._wait_notice = WaitNotice(self, settings)
        self._connect()
        self._layout.place_window()
        self._show_welcome()

    @property
    def bench(self) -> Bench | None:
        """The open workspace's work area."""
        return self._bench

    @property
    def tasks(self) -> Tasks:
        """What the window has started and not ended."""
        return self._tasks

    def start(self, folder: Path | None, *, sample: bool) -> None:
        """Open what was asked for, else what was open last, else greet."""
        last = self._settings.last_workspace
        if sample:
            self._tasks.start(self._open_sample(), "open sample")
        elif folder is not None:
            self._tasks.start(self._open(folder.absolute()), "open")
        elif last is not None and (last / "workspace.toml").is_file():
            self._tasks.start(self._open(last), "open")
        else:
            self._tasks.start(_load(), "load")
        if self._settings.trouble:
            self._status.say(self._settings.trouble)

    def show_crash(self, error: BaseException | None, message: str) -> None:
        """Tell of a mistake in this program; what is open stays open."""
        self._tasks.start(crash.show(self, error, message), "crash")

    async def _open_sample(self) -> None:
        await _load()
        from httpv2_gui.practice.sample import create_sample

        folder = self._places.sample
        if not (folder / "workspace.toml").is_file():
            try:
                server = await asyncio.to_thread(create_sample, folder)
            except OSError as error:
                await dialogs.show_problem(self, "The sample was not made", str(error))
                return
            await asyncio.to_thread(server.stop)  # opening starts it, as the next time
        await self._open(folder)

    async def _new_workspace(self) -> None:
        folder = await dialogs.choose_folder(self, "Folder for the new workspace")
        if folder is None:
            return
        name = await dialogs.ask_text(self, "New workspace", "Name", folder.name, "Create")
        if name is None:
            return
        await _load()
        from httpv2_gui.core.storage.workspace import Workspace

        try:
            await asyncio.to_thread(Workspace.create, folder, name)
        except (WorkspaceError, OSError) as error:
            await dialogs.show_problem(self, "The workspace was not made", str(error))
            return
        await self._open(folder)

    async def _open_folder(self) -> None:
        folder = await dialogs.choose_folder(self, "Open a workspace")
        if folder is not None:
            await self._open(folder)

    async def _open(self, folder: Path) -> None:
        async with self._turn:
            if await self._close_bench():
                await self._open_in_place(folder)

    async def _open_in_place(self, folder: Path) -> None:
        self._status.say(f"Opening {folder}…")
        await _load()
        from httpv2_gui.core.storage.secret_store import SessionStore
        from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

        self._session = self._session or SessionStore()
        try:
            opened = await OpenWorkspace.open(folder, self._places, self._engine, self._session)
        except (WorkspaceError, OSError) as error:
            self._status.say("")
            await asyncio.to_thread(self._settings.forget_workspace, folder)
            self._show_welcome()
            await dialogs.show_problem(
                self, "This folder could not be opened as a workspace", str(error)
            )
            return
        await self._show_bench(opened)

    async def _show_bench(self, opened: OpenWorkspace) -> None:
        from httpv2_gui.ui.wiring.bench import Bench

        chosen = self._settings.zip_folder(opened.workspace.id)
        opened.zip_folder = chosen or opened.zip_folder
        bench = Bench(opened)
        bench.case_wall.folder_chosen.connect(
            lambda folder: self._settings.put_zip_folder(opened.workspace.id, folder)
        )
        bench.tasks.failed.connect(self._on_failed)
        bench.said.connect(self._status.say)
        bench.waited.connect(self._wait_notice.tell)
        bench.sidebar.set_menu(self._menu.menu)
        self._bench = bench
        self._pages.addWidget(bench)
        self._pages.setCurrentWidget(bench)
        self.setWindowTitle(opened.workspace.name)
        self._menu.follow(bench)
        self._status.say("")  # it is open now
        self._status.show_workspace(opened)
        opened.changed.connect(lambda: self._status.show_workspace(opened))
        bench.tabs.current_changed.connect(lambda _key: self._follow_connection())
        bench.tabs.changed.connect(lambda _page: self._follow_connection())
        bench.tabs.page_opened.connect(lambda _page: self._follow_connection())
        self._layout.restore(bench)
        bench.sidebar.tree.setFocus()
        await asyncio.to_thread(self._settings.opened, opened.workspace.folder)
        await bench.start()

    def _follow_connection(self) -> None:
        """Let the status bar say what holds for the request in front."""
        page = self._bench.tabs.current_request_page() if self._bench else None
        self._status.show_connection(page.editor.connection.connection() if page else None)

    async def _close_bench(self) -> bool:
        bench = self._bench
        if bench is None:
            return True
        self._layout.keep(bench)
        if not await bench.may_close():
            return False
        self._show_welcome()
        self._pages.removeWidget(bench)
        await bench.close_workspace()
        self._bench = None  # only now: closing that is cut short is taken up again
        bench.deleteLater()
        return True

    async def _close_workspace(self) -> None:
        async with self._turn:
            if await self._close_bench():
                await asyncio.to_thread(self._settings.closed)

    def _show_welcome(self) -> None:
        self._welcome.show_recent(
            [one for one in self._settings.recent_workspaces if one != self._places.sample]
        )
        self._pages.setCurrentWidget(self._welcome)
        self.setWindowTitle("")
        self._menu.follow(None)
        self._status.show_workspace(None)
        self._welcome.focus_first()

    def _connect(self) -> None:
        self._welcome.sample_wanted.connect(self._starts(self._open_sample, "open sample"))
        self._welcome.new_wanted.connect(self._starts(self._new_workspace, "new workspace"))
        self._welcome.folder_wanted.connect(self._starts(self._open_folder, "open folder"))
        self._welcome.recent_wanted.connect(
            lambda folder: self._tasks.start(self._open(folder), "open")
        )
        menu = self._menu
        menu.sample_wanted.connect(self._starts(self._open_sample, "open sample"))
        menu.new_wanted.connect(self._starts(self._new_workspace, "new workspace"))
        menu.folder_wanted.connect(self._starts(self._open_folder, "open folder"))
        menu.close_wanted.connect(self._starts(self._close_workspace, "close workspace"))
        menu.quit_wanted.connect(self.close)
        menu.theme_wanted.connect(self._use_theme)
        menu.notices_wanted.connect(self._use_notices)
        menu.about_wanted.connect(self._starts(self._about, "about"))
        self._status.theme_wanted.connect(self._use_theme)

    def _starts(self, work: Callable, name: str) -> Callable[[], object]:
        return lambda: self._tasks.start(work(), name)

    def _use_theme(self, choice: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)
        self._tasks.start(
            asyncio.to_thread(setattr, self._settings, "theme", choice),
            "keep theme",
            again="replace",
        )

    def _use_notices(self, wanted: bool) -> None:
        self._tasks.start(
            asyncio.to_thread(setattr, self._settings, "notifies", wanted),
            "keep notices",
            again="replace",
        )

    async def _about(self) -> None:
        await dialogs.show_problem(
            self,
            f"HTTP V2 GUI {__version__}",
            "Build and test the HTTP requests that SOAR and iPaaS platforms run. MIT licence.",
            "Qt and PySide6 are used under the LGPL.",
        )

    def _on_failed(self, name: str, error: BaseException) -> None:
        self.show_crash(error, name)

    async def _say_goodbye(self) -> None:
        """Ask about what is not saved, end everything, then close for good."""
        if self._bench is not None:
            self._layout.keep(self._bench)
            if not await self._bench.may_close():
                return
        self._layout.keep_window()
        self.hide()  # nobody has to watch how the rest ends
        await self._tasks.cancel_all()  # one may be opening or closing just now
        await self._close_bench()
        await asyncio.to_thread(self._engine.stop)
        self._goodbye = True
        self.close()

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._goodbye:
            event.accept()
            self.closed.set()
            return
        event.ignore()
        self._tasks.start(self._say_goodbye(), "goodbye")


async def _load() -> None:
    """Import what an open workspace needs, in a thread: the window goes on meanwhile."""
    for name in LATER:
        await asyncio.to_thread(importlib.import_module, name)
