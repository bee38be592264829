"""What stands where tabs would be while nothing is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base import icons
from httpv2_gui.ui.base.buttons import outline_button, primary_button


class EmptyBench(QWidget):
    """Says what to do first.

    Signals:
        new_request_wanted, new_connection_wanted: the two beginnings.
    """

    new_request_wanted = Signal()
    new_connection_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        picture = QLabel()
        icons.set_icon(picture, "send", "dim", 40)
        heading = QLabel("Nothing is open")
        heading.setProperty("kind", "heading")
        words = QLabel(
            "Choose a request or a connection on the left, or begin with a new one. "
            "A connection says where and as whom; a request says what."
        )
        words.setProperty("kind", "help")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(380)
        request = primary_button("New request", "plus", "New request (Ctrl+N)")
        connection = outline_button("New connection", "plug", "New connection (Ctrl+Shift+N)")
        request.clicked.connect(self.new_request_wanted)
        connection.clicked.connect(self.new_connection_wanted)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addStretch()
        across.addWidget(request)
        across.addWidget(connection)
        across.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch()
        for widget in (picture, heading, words):
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addLayout(across)
        column.addStretch()
