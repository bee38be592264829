"""A pane: a surface with round corners and a hairline on the grey of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Card(QFrame):
    """A frame with a column, `body`; its content keeps off the hairline by `margin` pixels."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 1, spacing: int = 0) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)


def hairline(parent: QWidget | None = None) -> QFrame:
    """Give a horizontal line of one pixel."""
    line = QFrame(parent)
    line.setProperty("kind", "line")
    return line
