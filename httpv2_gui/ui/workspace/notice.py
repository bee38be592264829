"""A line at the top of the work area: something happened, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from httpv2_gui.ui.base import icons
from httpv2_gui.ui.base.buttons import ghost_button, link_button, rename
from httpv2_gui.ui.base.theme import restyle


class NoticeBar(QFrame):
    """Shows the latest notice until it is answered, dismissed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("kind", "banner")
        self.setAccessibleName("Notice")
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._answer = link_button("Undo")
        self._close = ghost_button("x", "Dismiss notice", size=14)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 5, 8, 5)
        across.addWidget(self._icon)
        across.addWidget(self._text, 1)
        across.addWidget(self._answer)
        across.addWidget(self._close)
        self._do: Callable[[], None] | None = None
        self._answer.clicked.connect(self.answer)
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text() if not self.isHidden() else ""

    def tell(
        self, text: str, tone: str = "info", answer: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence, with a button that does something about it if there is one."""
        self._do = do
        self._text.setText(text)
        icons.set_icon(self._icon, "info" if tone == "info" else "alert-circle", tone)
        self._answer.setVisible(bool(answer))
        if answer:
            rename(self._answer, answer)
        restyle(self, tone=tone)
        self.show()

    def answer(self) -> None:
        """Do what the button offers, once."""
        do, self._do = self._do, None
        if do is not None and not self.isHidden():
            self.hide()
            do()
