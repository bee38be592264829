"""A line of buttons and words over a view."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


def bar(
    *parts: QWidget | int | None,
    grows: QWidget | None = None,
    margins: tuple[int, int, int, int] = (12, 5, 10, 5),
    spacing: int = 6,
) -> QHBoxLayout:
    """Put widgets side by side; a number is so many pixels more.

    The room that is left goes to the widget that `grows`, or to where None stands.
    """
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(spacing)
    for part in parts:
        if part is None:
            row.addStretch(1)
        elif isinstance(part, int):
            row.addSpacing(part)
        else:
            row.addWidget(part, 1 if part is grows else 0)
    return row
