"""Sentences about what does not come along, for a dialog: they can be scrolled and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from httpv2_gui.ui.base.form_row import words

HIGHEST = 150
LOWEST = 56


class NotesBox(QWidget):
    """A heading, and a line for each sentence; takes no room without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit()
        self._text.setObjectName("notes")
        self._text.setAccessibleName("Notes")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words("Notes", "strong"))
        column.addWidget(self._text)
        self.hide()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these sentences."""
        self._text.setPlainText("\n".join(f"• {one}" for one in notes))
        line = self._text.fontMetrics().lineSpacing()
        self._text.setFixedHeight(max(LOWEST, min(HIGHEST, line * (len(notes) + 1) + 24)))
        self.setVisible(bool(notes))


def notes_box(notes: Sequence[str]) -> NotesBox:
    """Give a box that shows these sentences."""
    box = NotesBox()
    box.show_notes(notes)
    return box
