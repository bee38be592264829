"""Two texts that should be equal, line by line: theirs, ours, and where they part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from httpv2_gui.core.model.result import Comparison
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.buttons import link_button
from httpv2_gui.ui.base.fonts import mono_font
from httpv2_gui.ui.base.form_row import words

MOST_LINES = 12
_SIGNS = {"same": "  ", "removed": "− ", "added": "+ "}
_TONES = {"removed": ("err", "err_bg"), "added": ("ok", "ok_bg")}


class Line(Protocol):
    """One line of a comparison."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Sides:
    """What the two texts are called."""

    theirs: str = "Expected"
    ours: str = "Sent"
    key: str = "− what the other side expected    + what was sent"
    same: str = "Both are the same, letter by letter."


Compare = Callable[[str, str], Sequence[Line]]
"""Gives all lines of two texts; none when they are equal."""


class ComparisonView(QWidget):
    """Lines that only the other side has are marked −, lines that only we have +."""

    def __init__(
        self, compare: Compare, parent: QWidget | None = None, sides: Sides = Sides()
    ) -> None:
        super().__init__(parent)
        self._compare = compare
        self._sides = sides
        self._comparison: Comparison | None = None
        self._title = words("", "strong")
        self._title.setObjectName("comparison.title")
        self._key = words(sides.key, "help")
        self._lines = QPlainTextEdit(self)
        self._lines.setObjectName("comparison")
        self._lines.setAccessibleName("Comparison")
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._lines.setFont(mono_font(12))
        copy = link_button("Copy both")
        copy.clicked.connect(self._copy)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._lines)
        column.addWidget(self._key)
        theme.notifier().changed.connect(self._write)
        self.hide()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show it; None takes no room."""
        self._comparison = comparison
        self.setVisible(comparison is not None)
        self._title.setText(comparison.title if comparison else "")
        self._write()

    def text(self) -> str:
        """Give both texts, to copy; blank when there is nothing to compare."""
        one = self._comparison
        if one is None:
            return ""
        theirs, ours = self._sides.theirs, self._sides.ours
        return f"{one.title}\n\n{theirs}:\n{one.theirs}\n\n{ours}:\n{one.ours}"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def _write(self) -> None:
        self._lines.clear()
        if self._comparison is None:
            return
        found = self._compare(self._comparison.theirs, self._comparison.ours)
        cursor = QTextCursor(self._lines.document())
        for number, line in enumerate(found):
            if number:
                cursor.insertBlock()
            cursor.insertText(_SIGNS[line.kind] + line.text, _look(line))
        if not found:
            cursor.insertText(self._sides.same)
        self._lines.moveCursor(QTextCursor.MoveOperation.Start)
        shown = min(max(len(found), 1), MOST_LINES)
        self._lines.setFixedHeight(self._lines.fontMetrics().lineSpacing() * shown + 24)


def _look(line: Line) -> QTextCharFormat:
    look = QTextCharFormat()
    tone = _TONES.get(line.kind)
    if tone is not None:
        colour, ground = (getattr(theme.tokens(), name) for name in tone)
        look.setForeground(QColor(colour))
        look.setBackground(QColor(ground))
    return look
