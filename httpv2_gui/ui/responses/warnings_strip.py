"""Sentences a person should read although the run went well; one key puts them away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.icons import set_icon

MOST = 5


class WarningsStrip(QFrame):
    """An amber banner, one line a warning; dismissed ones come back with the next Result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warnings")
        self.setAccessibleName("Warnings")
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        icon = QLabel()
        set_icon(icon, "alert-triangle", "warn", 18)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        close = ghost_button("x", "Dismiss warnings", "Put these warnings away")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(10)
        icon.setContentsMargins(0, 4, 0, 0)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._lines, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_warnings(self, warnings: Sequence[str]) -> None:
        """Show them; none hides the strip."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        shown = list(warnings[:MOST])
        if len(warnings) > MOST:
            shown.append(f"And {len(warnings) - MOST} more.")
        for warning in shown:
            label = QLabel(warning)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumHeight(22)
            self._lines.addWidget(label)
        self.setAccessibleDescription(" ".join(shown))
        self.setVisible(bool(shown))
