"""Two texts beside each other, line by line, with what differs marked in both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from httpv2_gui.core.document.line_diff import opcodes
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.fonts import mono_font
from httpv2_gui.ui.base.form_row import words

MOST_LINES = 2000


class Row(NamedTuple):
    """One line of both texts; None where the other one has a line more."""

    left: str | None
    right: str | None

    @property
    def differs(self) -> bool:
        return self.left != self.right


def rows_of(left: str, right: str) -> list[Row]:
    """Pair the lines of two texts."""
    return list(_rows(left.split("\n")[:MOST_LINES], right.split("\n")[:MOST_LINES]))


def _rows(left: list[str], right: list[str]) -> Iterator[Row]:
    for _kind, i1, i2, j1, j2 in opcodes(left, right):
        for index in range(max(i2 - i1, j2 - j1)):
            yield Row(
                left[i1 + index] if i1 + index < i2 else None,
                right[j1 + index] if j1 + index < j2 else None,
            )


class SideBySide(QWidget):
    """Two columns that scroll as one."""

    def __init__(self, left: str, right: str, parent: QWidget | None = None) -> None:
        """`left` and `right` are the titles."""
        super().__init__(parent)
        self._rows: list[Row] = []
        self.left, self.right = _column(left), _column(right)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        for title, text in ((left, self.left), (right, self.right)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(words(title, "section"))
            column.addWidget(text, 1)
            across.addLayout(column, 1)
        self._bind()
        theme.notifier().changed.connect(self._mark)

    def show_texts(self, left: str, right: str) -> None:
        """Show both; what was scrolled to stays where it is."""
        rows = rows_of(left, right)
        if rows == self._rows:
            return
        self._rows = rows
        at = self.left.verticalScrollBar().value()
        self.left.setPlainText("\n".join(row.left or "" for row in rows))
        self.right.setPlainText("\n".join(row.right or "" for row in rows))
        self.left.verticalScrollBar().setValue(at)
        self._mark()

    def differing(self) -> list[Row]:
        """Give the rows that are marked."""
        return [row for row in self._rows if row.differs]

    def _mark(self) -> None:
        tokens = theme.tokens()
        for text, ground in ((self.left, tokens.info_bg), (self.right, tokens.warn_bg)):
            look = QTextCharFormat()
            look.setBackground(QColor(ground))
            look.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marked = [i for i, row in enumerate(self._rows) if row.differs]
            text.setExtraSelections([_selection(text, number, look) for number in marked])

    def _bind(self) -> None:
        pairs = ((self.left, self.right), (self.right, self.left))
        for one, other in pairs:
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)


def _column(title: str) -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setObjectName(f"bytes.{title}")
    text.setAccessibleName(f"Sent by: {title}")
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    text.setFont(mono_font(12))
    return text


def _selection(
    text: QPlainTextEdit, number: int, look: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(text.document().findBlockByNumber(number))
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
    return selection
