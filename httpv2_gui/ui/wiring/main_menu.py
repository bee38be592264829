"""The menu behind the three dots, and every shortcut of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.buttons import menu_action
from httpv2_gui.ui.workspace.items import Section

if TYPE_CHECKING:
    from httpv2_gui.ui.main_window import MainWindow
    from httpv2_gui.ui.wiring.bench import Bench

_THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}


class MainMenu(QObject):
    """Commands of the window; those that need an open workspace are off without one.

    Signals:
        sample_wanted, new_wanted, folder_wanted, close_wanted: another workspace, or none.
        quit_wanted, about_wanted: as they say.
        theme_wanted: `system`, `light` or `dark`.
        notices_wanted: whether to tell of waits that end in the background.
    """

    sample_wanted = Signal()
    new_wanted = Signal()
    folder_wanted = Signal()
    close_wanted = Signal()
    quit_wanted = Signal()
    about_wanted = Signal()
    theme_wanted = Signal(str)
    notices_wanted = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._for_open: list[QAction] = []
        self.notices = QAction("Notify when a wait ends", self)
        self.notices.setObjectName("notify_when_a_wait_ends")
        self.notices.setCheckable(True)
        self.notices.triggered.connect(self.notices_wanted)
        self.menu = QMenu(window)
        self._add_work()
        self._add_interchange()
        self._add_places()
        self._add_view()
        self.menu.addAction(self.notices)
        self.menu.addSeparator()
        self._command("About", "info", None, self.about_wanted.emit)
        self._command("Quit", "", QKeySequence.StandardKey.Quit, self.quit_wanted.emit)
        window.addActions(self._window_actions())

    def follow(self, bench: Bench | None) -> None:
        """Offer what the open workspace can do; without one most commands are off."""
        for action in self._for_open:
            action.setEnabled(bench is not None)
        if bench is not None:
            self.menu.insertActions(self._after_work, list(bench.tabs.actions_by_name.values()))

    def _add_work(self) -> None:
        self._work(
            "New request",
            "plus",
            QKeySequence.StandardKey.New,
            lambda bench: bench.new(Section.REQUESTS),
        )
        self._work(
            "New connection", "plug", "Ctrl+Shift+N", lambda bench: bench.new(Section.CONNECTIONS)
        )
        self._work("New block", "box", "Ctrl+Alt+N", lambda bench: bench.new(Section.BLOCKS))
        self._work(
            "Save", "save", QKeySequence.StandardKey.Save, lambda bench: bench.save_current()
        )
        self._work(
            "Test connection",
            "check-circle",
            "Ctrl+T",
            lambda bench: bench.connections.test_current(),
        )
        self._work(
            "Make this request a block…",
            "box",
            "Ctrl+Shift+B",
            lambda bench: bench.make_block(),
        )
        self._work(
            "Dry run of the block",
            "eye",
            "Ctrl+Shift+Return",
            lambda bench: bench.dry_run_block(),
        )
        self._work("Kept cookies…", "cookie", None, lambda bench: bench.cookies.open())
        self._after_work = self.menu.addSeparator()
        self._work("Undo delete", "undo", "Ctrl+Shift+Z", lambda bench: bench.undo_delete())
        self.menu.addSeparator()
        self._work(
            "Search everything", "search", "Ctrl+P", lambda bench: bench.sidebar.focus_search()
        )
        self._work("Case wall", "archive", "Ctrl+J", lambda bench: bench.case_wall.open())
        self._work("Show or hide the sidebar", "list", "Ctrl+B", lambda bench: bench.toggle_left())

    def _add_interchange(self) -> None:
        self.menu.addSeparator()
        self._work(
            "Import a file…",
            "upload",
            "Ctrl+I",
            lambda bench: bench.exchange(bench.interchange.import_file),
        )
        self._work(
            "Import a folder…",
            "folder-open",
            None,
            lambda bench: bench.exchange(bench.interchange.import_folder),
        )
        self._work(
            "Paste curl", "terminal", "Ctrl+Shift+V", lambda bench: bench.exchange(bench.curl.paste)
        )
        self._work(
            "Export…",
            "download",
            "Ctrl+Shift+X",
            lambda bench: bench.exchange(bench.interchange.export),
        )
        self._work(
            "Compare with the file…",
            "diff",
            "Ctrl+Shift+D",
            lambda bench: bench.exchange(bench.interchange.compare),
        )

    def _add_places(self) -> None:
        self.menu.addSeparator()
        self._command("Open the sample", "play", None, self.sample_wanted.emit)
        self._command("New workspace…", "folder", None, self.new_wanted.emit)
        self._command(
            "Open a folder…", "folder-open", QKeySequence.StandardKey.Open, self.folder_wanted.emit
        )
        self._for_open.append(self._command("Close workspace", "x", None, self.close_wanted.emit))

    def _add_view(self) -> None:
        self.menu.addSeparator()
        looks = self.menu.addMenu("Theme")
        group = QActionGroup(self)
        for choice, title in _THEMES.items():
            action = looks.addAction(title)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(lambda _on=False, one=choice: self.theme_wanted.emit(one))
            looks.aboutToShow.connect(
                lambda action=action, one=choice: action.setChecked(theme.choice() == one)
            )

    def _command(
        self,
        title: str,
        icon: str,
        keys: QKeySequence.StandardKey | str | None,
        do: Callable[[], object],
    ) -> QAction:
        action = menu_action(self.menu, title, icon, keys)
        action.triggered.connect(lambda _on=False: do())
        return action

    def _work(
        self,
        title: str,
        icon: str,
        keys: QKeySequence.StandardKey | str | None,
        do: Callable[[Bench], object],
    ) -> None:
        def on_bench() -> None:
            if self._window.bench is not None:
                do(self._window.bench)

        self._for_open.append(self._command(title, icon, keys, on_bench))

    def _window_actions(self) -> list[QAction]:
        """Give the actions with keys, for the window: a closed menu hears none."""
        return [action for action in self.menu.actions() if not action.shortcut().isEmpty()]
