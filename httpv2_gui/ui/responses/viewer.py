"""What every way to look at a response has in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import object_name
from httpv2_gui.ui.responses.reading import Reading

TOOLS_MARGIN = 5


class Viewer(QWidget):
    """One tab of the result: says how well it fits, and shows.

    Signals:
        said: something worth a word in the status bar happened, such as a copy.
    """

    title: ClassVar[str]
    """The word on the tab."""

    said = Signal(str)

    tools: QWidget | None = None
    """The bar over the view; it stands beside the tabs where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name(f"{self.title} view"))
        self.setAccessibleName(self.title)

    def tools_width(self) -> int | None:
        """Give the room the bar needs beside the tabs; None when there is no bar."""
        return self.tools.minimumSizeHint().width() if self.tools is not None else None

    def lend_tools(self, parent: QWidget, place: QRect) -> None:
        """Let another widget show the bar."""
        if self.tools is not None:
            self.tools.setParent(parent)
            self._give_margins(0)
            self.tools.setGeometry(place)
            self.tools.show()
            self.tools.raise_()

    def take_tools_back(self) -> None:
        """Put the bar over the view again."""
        layout = self.layout()
        if self.tools is not None and isinstance(layout, QVBoxLayout):
            self._give_margins(TOOLS_MARGIN)
            layout.insertWidget(0, self.tools)
            self.tools.show()

    def _give_margins(self, upright: int) -> None:
        layout = self.tools.layout() if self.tools is not None else None
        if layout is not None:
            layout.setContentsMargins(12, upright, 10, upright)

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
