"""A tinted strip that says something important, with a button to do something about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle

_ICONS = {"info": "info", "ok": "check-circle", "warn": "alert-triangle", "err": "alert-circle"}


class Banner(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._icon = QLabel()
        self._title = _words("strong")
        self._text = _words("")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 12, 10)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        self.hide()

    def add_button(self, button: QPushButton) -> None:
        """Put a button at the right."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, text: str = "", tone: str = "info") -> None:
        """Show a sentence, and what to do; no title hides the banner."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        set_icon(self._icon, _ICONS[tone], tone, 18)
        restyle(self, tone=tone)
        self.setVisible(bool(title))


def _words(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
