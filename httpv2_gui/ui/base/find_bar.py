"""Finds text in an editor: a small bar in its corner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit

from httpv2_gui.ui.base.buttons import ghost_button

if TYPE_CHECKING:
    from httpv2_gui.ui.base.code_edit import CodeEdit

MOST = 1000
"""So many hits are counted and marked."""


class FindBar(QFrame):
    """Holds what is looked for and the places where it is.

    Signals:
        changed: Other places are marked now.
    """

    changed = Signal()

    def __init__(self, editor: CodeEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.hits: list[tuple[int, int]] = []
        """Start and length of every hit, from top to bottom."""
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.line = QLineEdit()
        self.line.setObjectName("find")
        self.line.setAccessibleName("Find")
        self.line.setPlaceholderText("Find")
        self.line.setProperty("kind", "rename")
        self.line.setFixedWidth(170)
        self.count = QLabel()
        self.count.setProperty("kind", "help")
        self.count.setMinimumWidth(64)
        self._build()
        self.line.textChanged.connect(self.look)
        self.hide()

    def open(self) -> None:
        """Show the bar with the selected text in it."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.line.setText(chosen)
        self.show()
        self.raise_()
        self._editor.place_find_bar()
        self.line.setFocus()
        self.line.selectAll()
        self.look()

    def close_bar(self) -> None:
        """Hide the bar and give the editor the keys back."""
        self.hide()
        self.hits = []
        self.changed.emit()
        self._editor.setFocus()

    def look(self) -> None:
        """Find all places anew."""
        wanted = self.line.text()
        self.hits = []
        if wanted and self.isVisible():
            pattern = re.compile(re.escape(wanted), re.IGNORECASE)
            for found in pattern.finditer(self._editor.document().toRawText()):
                self.hits.append((found.start(), len(found.group())))
                if len(self.hits) == MOST:
                    break
        self._say(None)
        self.changed.emit()

    def next(self) -> None:
        """Go to the next place; after the last comes the first."""
        after = self._editor.textCursor().selectionEnd()
        self._go(next((at for at, hit in enumerate(self.hits) if hit[0] >= after), 0))

    def previous(self) -> None:
        """Go to the place before; before the first comes the last."""
        before = self._editor.textCursor().selectionStart()
        earlier = [at for at, hit in enumerate(self.hits) if hit[0] < before]
        self._go(earlier[-1] if earlier else len(self.hits) - 1)

    def _go(self, index: int) -> None:
        if self.hits:
            start, length = self.hits[index]
            self._editor.select(start, length)
            self._say(index)

    def _say(self, index: int | None) -> None:
        total = f"{MOST}+" if len(self.hits) == MOST else str(len(self.hits))
        if not self.line.text():
            self.count.setText("")
        elif not self.hits:
            self.count.setText("Not found")
        else:
            self.count.setText(total if index is None else f"{index + 1} of {total}")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.count)
        for icon, name, act in (
            ("chevron-up", "Previous match", self.previous),
            ("chevron-down", "Next match", self.next),
            ("x", "Close find", self.close_bar),
        ):
            button = ghost_button(icon, name, size=16)
            button.setProperty("kind", "small")
            button.clicked.connect(act)
            row.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_bar()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.previous() if back else self.next()
        else:
            super().keyPressEvent(event)
