"""Feeds a document's tree to Qt: rows are made when they are looked at, long lists in pages."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from httpv2_gui.core.document.tree import Node
from httpv2_gui.core.model import json_text
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.plain_tip import plain_tip
from httpv2_gui.ui.base.rows_model import DISPLAY, NOWHERE, TOOL_TIP, WHOLE_TEXT, Index

PAGE = 1000
"""Qt asks for every child of an opened row: longer lists are shown in pages of so many."""

CUT = 300
"""Characters of a value that are shown; copying has all."""

FOREGROUND = Qt.ItemDataRole.ForegroundRole.value
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole.value

_SYNTAX = {
    "string": "string",
    "number": "number",
    "flag": "word",
    "null": "word",
    "object": "punct",
    "array": "punct",
}


class Row:
    """A node, or a page of a node's children, where it stands among its siblings."""

    __slots__ = ("_children", "end", "node", "parent", "place", "start")

    def __init__(self, node: Node, parent: Row | None, place: int, start: int = -1) -> None:
        self.node = node
        self.parent = parent
        self.place = place
        self.start = start
        """First child of a page; -1 when this is no page."""
        self.end = min(start + PAGE, node.child_count)
        self._children: dict[int, Row] = {}

    @property
    def is_page(self) -> bool:
        return self.start >= 0

    @property
    def is_paged(self) -> bool:
        """Whether what is inside is shown in pages."""
        return not self.is_page and self.node.child_count > PAGE

    @property
    def count(self) -> int:
        if self.is_page:
            return self.end - self.start
        return -(-self.node.child_count // PAGE) if self.is_paged else self.node.child_count

    def child(self, place: int) -> Row:
        """Give a row inside; it is kept, because Qt holds on to it."""
        if place not in self._children:
            self._children[place] = self._made(place)
        return self._children[place]

    def _made(self, place: int) -> Row:
        if self.is_page:
            return Row(self.node.child(self.start + place), self, place)
        if self.is_paged:
            return Row(self.node, self, place, place * PAGE)
        return Row(self.node.child(place), self, place)


class TreeModel(QAbstractItemModel):
    """Key and value of everything inside the document's root."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: Row | None = None
        self._brushes: dict[tuple[str, str], QBrush] = {}

    def show_root(self, root: Node) -> None:
        """Show what is inside another node."""
        self.beginResetModel()
        self._root = Row(root, None, 0)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Give the row that Qt means."""
        return index.internalPointer() if index.isValid() else self._root

    def index_of(self, node: Node) -> QModelIndex:
        """Give the index of a node anywhere below the root."""
        found = NOWHERE
        for inner in _way(node):
            row = self.row_at(found)
            if row is None:
                return NOWHERE
            if row.is_paged:
                found = self.index(inner.index // PAGE, 0, found)
                found = self.index(inner.index % PAGE, 0, found)
            else:
                found = self.index(inner.index, 0, found)
        return found

    def rowCount(self, parent: Index = NOWHERE) -> int:
        row = self.row_at(parent) if parent.column() <= 0 else None
        return row.count if row else 0

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 2

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        above = self.row_at(parent)
        if above is None or not (0 <= row < above.count and 0 <= column < 2):
            return QModelIndex()
        return self.createIndex(row, column, above.child(row))

    def parent(self, index: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        row = self.row_at(index) if index.isValid() else None
        if row is None or row.parent is None or row.parent is self._root:
            return QModelIndex()
        return self.createIndex(row.parent.place, 0, row.parent)

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        return self.rowCount(parent) > 0

    def data(self, index: Index, role: int = DISPLAY) -> object:
        # Plain ints: comparing with the enum costs half of a frame.
        row: Row = index.internalPointer()
        column = index.column()
        if role == DISPLAY:
            return value_text(row) if column else key_text(row)
        if role == FOREGROUND:
            return self._brush(_SYNTAX[row.node.kind] if column and not row.is_page else "key")
        if role == WHOLE_TEXT:
            return copied_value(row) if column else key_text(row)
        if role == TOOL_TIP:
            return plain_tip(row.node.text if column else row.node.jsonpath)
        if role == ACCESSIBLE and column and row.node.child_count:
            return row.node.summary
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY:
            return ("Key", "Value")[section]
        return None

    def _brush(self, name: str) -> QBrush:
        tokens = theme.tokens()
        if (tokens.name, name) not in self._brushes:
            self._brushes[tokens.name, name] = QBrush(QColor(tokens.syntax[name]))
        return self._brushes[tokens.name, name]


def key_text(row: Row) -> str:
    """Give what stands in the first column."""
    return f"{row.start:,} … {row.end - 1:,}" if row.is_page else row.node.name


def value_text(row: Row) -> str:
    """Give what stands in the second column: text in quotes, the size of what is nested."""
    node = row.node
    if row.is_page:
        return ""
    if node.kind in ("object", "array"):
        return f"{{{node.child_count:,}}}" if node.kind == "object" else f"[{node.child_count:,}]"
    text = node.text if len(node.text) <= CUT else node.text[:CUT] + "…"
    return json_text.quoted(text) if node.kind == "string" else text


def copied_value(row: Row) -> str:
    """Give what copying takes: text without its quotes, JSON for what is nested."""
    return row.node.as_json() if row.node.kind in ("object", "array") else row.node.text


def _way(node: Node) -> Iterator[Node]:
    way: list[Node] = []
    above: Node | None = node
    while above is not None and above.parent is not None:
        way.append(above)
        above = above.parent
    return reversed(way)
