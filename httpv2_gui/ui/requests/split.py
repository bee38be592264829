"""Editor and response side by side in a wide window, one above the other in a narrow one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

WIDE = 1240
"""Window width from which there is room for the response at the right."""

_NAMES = {Qt.Orientation.Horizontal: "horizontal", Qt.Orientation.Vertical: "vertical"}
_sizes: dict[Qt.Orientation, list[int]] = {}
"""Where a person last left the gap; shared, so that it stays put from tab to tab."""


def remembered_sizes() -> dict[str, list[int]]:
    """Give the sizes to write into the settings."""
    return {_NAMES[orientation]: sizes for orientation, sizes in _sizes.items()}


def remember_sizes(sizes: dict[str, list[int]]) -> None:
    """Take sizes that the settings kept."""
    for orientation, name in _NAMES.items():
        kept = sizes.get(name, [])
        if len(kept) == 2 and all(size > 0 for size in kept):
            _sizes[orientation] = list(kept)


class Split(QSplitter):
    """Turns with the width of the window and remembers its sizes for each direction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("split")
        self.setHandleWidth(10)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._remember)

    def turn_for(self, window_width: int) -> None:
        """Choose the direction for a window of that width."""
        wanted = Qt.Orientation.Horizontal if window_width >= WIDE else Qt.Orientation.Vertical
        if wanted != self.orientation():
            self.setOrientation(wanted)
            self.restore()

    def restore(self) -> None:
        """Put the gap where it was left, or in the middle."""
        if self.count() == 2:
            self.setSizes(_sizes.get(self.orientation(), [500, 500]))

    def _remember(self) -> None:
        if self.count() == 2:
            _sizes[self.orientation()] = self.sizes()

    def showEvent(self, event: QShowEvent) -> None:
        self.turn_for(self.window().width())
        self.restore()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.turn_for(self.window().width())
        super().resizeEvent(event)
