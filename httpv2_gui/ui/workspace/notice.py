"""A line at the top of the work area: something happened, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from httpv2_gui.ui.base import icons
from httpv2_gui.ui.base.buttons import ghost_button, link_button, rename
from httpv2_gui.ui.base.theme import restyle


@dataclass(frozen=True)
class Notice:
    """What happened, and what the button does about it."""

    text: str
    tone: str = "info"
    answer: str = ""
    do: Callable[[], None] | None = None


class NoticeBar(QFrame):
    """Shows the latest notice until it is answered or dismissed; then the one before it.

    A notice replaces an earlier one of its tone: an error is not hidden by good news for ever.
    """

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
        self._notices: dict[str, Notice] = {}
        self._answer.clicked.connect(self.answer)
        self._close.clicked.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        notice = self._latest()
        return notice.text if notice else ""

    def tell(
        self, text: str, tone: str = "info", answer: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence, with a button that does something about it if there is one."""
        self._notices.pop(tone, None)
        self._notices[tone] = Notice(text, tone, answer, do)
        self._show_latest()

    def take_back(self, text: str) -> None:
        """Show this no longer: it is not true any more."""
        kept = {tone: one for tone, one in self._notices.items() if one.text != text}
        if kept != self._notices:
            self._notices = kept
            self._show_latest()

    def dismiss(self) -> None:
        """Put the latest notice away."""
        if self._notices:
            self._notices.popitem()
        self._show_latest()

    def answer(self) -> None:
        """Do what the button offers, once."""
        notice = self._latest()
        self.dismiss()
        if notice is not None and notice.do is not None:
            notice.do()

    def _latest(self) -> Notice | None:
        return next(reversed(self._notices.values()), None)

    def _show_latest(self) -> None:
        notice = self._latest()
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._text.setText(notice.text)
        self.setAccessibleDescription(notice.text)
        icon = "info" if notice.tone == "info" else "alert-circle"
        icons.set_icon(self._icon, icon, notice.tone)
        self._answer.setVisible(bool(notice.answer))
        if notice.answer:
            rename(self._answer, notice.answer)
        restyle(self, tone=notice.tone)
