"""Somebody who uses the window: by accessible names, mouse and keyboard, never by attributes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStatusBar,
    QTabBar,
    QToolButton,
    QTreeView,
    QWidget,
)

from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.main_window import MainWindow
from tests.ui.waiting import until

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
Held = Qt.KeyboardModifier


class Person:
    """Clicks, types and looks; everything waits for what it needs to be there."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    async def find(self, name: str, kind: type[W] = QWidget) -> W:
        """Give the visible widget with this accessible name."""
        return await self._wait(lambda: self._visible(name, kind), name)

    async def click(self, name: str) -> None:
        """Press the button of this name, once it can be pressed."""
        button = await self._wait(lambda: self._enabled(name), name)
        where = QPoint(min(20, button.width() // 2), button.height() // 2)
        QTest.mouseClick(button, LEFT, pos=where)

    async def type(self, name: str, text: str) -> None:
        """Replace what stands in the field of this name."""
        field = await self.find(name)
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()
            QTest.keyClick(field, Qt.Key.Key_Delete)
            _enter(field, text)
        else:
            assert isinstance(field, QPlainTextEdit)
            field.selectAll()
            field.insertPlainText(text)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.window.focusWidget() or self.window, key, held)

    async def open_line(self, name: str) -> None:
        """Click the line of this name in the sidebar and wait until its tab is in front."""
        tree = await self.find("Workspace", QAbstractItemView)
        index = await self._wait(lambda: self._line(tree, name), name)
        tree.scrollTo(index)
        QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index).center())
        await self._wait(lambda: self._tab_in_front() == name, f"the tab of {name}")

    async def send(self, name: str) -> None:
        """Open a request and send it."""
        await self.open_line(name)
        await self.click("Send")

    async def open_tab(self, name: str) -> None:
        """Click the tab of this name; a number behind the name does not matter."""
        bar, number = await self._wait(lambda: self._tab(name), name)
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(number).center())

    async def choose(self, name: str, entry: str) -> None:
        """Choose an entry of a menu field."""
        field = await self.find(name, QComboBox)
        number = await until(lambda: field.findText(entry) + 1) - 1
        field.setCurrentIndex(number)
        field.activated.emit(number)

    async def read(self, text: str, timeout_s: float = 10.0) -> str:
        """Wait until a visible label, button or field holds this text; give all of it."""
        return await self._wait(lambda: self._reads(text), text, timeout_s)

    async def cells(self, name: str) -> list[list[str]]:
        """Give the table of this name as rows of texts, once it has rows."""
        table = await self.find(name, QAbstractItemView)
        await until(lambda: table.model() and table.model().rowCount() > 0)
        return _cells(table)

    def rows(self, name: str) -> list[list[str]]:
        """Give the table of this name as it is now."""
        table = self._visible(name, QAbstractItemView)
        return _cells(table) if table is not None and table.model() else []

    async def pick(self, name: str) -> None:
        """Choose an entry of the menu that is open."""
        menu, action = await self._wait(lambda: _entry(name), name)
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    async def click_row(self, name: str, row: int, held: Held = Held.NoModifier) -> None:
        """Click a row of the table of this name."""
        table = await self.find(name, QAbstractItemView)
        index = await until(lambda: _index(table, row))
        table.setFocus()
        QTest.mouseClick(table.viewport(), LEFT, held, table.visualRect(index).center())

    async def current_line(self, name: str) -> None:
        """Put the keyboard on the line of this name in the sidebar, without opening it."""
        tree = await self.find("Workspace", QAbstractItemView)
        index = await self._wait(lambda: self._line(tree, name), name)
        tree.setFocus()
        tree.setCurrentIndex(index)

    async def menu_of_line(self) -> None:
        """Open the context menu of the current line of the sidebar."""
        tree = await self.find("Workspace", QAbstractItemView)
        tree.customContextMenuRequested.emit(tree.visualRect(tree.currentIndex()).center())

    async def lines_are(self, heading: str, *names: str) -> None:
        """Wait until the sidebar lists these, in this order."""
        try:
            await until(lambda: self._lines(heading) == list(names))
        except AssertionError:
            assert self._lines(heading) == list(names)

    def tip_of_line(self, name: str) -> str:
        """Give what the sidebar says of a line when the mouse rests on it."""
        tree = self._visible("Workspace", QTreeView)
        index = self._line(tree, name) if tree else None
        return str(index.data(Qt.ItemDataRole.ToolTipRole)) if index else ""

    def tip_of_tab(self, name: str) -> str:
        """Give what a tab says when the mouse rests on it."""
        bar = self._visible("Open tabs", QTabBar)
        return bar.tabToolTip(self.tab_names().index(name)) if bar else ""

    def popup(self, name: str) -> Any:
        """Give the widget of this name in a page that lies over the window; None: not there."""
        found = (one for one in QApplication.allWidgets() if one.accessibleName() == name)
        return next((one for one in found if one.isVisible()), None)

    def tab_names(self) -> list[str]:
        """Give the names of the tabs of requests and other pages."""
        bar = self._visible("Open tabs", QTabBar)
        return [bar.tabText(number) for number in range(bar.count())] if bar else []

    def unsaved(self) -> int:
        """Count the tabs that are marked as unsaved."""
        marks = self.window.findChildren(QToolButton)
        return sum(one.accessibleName() == "Unsaved, close tab" for one in marks)

    def can_click(self, name: str) -> bool:
        """Whether there is a button of this name to press now."""
        return self._enabled(name) is not None

    def shows(self, text: str) -> bool:
        """Whether a visible label, button or field holds this text now."""
        return self._reads(text) is not None

    async def gone(self, text: str) -> None:
        """Wait until nothing visible holds this text."""
        await self._wait(lambda: not self.shows(text), f"no {text}")

    async def comes(self, true: Callable[[], Any], timeout_s: float = 10.0) -> Any:
        """Wait until something is true."""
        return await until(true, timeout_s)

    async def answer(self, word: str) -> None:
        """Press the button of this word in the question that is open."""
        button = await self._wait(lambda: self._button_of_question(word), word)
        QTest.mouseClick(button, LEFT)

    async def leave(self) -> None:
        """Close the window, throwing away what is not saved."""
        if self.window.closed.is_set():
            return
        before, dialogs.door.answer = dialogs.door.answer, lambda asked: "Discard"
        try:
            self.window.close()
            await self.window.closed.wait()
        finally:
            dialogs.door.answer = before
            self.window.deleteLater()

    def _tab_in_front(self) -> str:
        bar = self._visible("Open tabs", QTabBar)
        return bar.tabText(bar.currentIndex()) if bar else ""

    def _lines(self, heading: str) -> list[str]:
        """Give the lines under a heading of the sidebar that the search lets through."""
        tree = self._visible("Workspace", QTreeView)
        if tree is None:
            return []
        model = tree.model()
        headings = (model.index(section, 0) for section in range(model.rowCount()))
        parent = next(one for one in headings if one.data() == heading)
        rows = (row for row in range(model.rowCount(parent)) if _shows(tree, row, parent))
        return [str(model.index(row, 0, parent).data()) for row in rows]

    def _button_of_question(self, word: str) -> QAbstractButton | None:
        for dialog in self.window.findChildren(QDialog):
            for button in dialog.findChildren(QAbstractButton):
                if dialog.isVisible() and button.accessibleName() == word and button.isEnabled():
                    return button
        return None

    async def _wait(self, condition: Callable[[], Any], what: str, timeout_s: float = 5.0) -> Any:
        """Wait; when it does not come, say what there is instead."""
        try:
            return await until(condition, timeout_s)
        except AssertionError:
            shown = [one for one in self.window.findChildren(QWidget) if one.isVisible()]
            names = sorted({one.accessibleName() for one in shown} - {""})
            texts = sorted({_text_of(one)[:300] for one in shown} - {""})
            raise AssertionError(f"{what!r} did not come.\n{names}\n{texts}") from None

    def _visible(self, name: str, kind: type[W]) -> W | None:
        found = (one for one in self.window.findChildren(kind) if one.accessibleName() == name)
        return next((one for one in found if one.isVisible()), None)

    def _enabled(self, name: str) -> QAbstractButton | None:
        button = self._visible(name, QAbstractButton)
        return button if button is not None and button.isEnabled() else None

    def _line(self, tree: QAbstractItemView, name: str) -> QModelIndex | None:
        model = tree.model()
        for section in range(model.rowCount()):
            parent = model.index(section, 0)
            for row in range(model.rowCount(parent)):
                index = model.index(row, 0, parent)
                if index.data() == name:
                    return index
        return None

    def _tab(self, name: str) -> tuple[QTabBar, int] | None:
        for bar in self.window.findChildren(QTabBar):
            if not bar.isVisible():
                continue
            for number in range(bar.count()):
                if bar.tabText(number).partition("  ")[0] == name and bar.isTabEnabled(number):
                    return bar, number
        return None

    def _reads(self, text: str) -> str | None:
        for widget in self.window.findChildren(QWidget):
            if widget.isVisible() and text in (shown := _text_of(widget)):
                return shown
        return None


def _enter(field: QLineEdit, text: str) -> None:
    """Press the keys, or hand over what no key of this keyboard has."""
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(field, composed)


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentMessage() if isinstance(widget, QStatusBar) else ""


def _shows(tree: QTreeView, row: int, parent: QModelIndex) -> bool:
    return not tree.isRowHidden(row, parent)


def _entry(name: str) -> tuple[QMenu, QAction] | None:
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu) and menu.isVisible():
            for action in menu.actions():
                if action.text() == name and action.isEnabled():
                    return menu, action
    return None


def _index(table: QAbstractItemView, row: int) -> QModelIndex | None:
    model = table.model()
    return model.index(row, 0) if model is not None and model.rowCount() > row else None


def _cells(view: QAbstractItemView) -> list[list[str]]:
    model = view.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
