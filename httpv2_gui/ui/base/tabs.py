"""Tabs as words with a line under the one that is open, and a count where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabWidget, QWidget


class UnderlineTabs(QTabWidget):
    """Tabs that say how much is in them: `Headers  3`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        bar = self.tabBar()
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setUsesScrollButtons(True)
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar.setAccessibleName("Tabs")

    def add(self, page: QWidget, name: str) -> int:
        """Add a page under a name and give its index; it is read out without its count."""
        index = self.addTab(page, QIcon(), name)
        self.tabBar().setAccessibleTabName(index, name)
        return index

    def name_of(self, index: int) -> str:
        """Give a tab's name without its count."""
        return self.tabText(index).partition("  ")[0]

    def set_count(self, index: int, count: int | None) -> None:
        """Show a number beside a tab's name; none or 0 shows the name alone."""
        name = self.name_of(index)
        text = f"{name}  {count}" if count else name
        if text != self.tabText(index):  # setting it lays out all tabs anew
            self.setTabText(index, text)

    def open_named(self, name: str) -> None:
        """Open the tab of that name, if there is one."""
        for index in range(self.count()):
            if self.name_of(index) == name and self.isTabVisible(index):
                self.setCurrentIndex(index)
