"""The sidebar's tree: connections, requests and blocks under their headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from httpv2_gui.ui.workspace.items import Role, Row, Section
from httpv2_gui.ui.workspace.sidebar_delegate import SidebarDelegate


class SidebarTree(QTreeView):
    """Lists what the workspace holds.

    Signals:
        opened: section and slug of the line that was clicked or entered.
        reordered: section and its slugs in the new order, after a drag or Alt+Up and Alt+Down.
    """

    opened = Signal(Section, str)
    reordered = Signal(Section, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar_tree")
        self.setProperty("kind", "side")
        self.setAccessibleName("Workspace")
        self.setAccessibleDescription(
            "Connections, requests and blocks. Alt+Up and Alt+Down move a line."
        )
        self._model = QStandardItemModel(self)
        self._headings = {section: self._heading(section) for section in Section}
        self.setModel(self._model)
        self.setItemDelegate(SidebarDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.expandAll()
        self.activated.connect(self._open_index)

    def heading_index(self, section: Section) -> QModelIndex:
        """Give where the heading is, for a button beside it."""
        return self._headings[section].index()

    def show_rows(self, section: Section, rows: Sequence[Row]) -> None:
        """List these lines under the heading; the current line stays current."""
        current = self.current()
        heading = self._headings[section]
        heading.removeRows(0, heading.rowCount())
        for row in rows:
            heading.appendRow(_item(section, row))
        if current is not None:
            self.select(*current)

    def current(self) -> tuple[Section, str] | None:
        """Give section and slug of the current line."""
        return _key(self.currentIndex())

    def select(self, section: Section, slug: str) -> None:
        """Make a line current without opening it."""
        heading = self._headings[section]
        for row in range(heading.rowCount()):
            if heading.child(row).data(Role.SLUG) == slug:
                self.setCurrentIndex(heading.child(row).index())
                return

    def filter(self, text: str) -> int:
        """Show only lines that hold every word of `text`; give how many those are."""
        words = text.lower().split()
        shown = 0
        for heading in self._headings.values():
            for row in range(heading.rowCount()):
                item = heading.child(row)
                found = f"{item.data(Role.METHOD)} {item.text()} {item.toolTip()}".lower()
                hidden = not all(word in found for word in words)
                self.setRowHidden(row, heading.index(), hidden)
                shown += not hidden
        return shown

    def open_first(self) -> None:
        """Open the first line that the filter leaves."""
        for heading in self._headings.values():
            for row in range(heading.rowCount()):
                if not self.isRowHidden(row, heading.index()):
                    self._open_index(heading.child(row).index())
                    return

    def move_current(self, step: int) -> None:
        """Move the current line up or down within its heading."""
        key = _key(self.currentIndex())
        if key is None:
            return
        slugs = self._slugs(key[0])
        old = slugs.index(key[1])
        new = old + step
        if 0 <= new < len(slugs):
            slugs.insert(new, slugs.pop(old))
            self.reordered.emit(key[0], slugs)

    def _slugs(self, section: Section) -> list[str]:
        heading = self._headings[section]
        return [heading.child(row).data(Role.SLUG) for row in range(heading.rowCount())]

    def _heading(self, section: Section) -> QStandardItem:
        item = QStandardItem(section.heading)
        item.setData(section, Role.SECTION)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        self._model.appendRow(item)
        return item

    def _open_index(self, index: QModelIndex | QPersistentModelIndex) -> None:
        key = _key(index)
        if key is not None:
            self.opened.emit(*key)

    # Qt

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.parent().isValid():
            self._open_index(index)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current line in sight when something below takes its room."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in moves:
            self.move_current(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        moved, target = _key(self.currentIndex()), self.indexAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved is None or not target.isValid():
            return
        section, slug = moved
        slugs = [one for one in self._slugs(section) if one != slug]
        slugs.insert(self._drop_row(section, target, slugs), slug)
        self.reordered.emit(section, slugs)

    def _drop_row(self, section: Section, target: QModelIndex, slugs: list[str]) -> int:
        """Give the place among `slugs` where a line dropped on `target` goes."""
        key = _key(target)
        if key is None or key[0] is not section or key[1] not in slugs:
            return 0 if target == self.heading_index(section) else len(slugs)
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        return slugs.index(key[1]) + below


def _item(section: Section, row: Row) -> QStandardItem:
    item = QStandardItem(row.name)
    item.setData(section, Role.SECTION)
    item.setData(row.slug, Role.SLUG)
    item.setData(row.method, Role.METHOD)
    item.setData(row.tested, Role.TESTED)
    item.setData(row.modified, Role.MODIFIED)
    item.setData(row.waiting, Role.WAITING)
    item.setAccessibleText(row.name)
    item.setAccessibleDescription(row.spoken)
    item.setToolTip(row.tip)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren)
    return item


def _key(index: QModelIndex | QPersistentModelIndex) -> tuple[Section, str] | None:
    if not index.isValid() or not index.parent().isValid():
        return None
    return Section(index.data(Role.SECTION)), str(index.data(Role.SLUG))
