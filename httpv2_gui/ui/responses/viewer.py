"""What every way to look at a response has in common."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import object_name
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.reading import Reading

TOOLS_MARGIN = 5


class Viewer(QWidget):
    """One tab of the result: the class says how well it fits, an object of it shows.

    Signals:
        said: something worth a word in the status bar happened, such as a copy.
        save_asked: the person wants the whole body in a file.
        wait_for: the person wants to wait until a key has this value. args: key, value as JSON.
    """

    title: ClassVar[str]
    """The word on the tab."""

    said = Signal(str)
    save_asked = Signal()
    wait_for = Signal(str, str)

    tools: QWidget | None = None
    """The bar over the view; it stands beside the tabs where there is room."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name(f"{self.title} view"))
        self.setAccessibleName(self.title)
        self._tasks = OwnTasks(self, tasks)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    @classmethod
    def fits(cls, reading: Reading) -> float:
        """Give 0 when there is nothing to show; the best of all viewers is opened first."""
        raise NotImplementedError

    @classmethod
    def count(cls, reading: Reading) -> int | None:
        """Give the number beside the title, if there is one."""
        return None

    def show_reading(self, reading: Reading) -> None:
        """Show it; called when the tab is opened, not before."""
        raise NotImplementedError

    def stop(self) -> None:
        """Cancel what fills the view: it goes away or gets something else to show."""
        self._tasks.cancel("fill")

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
        if self.tools is not None:
            self._give_margins(TOOLS_MARGIN)
            self._rows.insertWidget(0, self.tools)
            self.tools.show()

    def _lay_out(self, view: QWidget, tools: QHBoxLayout | None = None) -> None:
        """Put the view below its bar."""
        if tools is not None:
            self.tools = QWidget(self)
            self.tools.setLayout(tools)
            self._rows.addWidget(self.tools)
        self._rows.addWidget(view, 1)

    def _on_find(self, run: Callable[[], object]) -> None:
        """Do this when the keys for finding are pressed anywhere in the view."""
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: run())

    def _fill(self, work: Coroutine[Any, Any, None]) -> None:
        """Start what fills the view, in place of what does so now."""
        self._tasks.start(work, "fill", again="replace")

    def _give_margins(self, upright: int) -> None:
        layout = self.tools.layout() if self.tools is not None else None
        if layout is not None:
            layout.setContentsMargins(12, upright, 10, upright)
