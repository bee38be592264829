"""Finds text in an editor: a small bar in its corner."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.find_line import FindLine
from httpv2_gui.ui.base.qt_text import in_qt_units

if TYPE_CHECKING:
    from httpv2_gui.ui.base.code_edit import CodeEdit

MOST = 1000
"""So many hits are counted and marked."""


class FindBar(FindLine):
    """Holds what is looked for and the places where it is.

    Signals:
        changed: Other places are marked now.
    """

    changed = Signal()

    def __init__(self, editor: CodeEdit) -> None:
        super().__init__("Find", editor)
        self._editor = editor
        self.hits: list[tuple[int, int]] = []
        """Start and end of every hit, from top to bottom."""
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.line.setFixedWidth(190)
        close = ghost_button("x", "Close find", "Close (Escape)")
        close.clicked.connect(self.close_bar)
        self.row.addWidget(close)
        self.row.setContentsMargins(6, 4, 4, 4)
        self.sought.connect(self._seek_first)
        self.moved.connect(self._move)
        self.hide()

    def open(self) -> None:
        """Show the bar with the selected text in it."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.line.setText(chosen)
        self.show()
        self.raise_()
        self.focus()
        self.look()

    def close_bar(self) -> None:
        """Hide the bar and give the editor the keys back."""
        self.hide()
        self.hits = []
        self.changed.emit()
        self._editor.setFocus()

    def look(self) -> None:
        """Find all places anew."""
        wanted = in_qt_units(self.text())
        self.hits = []
        if wanted and self.isVisible():
            text = in_qt_units(self._editor.document().toRawText())
            found = re.finditer(re.escape(wanted), text, re.IGNORECASE)
            self.hits = [one.span() for one in islice(found, MOST)]
        self.show_place(0, len(self.hits), most=MOST)
        self.changed.emit()

    def _seek_first(self) -> None:
        """Go to the first place from where the cursor is: that stays put while one types on."""
        self.look()
        self._go(self._first_from(self._editor.textCursor().selectionStart()))

    def _move(self, step: int) -> None:
        """Go to the next place or the one before; behind the last comes the first."""
        cursor = self._editor.textCursor()
        if step > 0:
            self._go(self._first_from(cursor.selectionEnd()))
        else:
            self._go(self._first_from(cursor.selectionStart()) - 1)

    def _first_from(self, offset: int) -> int:
        return next((at for at, hit in enumerate(self.hits) if hit[0] >= offset), 0)

    def _go(self, index: int) -> None:
        if self.hits:
            index %= len(self.hits)
            start, end = self.hits[index]
            self._editor.select(start, end - start)
            self.show_place(index + 1, len(self.hits), most=MOST)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
