"""A few words side by side of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from httpv2_gui.ui.base.buttons import object_name


class Segments(QFrame):
    """Holds the words; arrow keys move between them.

    Signals:
        chosen: the person took another one. int: its place.
    """

    chosen = Signal(int)

    def __init__(self, name: str, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for place, word in enumerate(words):
            button = QPushButton(word)
            button.setProperty("kind", "segment")
            button.setObjectName(object_name(word))
            button.setAccessibleName(word)
            button.setCheckable(True)
            button.setChecked(place == 0)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)

    def place(self) -> int:
        """Give the place of the chosen word."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose without telling."""
        self._group.button(place).setChecked(True)

    def rename(self, place: int, word: str) -> None:
        """Give a word another text, such as one with a count."""
        self._group.button(place).setText(word)
        self._group.button(place).setAccessibleName(word)
