"""Edits named values: a row each with name and value, in an order that counts."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Declared, NameValue
from httpv2_gui.ui.base import entries, tab_order
from httpv2_gui.ui.base.buttons import ghost_button, text_button
from httpv2_gui.ui.base.field_editor import FieldEditor

_QUERY = re.compile(r"\??[^\s=&:{]+=[^\s&]*(&[^\s=&]+=[^\s&]*)*")
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def read_pairs(text: str) -> list[NameValue]:
    """Read what people paste: `a=1&b=2`, lines of `name: value`, a table's cells, JSON."""
    if _QUERY.fullmatch(text.strip()):
        query = text.strip().removeprefix("?")
        return [NameValue(*pair) for pair in parse_qsl(query, keep_blank_values=True)]
    return [NameValue(one.name, one.shown) for one in entries.read_lines(text)]


class PairsEditor(FieldEditor):
    """A row for each pair, and a button for one more. Alt+Up and Alt+Down move a row."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self._pairs: list[_PairRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.rows.addLayout(self._list)
        self.add = text_button("Add", "plus")
        self.add.setObjectName(declared.name)
        self.add.setAccessibleName(f"Add to {declared.label}")
        self.add.setAccessibleDescription(declared.help)
        self.add.setToolTip("Names and values can be pasted, too: a=1&b=2, or a line each")
        self.add.clicked.connect(self._add_one)
        self.rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> Any:
        found = (row.pair() for row in self._pairs)
        return tuple(pair for pair in found if pair != NameValue("", ""))

    def set_value(self, value: Any) -> None:
        if tuple(value) == self.value():
            return
        for row in list(self._pairs):
            self._drop(row)
        for pair in value:
            self._insert(pair, len(self._pairs))
        self._renumber()

    def focus_widget(self) -> QWidget:
        return self._pairs[0].first if self._pairs else self.add

    def _add_one(self) -> None:
        row = self._insert(NameValue("", ""), len(self._pairs))
        self._renumber()
        row.first.setFocus()

    def _insert(self, pair: NameValue, at: int) -> _PairRow:
        row = _PairRow(pair, self)
        row.edited.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        row.moved.connect(lambda by: self._move(row, by))
        row.pasted.connect(lambda found: self._take(row, found))
        self._pairs.insert(at, row)
        self._list.insertWidget(at, row)
        row.show()
        return row

    def _drop(self, row: _PairRow) -> None:
        self._pairs.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _remove(self, row: _PairRow) -> None:
        at = self._pairs.index(row)
        self._drop(row)
        self._renumber()
        left = self._pairs[min(at, len(self._pairs) - 1)].first if self._pairs else self.add
        left.setFocus()
        self.changed.emit()

    def _move(self, row: _PairRow, by: int) -> None:
        at = self._pairs.index(row)
        to = at + by
        if not 0 <= to < len(self._pairs):
            return
        focus = self.focusWidget()
        self._pairs.insert(to, self._pairs.pop(at))
        self._list.removeWidget(row)
        self._list.insertWidget(to, row)
        self._renumber()
        if focus is not None:
            focus.setFocus()
        self.changed.emit()

    def _take(self, row: _PairRow, found: list[NameValue]) -> None:
        """Put what was pasted at a row that has nothing to lose, or below one that has."""
        at = self._pairs.index(row)
        if row.pair() == NameValue("", ""):
            self._drop(row)
        else:
            at += 1
        for number, pair in enumerate(found):
            self._insert(pair, at + number)
        self._renumber()
        self._pairs[at + len(found) - 1].second.setFocus()
        self.changed.emit()

    def _renumber(self) -> None:
        for number, row in enumerate(self._pairs, 1):
            row.call_itself(self.declared.label, number)
        tab_order.arrange(self)


class _PairRow(QWidget):
    """Name, value, and a button that takes both away.

    Signals:
        edited: Something was typed.
        removed: The row is to go.
        moved: The row is to change its place. int: by how many.
        pasted: Several pairs were pasted. list: of NameValue.
    """

    edited = Signal()
    removed = Signal()
    moved = Signal(int)
    pasted = Signal(list)

    def __init__(self, pair: NameValue, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.second = _Half(self, "Name"), _Half(self, "Value")
        self.first.setText(pair.name)
        self.second.setText(pair.value)
        self.remove = ghost_button("x", "Remove", "Remove this row", size=16)
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.first, 2)
        row.addWidget(self.second, 3)
        row.addWidget(self.remove)
        for half in (self.first, self.second):
            half.textEdited.connect(self.edited)
            half.setCursorPosition(0)

    def pair(self) -> NameValue:
        """Give what is typed."""
        return NameValue(self.first.text(), self.second.text())

    def call_itself(self, label: str, number: int) -> None:
        """Say which row of which field this is."""
        self.first.setAccessibleName(f"{label}, name {number}")
        self.second.setAccessibleName(f"{label}, value {number}")
        self.remove.setAccessibleName(f"Remove {label} {number}")


class _Half(QLineEdit):
    """One line that lets its row move, and take several pairs from the clipboard."""

    def __init__(self, row: _PairRow, hint: str) -> None:
        super().__init__(row)
        self._row = row
        self.setProperty("kind", "mono")
        self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = next((by for key, by in _MOVES.items() if key == event.key()), 0)
        if by and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._row.moved.emit(by)
            return
        if event.matches(QKeySequence.StandardKey.Paste) and self is self._row.first:
            found = read_pairs(QGuiApplication.clipboard().text())
            if found:
                self._row.pasted.emit(found)
                return
        super().keyPressEvent(event)
