"""What stands where tabs would be while nothing is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base import icons
from httpv2_gui.ui.base.buttons import outline_button, primary_button

WIDTH = 520
_BEGIN = (
    "Choose a request or a connection on the left, or begin with a new one. "
    "A connection says where and as whom; a request says what; a block does several in order."
)
_SAMPLE = (
    "This is the sample. Its API runs on this machine, so nothing can go wrong.\n\n"
    "1.  Open Basic Authentication Flow and press Test connection: a green check.\n"
    "2.  Open List tickets and press Send: a table.\n"
    "3.  Open Read an alert and press Send: a tree.\n"
    "4.  Open Download malware (protected zip) and press Send: 7z x -pinfected opens it.\n"
    "5.  Open Raise a ticket and press Run: type INC0010002 as ticket id, and run it.\n\n"
    "Each connection, request and block says in its notes what it shows."
)


class EmptyBench(QWidget):
    """Says what to do first.

    Signals:
        new_request_wanted, new_connection_wanted: the two beginnings.
    """

    new_request_wanted = Signal()
    new_connection_wanted = Signal()

    def __init__(self, *, is_sample: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        picture = QLabel()
        icons.set_icon(picture, "send", "dim", 40)
        heading = QLabel("The first ten minutes" if is_sample else "Nothing is open")
        heading.setProperty("kind", "heading")
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch()
        column.addWidget(picture, alignment=centre)
        column.addWidget(heading, alignment=centre)
        column.addWidget(_words(_SAMPLE if is_sample else _BEGIN, centred=not is_sample))
        column.addSpacing(6)
        column.addLayout(self._beginnings())
        column.addStretch()
        middle = QWidget()
        middle.setFixedWidth(WIDTH)  # a wrapped label knows its height only at a fixed width
        middle.setLayout(column)
        across = QHBoxLayout(self)
        across.addStretch()
        across.addWidget(middle)
        across.addStretch()

    def _beginnings(self) -> QHBoxLayout:
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
        return across


def _words(text: str, *, centred: bool) -> QLabel:
    words = QLabel(text)
    words.setProperty("kind", "help")
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    if centred:
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words
