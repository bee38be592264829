"""The top row of a request: connection, method, URL, Send, Save, and the platform's counter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.theme import restyle
from httpv2_gui.ui.requests.connection_choice import ConnectionChoice
from httpv2_gui.ui.requests.method_choice import MethodChoice
from httpv2_gui.ui.requests.platform_counter import platform_counter
from httpv2_gui.ui.requests.send_button import SendButton
from httpv2_gui.ui.requests.url_field import UrlField

NARROW = 700
"""Below this width the URL stands in a row of its own."""


class AddressBar(QWidget):
    """Holds the widgets; the editor asks them.

    Signals:
        changed: A person changed connection, method or URL.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.connection = ConnectionChoice()
        self.method = MethodChoice()
        self.url = UrlField()
        self.send = SendButton()
        self.save = ghost_button("save", "Save", "Save this request (Ctrl+S)")
        self.platform = platform_counter()
        self.note = QLabel()
        self.note.setProperty("kind", "problem")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.hide()
        self._lay_out()
        self.connection.chosen.connect(self._on_connection)
        self.method.chosen.connect(self.changed)
        self.url.textEdited.connect(self.changed)

    def show_problems(self, problems: Sequence[Problem], *, insist: bool) -> None:
        """Say what is wrong with this row; of a URL not begun only when it was to be sent."""
        said = [one for one in problems if insist or self.url.text().strip()]
        sentences = "\n".join(str(one) for one in said)
        self.note.setText(sentences)
        self.note.setVisible(bool(sentences))
        tone = "err" if any(one.place == "url" for one in said) else ""
        if tone != (self.url.property("tone") or ""):
            restyle(self.url, tone=tone)

    def focus_on(self, name: str) -> None:
        widget = {"connection": self.connection, "method": self.method}.get(name, self.url)
        widget.setFocus()

    def _on_connection(self) -> None:
        self.url.set_connection(self.connection.connection())
        self.changed.emit()

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        row = (self.connection, self.method, self.send, self.platform, self.save)
        for column, widget in enumerate(row):
            self._grid.addWidget(widget, 0, column if column < 2 else column + 1)
        self._place_url(narrow=False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(self._grid)
        rows.addWidget(self.note)

    def _place_url(self, *, narrow: bool) -> None:
        """Give the URL a row of its own where little of it would be seen."""
        self._narrow = narrow
        self._grid.removeWidget(self.url)
        if narrow:
            self._grid.addWidget(self.url, 1, 0, 1, 6)
        else:
            self._grid.addWidget(self.url, 0, 2)
        self._grid.setColumnStretch(0, 1 if narrow else 2)
        self._grid.setColumnStretch(2, 0 if narrow else 7)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._place_url(narrow=narrow)
        super().resizeEvent(event)
