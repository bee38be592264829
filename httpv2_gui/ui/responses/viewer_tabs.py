"""The tabs of a result: opens the one that fits best, or the one a person chose before."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from httpv2_gui.ui.base.tabs import UnderlineTabs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.cookies_view import CookiesView
from httpv2_gui.ui.responses.headers_view import HeadersView
from httpv2_gui.ui.responses.hex_view import HexView
from httpv2_gui.ui.responses.image_view import ImageView
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.redirects_view import RedirectsView
from httpv2_gui.ui.responses.table_view import TableViewer
from httpv2_gui.ui.responses.text_view import TextView
from httpv2_gui.ui.responses.timeline_view import TimelineView
from httpv2_gui.ui.responses.tree_view import TreeViewer
from httpv2_gui.ui.responses.viewer import Viewer


class ViewerTabs(QWidget):
    """Holds every viewer; one shows a Reading only when its tab is opened.

    Signals:
        said: a sentence for the status bar.
        save_asked: the person wants the whole body in a file.
    """

    said = Signal(str)
    save_asked = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewers")
        self._reading: Reading | None = None
        self._request_key = ""
        self._chosen: dict[str, str] = {}
        self._shown: set[Viewer] = set()
        self._by_itself = False
        self._beside: Viewer | None = None
        self._table = TableViewer(tasks)
        text = TextView(tasks)
        text.save_asked.connect(self.save_asked)
        self._viewers: tuple[Viewer, ...] = (
            self._table,
            TreeViewer(tasks),
            text,
            HeadersView(),
            CookiesView(),
            RedirectsView(),
            TimelineView(),
            ImageView(tasks),
            HexView(),
        )
        self._tabs = UnderlineTabs()
        for viewer in self._viewers:
            self._tabs.add(viewer, viewer.title)
            viewer.said.connect(self.said)
        self._tabs.currentChanged.connect(self._changed)
        self._skeleton = QLabel("Reading…")
        self._skeleton.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._skeleton.setProperty("kind", "dim")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._skeleton)
        self._stack.addWidget(self._tabs)

    def show_skeleton(self) -> None:
        """Say that the body is being read; a reading that is shown is stale now."""
        self.stop()
        self._reading = None
        self._place_tools()
        self._stack.setCurrentIndex(0)

    def show_reading(self, reading: Reading, request_key: str = "") -> None:
        """Enable the tabs that fit and open the best, or the person's choice for this request."""
        self._reading, self._request_key = reading, request_key
        self._shown.clear()
        self._by_itself = True
        fits = [viewer.fits(reading) for viewer in self._viewers]
        for index, viewer in enumerate(self._viewers):
            self._tabs.setTabEnabled(index, fits[index] > 0)
            self._tabs.set_count(index, viewer.count(reading))
        image = self._index("Image")
        self._tabs.setTabVisible(image, fits[image] > 0)
        best = max(range(len(fits)), key=fits.__getitem__)
        chosen = self._index(self._chosen.get(request_key, ""))
        self._tabs.setCurrentIndex(chosen if chosen >= 0 and fits[chosen] > 0 else best)
        self._by_itself = False
        self._present(self._viewers[self._tabs.currentIndex()])
        self._place_tools()
        self._stack.setCurrentIndex(1)

    def open(self, title: str) -> None:
        """Open a tab by its name and remember it, as a click does."""
        index = self._index(title)
        if index >= 0 and self._tabs.isTabEnabled(index):
            self._tabs.setCurrentIndex(index)
            self._changed(index)

    def current(self) -> str:
        """Give the name of the open tab."""
        return self._viewers[self._tabs.currentIndex()].title

    def enabled(self) -> list[str]:
        """Give the names of the tabs that have something to show."""
        return [
            viewer.title
            for index, viewer in enumerate(self._viewers)
            if self._tabs.isTabEnabled(index) and self._tabs.isTabVisible(index)
        ]

    def has_rows(self) -> bool:
        """Whether there is a table to copy as CSV."""
        return self._reading is not None and self._table.fits(self._reading) > 0

    def copy_csv(self) -> None:
        """Put the table as it is filtered and sorted on the clipboard."""
        if self._reading is not None and self._table.fits(self._reading) > 0:
            self._present(self._table)
            self._table.copy_csv()

    def stop(self) -> None:
        """Cancel what the viewers do."""
        for viewer in self._viewers:
            viewer.stop()

    def _changed(self, index: int) -> None:
        """Remember what a person opens, by mouse or by keys, but not what opens by itself."""
        if self._by_itself or self._reading is None:
            return
        self._chosen[self._request_key] = self._viewers[index].title
        self._present(self._viewers[index])
        self._place_tools()

    def _present(self, viewer: Viewer) -> None:
        if self._reading is None or viewer in self._shown or viewer.fits(self._reading) <= 0:
            return
        self._shown.add(viewer)
        viewer.show_reading(self._reading)

    def _place_tools(self) -> None:
        """Put the open viewer's bar beside the tabs where there is room: it saves a line."""
        viewer = self._viewers[self._tabs.currentIndex()]
        bar = self._tabs.tabBar()
        left = bar.sizeHint().width()
        room = self.width() - left
        needed = viewer.tools_width()
        has_room = self._reading is not None and needed is not None and needed <= room
        wanted = viewer if has_room else None
        if self._beside is not None and self._beside is not wanted:
            self._beside.take_tools_back()
        if wanted is not None:
            wanted.lend_tools(self, QRect(left, 0, room, bar.height()))
        self._beside = wanted

    def _index(self, title: str) -> int:
        titles = [viewer.title for viewer in self._viewers]
        return titles.index(title) if title in titles else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()
