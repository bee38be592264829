"""Asks twice before a protected download's body is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import outline_button, rename
from httpv2_gui.ui.base.icons import set_icon

_FIRST = "The body is not shown: it was saved as a protected file and may be harmful."
_SECOND = (
    "Showing it as text and hex does not run it, but what is on the screen can be copied. "
    "Show it only if you know what it is."
)


class ProtectedNotice(QFrame):
    """Stands over the tabs until the person has asked twice.

    Signals:
        confirmed: asked twice.
    """

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("protected")
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        self._asked = False
        icon = QLabel()
        set_icon(icon, "lock", "warn", 18)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._show = outline_button("Show anyway")
        self._show.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(icon)
        words = QVBoxLayout()
        words.addWidget(self._words)
        row.addLayout(words, 1)
        row.addWidget(self._show)
        self.start(shown=False)

    def start(self, *, shown: bool) -> None:
        """Ask from the beginning, or stay away."""
        self._asked = False
        self._words.setText(_FIRST)
        rename(self._show, "Show anyway")
        self.setVisible(shown)

    def _ask(self) -> None:
        if self._asked:
            self.hide()
            self.confirmed.emit()
            return
        self._asked = True
        self._words.setText(_SECOND)
        rename(self._show, "Yes, show it")
