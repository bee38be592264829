"""What stands in the pane before anything was saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base.icons import set_icon

_SENTENCE = (
    "Turn on Save To Case Wall in a request and send it: the response is kept here as a zip, "
    "with its hashes. Protect it with the password “infected” when it may be harmful."
)


class NothingSaved(QWidget):
    """An icon and two sentences that say how a file gets here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = QLabel()
        icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_icon(icon, "archive", "dim", 34)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(icon)
        for text, kind in (("No saved files yet", "heading"), (_SENTENCE, "help")):
            label = QLabel(text)
            label.setProperty("kind", kind)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)
        self.setAccessibleName("No saved files yet")
        self.setAccessibleDescription(_SENTENCE)
