"""What stands where nothing is yet: what will be here, and how to get it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base.icons import set_icon

WIDEST = 440
"""Longer lines are hard to read."""


class EmptyState(QWidget):
    """An icon, a heading and a sentence in the middle of a pane."""

    def __init__(
        self, icon: str, heading: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_icon(picture, icon, "dim", 34)
        self._heading = _words("heading")
        self._sentence = _words("help")
        self._sentence.setMaximumWidth(WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(picture)
        column.addSpacing(6)
        column.addWidget(self._heading)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._sentence, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.say(heading, sentence)

    def say(self, heading: str, sentence: str) -> None:
        """Change the words."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)


def _words(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
