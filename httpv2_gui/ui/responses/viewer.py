"""What every way to look at a response has in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base.buttons import object_name
from httpv2_gui.ui.responses.reading import Reading


class Viewer(QWidget):
    """One tab of the result: says how well it fits, and shows.

    Signals:
        said: something worth a word in the status bar happened, such as a copy.
    """

    title: ClassVar[str]
    """The word on the tab."""

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name(f"{self.title} view"))
        self.setAccessibleName(self.title)

    def fits(self, reading: Reading) -> float:
        """Give 0 when there is nothing to show; the best of all viewers is opened first."""
        raise NotImplementedError

    def count(self, reading: Reading) -> int | None:
        """Give the number beside the title, if there is one."""
        return None

    def show_reading(self, reading: Reading) -> None:
        """Show it; called when the tab is opened, not before."""
        raise NotImplementedError

    def stop(self) -> None:
        """Cancel what still runs: the viewer goes away or gets something else to show."""
