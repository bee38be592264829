"""What a person does in the browser: the link, and a line to paste what came of it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.form_row import words

_WANTS = {
    "redirect": (
        "Redirected URL",
        "The browser comes back by itself. If it cannot, paste the address of the page it ended "
        "on, even when that page shows an error.",
        "http://127.0.0.1:…/callback?code=…",
    ),
    "pin": ("PIN", "Paste the PIN or verifier that the page shows in the end.", ""),
}


class VisitCard(QWidget):
    """Shown while the browser has the word.

    Signals:
        opened_again: The page is to be opened once more.
        answered: A person pasted something. str: the redirected URL, or the PIN.
    """

    opened_again = Signal()
    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro = words("", "")
        self._link = QLineEdit()
        self._link.setReadOnly(True)
        self._link.setProperty("kind", "mono")
        self._link.setObjectName("link")
        self._link.setAccessibleName("Link to the page")
        self._copy = outline_button("Copy link", "copy")
        self._copy.clicked.connect(self._copy_link)
        self._again = outline_button("Open again", "external")
        self._again.clicked.connect(self.opened_again)
        self._label = words("", "")
        self._line = QLineEdit()
        self._line.setObjectName("pasted")
        self._line.returnPressed.connect(self._answer)
        self._use = outline_button("Continue")
        self._use.clicked.connect(self._answer)
        self._line.textChanged.connect(lambda text: self._use.setEnabled(bool(text.strip())))
        self._help = words("", "help")
        self._lay_out()

    def show_visit(self, url: str, wants: Literal["redirect", "pin"], *, is_open: bool) -> None:
        """Show where to go and what to bring back; `is_open`: the browser is there already."""
        opened = "Your browser was opened: allow access there."
        self._intro.setText(opened if is_open else "Open this link in a browser, and allow access:")
        self._link.setText(url)
        self._link.setCursorPosition(0)
        label, help_, hint = _WANTS[wants]
        self._label.setText(label)
        self._line.setAccessibleName(label)
        self._line.setAccessibleDescription(help_)
        self._line.setPlaceholderText(hint)
        self._line.clear()
        self._use.setEnabled(False)
        self._help.setText(help_)

    def _answer(self) -> None:
        if text := self._line.text().strip():
            self.answered.emit(text)

    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._link.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._intro)
        column.addLayout(_row(self._link, self._copy, self._again))
        column.addSpacing(4)
        column.addWidget(self._label)
        column.addLayout(_row(self._line, self._use))
        column.addWidget(self._help)


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    for other in others:
        row.addWidget(other)
    return row
