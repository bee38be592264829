"""The parts of a multipart body as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.request import Part
from httpv2_gui.ui.base import theme

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("name", "filename", "content_type", "source")
_LABELS = {declared.name: declared.label for declared in fields_of(Part)}


class PartsModel(QAbstractTableModel):
    """Rows of parts; the last column says in words what a part's content is."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Part] = []

    def parts(self) -> tuple[Part, ...]:
        return tuple(self._parts)

    def part(self, row: int) -> Part:
        return self._parts[row]

    def set_parts(self, parts: Sequence[Part]) -> None:
        self.beginResetModel()
        self._parts = list(parts)
        self.endResetModel()

    def append(self, part: Part) -> int:
        """Add a part at the end and give its row."""
        row = len(self._parts)
        self.beginInsertRows(QModelIndex(), row, row)
        self._parts.append(part)
        self.endInsertRows()
        return row

    def remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._parts[row]
        self.endRemoveRows()

    def replace(self, row: int, part: Part) -> None:
        """Put another part in a row; says so only when it differs."""
        if part != self._parts[row]:
            self._parts[row] = part
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _LABELS[COLUMNS[section]]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part, column = self._parts[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return getattr(part, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _shown(part, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            typed = column == "source" or getattr(part, column)
            return None if typed else QColor(theme.tokens().dim)
        if role == Qt.ItemDataRole.ToolTipRole:
            return part.file if column == "source" and part.source == "file" else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        changed = self._parts[index.row()].with_values(**{COLUMNS[index.column()]: str(value)})
        self.replace(index.row(), changed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if COLUMNS[index.column()] != "source":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def _shown(part: Part, column: str) -> str:
    if column == "source":
        return _content_in_words(part)
    return getattr(part, column) or _instead(part, column)


def _instead(part: Part, column: str) -> str:
    """Say what the engine takes where a name or a type is left blank."""
    if column == "name":
        return ""
    if column == "filename" and part.source == "file":
        return Path(part.file).name or "the file's own"
    return "none" if part.source == "text" else "guessed"


def _content_in_words(part: Part) -> str:
    if part.source == "file":
        return f"File {Path(part.file).name}" if part.file.strip() else "No file picked yet"
    kind = "Base64" if part.source == "base64" else "Text"
    if not part.content:
        return f"{kind}, empty"
    return f"{kind}, {len(part.content):,} characters"
