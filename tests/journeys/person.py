"""Somebody who uses the window: by accessible names, mouse and keyboard, never by attributes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.main_window import MainWindow
from tests.ui.waiting import until

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Clicks, types and looks; everything waits for what it needs to be there."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    async def find(self, name: str, kind: type[W] = QWidget) -> W:
        """Give the visible widget with this accessible name."""
        return await until(lambda: self._visible(name, kind))

    async def click(self, name: str) -> None:
        """Press the button of this name, once it can be pressed."""
        button = await until(lambda: self._enabled(name))
        where = QPoint(min(20, button.width() // 2), button.height() // 2)
        QTest.mouseClick(button, LEFT, pos=where)

    async def type(self, name: str, text: str) -> None:
        """Replace what stands in the field of this name."""
        field = await self.find(name)
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()
            QTest.keyClicks(field, text)
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
        """Click the line of this name in the sidebar."""
        tree = await self.find("Workspace", QAbstractItemView)
        index = await until(lambda: self._line(tree, name))
        tree.scrollTo(index)
        QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index).center())

    async def open_tab(self, name: str) -> None:
        """Click the tab of this name; a number behind the name does not matter."""
        bar, number = await until(lambda: self._tab(name))
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(number).center())

    async def choose(self, name: str, entry: str) -> None:
        """Choose an entry of a menu field."""
        field = await self.find(name, QComboBox)
        number = await until(lambda: field.findText(entry) + 1) - 1
        field.setCurrentIndex(number)
        field.activated.emit(number)

    async def read(self, text: str, timeout_s: float = 10.0) -> str:
        """Wait until a visible label, button or field holds this text; give all of it."""
        return await until(lambda: self._reads(text), timeout_s)

    async def cells(self, name: str) -> list[list[str]]:
        """Give the table of this name as rows of texts, once it has rows."""
        table = await self.find(name, QAbstractItemView)
        await until(lambda: table.model() and table.model().rowCount() > 0)
        return _cells(table)

    async def leave(self) -> None:
        """Close the window, throwing away what is not saved."""
        before, dialogs.door.answer = dialogs.door.answer, lambda asked: "Discard"
        try:
            self.window.close()
            await self.window.closed.wait()
        finally:
            dialogs.door.answer = before
            self.window.deleteLater()

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


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return ""


def _cells(view: QAbstractItemView) -> list[list[str]]:
    model = view.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
