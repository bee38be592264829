"""Everything that is open: requests and other pages, in tabs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QKeyCombination, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import dialogs, theme
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.icons import icon
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tab_bar import DocumentTabs, TabStrip

UNTITLED = "New request"

Save = Callable[[RequestPage], Awaitable[bool]]
"""Writes a page's request; gives whether it is written now."""


class RequestTabs(QWidget):
    """Tabs that can be dragged, closed and cycled through; each page is known by a key.

    Attributes:
        actions_by_name: send, close, next, previous; the window's menu shows the same ones.

    Signals:
        new_requested: A new request is wanted.
        current_changed: Another page is in front. arg: its key, blank when none is open.
        page_closing: A page is about to go. arg: the page.
        page_closed: A page was closed. arg: its key.
        page_opened: A request's page was made. arg: the RequestPage.
        send_requested: args: the RequestPage, its Request, which has no errors.
        cancel_requested: arg: the RequestPage.
        changed: A person changed a request. arg: the RequestPage.
    """

    new_requested = Signal()
    current_changed = Signal(str)
    page_closing = Signal(object)
    page_closed = Signal(str)
    page_opened = Signal(object)
    send_requested = Signal(object, object)
    cancel_requested = Signal(object)
    changed = Signal(object)

    def __init__(self, tasks: Tasks, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestTabs")
        self._tasks = tasks
        self._save = save
        self._pages: dict[str, QWidget] = {}
        self._icons: dict[str, str] = {}
        self.bar = DocumentTabs()
        self.stack = QStackedWidget()
        self.actions_by_name: dict[str, QAction] = {}
        self._add_actions()
        self._lay_out()
        self.bar.currentChanged.connect(self._show_current)
        self.bar.close_requested.connect(self._start_closing)
        theme.notifier().changed.connect(self._show_icons)

    def open_request(
        self, key: str, request: Request, *, saved: Request | None = None, root: Path | None = None
    ) -> RequestPage:
        """Bring the request of that key to the front, opening it first if it is not open.

        `saved` is what the file has when it differs from `request`, as with a kept draft or a
        request that was never saved.
        """
        page = self.page(key)
        if isinstance(page, RequestPage):
            self.show_page(key)
            return page
        page = RequestPage(key, self._tasks, root, self.stack)
        page.editor.set_request(request, saved=saved)
        self._listen_to(page)
        self._add(page, key, request.name or UNTITLED)
        self._show_state_of(page)
        self.page_opened.emit(page)
        self.show_page(key)
        page.editor.url.setFocus()
        return page

    def open_page(self, key: str, widget: QWidget, title: str, icon_name: str) -> None:
        """Bring another page to the front, adding it first if its key is not open."""
        if key not in self._pages:
            self._icons[key] = icon_name
            self._add(widget, key, title)
            self._show_icons()
        self.show_page(key)

    def show_page(self, key: str) -> None:
        index = self.bar.index_of(key)
        if index == self.bar.currentIndex():
            self._show_current()
        elif index >= 0:
            self.bar.setCurrentIndex(index)

    def page(self, key: str) -> QWidget | None:
        return self._pages.get(key)

    def current_key(self) -> str:
        return self.bar.key(self.bar.currentIndex())

    def current_request_page(self) -> RequestPage | None:
        page = self.page(self.current_key())
        return page if isinstance(page, RequestPage) else None

    def request_pages(self) -> Iterator[RequestPage]:
        """Yield the open requests in the order of their tabs."""
        for key in self.keys():
            page = self._pages[key]
            if isinstance(page, RequestPage):
                yield page

    def keys(self) -> list[str]:
        """Give the keys of all pages in the order of their tabs."""
        return [self.bar.key(index) for index in range(self.bar.count())]

    def set_title(self, key: str, title: str) -> None:
        if key in self._pages:
            self.bar.set_title(key, title)

    def set_modified(self, key: str, modified: bool) -> None:
        """Mark a page that is not a request; requests mark themselves."""
        if key in self._pages:
            self.bar.set_modified(key, modified)

    def change_key(self, old: str, new: str) -> None:
        """Know an open page by another key: a new request has got its file."""
        page = self._pages.pop(old)
        self._pages[new] = page
        if isinstance(page, RequestPage):
            page.key = new
        self.bar.change_key(old, new)

    def close_page(self, key: str) -> None:
        """Close a page without asking."""
        page = self._pages.get(key)
        if page is None:
            return
        self.page_closing.emit(page)
        del self._pages[key]
        if isinstance(page, RequestPage):
            page.editor.stop()
        self._icons.pop(key, None)
        self.stack.removeWidget(page)
        self.bar.removeTab(self.bar.index_of(key))
        self.page_closed.emit(key)
        page.deleteLater()

    async def close_asking(self, key: str) -> bool:
        """Close a page; one with unsaved changes asks first. False: it stays open."""
        page = self.page(key)
        if page is None or not await self._may_close(page):
            return False
        # Saving a new request has given it another key.
        self.close_page(self._key_of(page))
        return True

    async def close_all_asking(self) -> bool:
        """Close every page once a person has answered for each that has something unsaved.

        False: a person said no, and every page is still there.
        """
        for key in self.keys():
            page = self.page(key)
            if page is not None and not await self._may_close(page):
                return False
        front = self.current_key()
        for key in sorted(self.keys(), key=lambda one: one == front):  # none comes to the front
            self.close_page(key)
        return True

    async def save_page(self, page: RequestPage) -> bool:
        """Save a request; gives whether it is saved now."""
        return await self._save(page)

    def _key_of(self, page: QWidget) -> str:
        return next((key for key, one in self._pages.items() if one is page), "")

    async def _may_close(self, page: QWidget) -> bool:
        """Ask about what is unsaved; other pages ask themselves if they can be asked."""
        if isinstance(page, RequestPage):
            return await self._may_close_request(page)
        can_close = getattr(page, "can_close", None)
        return can_close is None or await can_close()

    async def _may_close_request(self, page: RequestPage) -> bool:
        if not page.editor.modified:
            return True
        self.show_page(page.key)
        name = page.editor.request().name or UNTITLED
        answer = await dialogs.choose(
            self,
            f"Save changes to {name}?",
            "It has changes that are not in its file.",
            ("Save", "Discard", "Cancel"),
        )
        if answer == "Save":
            return await self.save_page(page)
        return answer == "Discard"

    def _add(self, page: QWidget, key: str, title: str) -> None:
        self._pages[key] = page
        self.stack.addWidget(page)
        with QSignalBlocker(self.bar):  # the first tab would be current before it has its key
            self.bar.add(key, title)
        self.bar.set_title(key, title)

    def _listen_to(self, page: RequestPage) -> None:
        editor = page.editor
        editor.changed.connect(lambda: self.changed.emit(page))
        editor.shown_changed.connect(lambda: self._show_state_of(page))
        editor.send_requested.connect(lambda request: self.send_requested.emit(page, request))
        editor.cancel_requested.connect(lambda: self.cancel_requested.emit(page))
        editor.save_requested.connect(lambda: self._start_saving(page))

    def _show_state_of(self, page: RequestPage) -> None:
        if page.key in self._pages:
            self.bar.set_title(page.key, page.editor.request().name or UNTITLED)
            self.bar.set_method(page.key, page.editor.method.method())
            self.bar.set_modified(page.key, page.editor.modified)

    def _show_current(self) -> None:
        key = self.current_key()
        if page := self._pages.get(key):
            self.stack.setCurrentWidget(page)
        self._follow_kind_of_page()
        self.current_changed.emit(key)

    def _follow_kind_of_page(self) -> None:
        self.actions_by_name["send"].setEnabled(self._sends() is not None)
        self.actions_by_name["close"].setEnabled(bool(self._pages))

    def _show_icons(self) -> None:
        for key, name in self._icons.items():
            self.bar.setTabIcon(self.bar.index_of(key), icon(name))

    def _add_actions(self) -> None:
        wanted = (
            ("send", "Send", "Ctrl+Return", self._send_current),
            ("close", "Close tab", "Ctrl+W", self._close_current),
            ("next", "Next tab", "Ctrl+Tab", lambda: self._step(1)),
            ("previous", "Previous tab", "Ctrl+Shift+Tab", lambda: self._step(-1)),
        )
        for name, title, keys, slot in wanted:
            action = QAction(title, self)
            action.setObjectName(f"{name}Action")
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
            self.addAction(action)
            self.actions_by_name[name] = action
        enter = QKeySequence(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Enter))
        self.actions_by_name["send"].setShortcuts([QKeySequence("Ctrl+Return"), enter])

    def _lay_out(self) -> None:
        add = ghost_button("plus", "New request", "New request (Ctrl+N)")
        add.clicked.connect(self.new_requested)
        strip = TabStrip()
        top = QHBoxLayout(strip)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(4)
        top.addWidget(self.bar)
        top.addWidget(add)
        top.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(strip)
        rows.addWidget(self.stack, 1)

    def _start_closing(self, key: str) -> None:
        self._tasks.start(self.close_asking(key), f"close {key}")

    def _start_saving(self, page: RequestPage) -> None:
        self._tasks.start(self.save_page(page), f"save {page.key}")

    def _send_current(self) -> None:
        send = self._sends()
        if send is not None:
            send()

    def _sends(self) -> Callable[[], object] | None:
        """Give what Ctrl+Return does to the page in front: other pages say it with `send`."""
        if page := self.current_request_page():
            return page.editor.send
        return getattr(self.page(self.current_key()), "send", None)

    def _close_current(self) -> None:
        if key := self.current_key():
            self._start_closing(key)

    def _step(self, by: int) -> None:
        if count := self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % count)
