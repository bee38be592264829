"""The tabs of a result: opens the one that fits best, or the one a person chose before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.later import Later
from httpv2_gui.ui.base.tabs import UnderlineTabs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.attempts_view import AttemptsView
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

VIEWERS: tuple[type[Viewer], ...] = (
    TableViewer,
    TreeViewer,
    TextView,
    HeadersView,
    CookiesView,
    RedirectsView,
    TimelineView,
    AttemptsView,
    ImageView,
    HexView,
)
"""In the order of their tabs."""
_RARE = ("Image", "Attempts")
"""Tabs that are there only where they have something to show."""


class ViewerTabs(QWidget):
    """One tab a viewer; a viewer is made when it has something to show for the first time.

    Signals:
        said: a sentence for the status bar.
        save_asked: the person wants the whole body in a file.
        wait_for: the person wants to wait until a key has this value. args: key, value as JSON.
    """

    said = Signal(str)
    save_asked = Signal()
    wait_for = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewers")
        self._task_list = tasks
        self._reading: Reading | None = None
        self._request_key = ""
        self._chosen: dict[str, str] = {}
        self._shown: set[type[Viewer]] = set()
        self._by_itself = False
        self._beside: Viewer | None = None
        self._tabs = UnderlineTabs(self)
        self._places = [Later(self._maker(kind), self._tabs) for kind in VIEWERS]
        for kind, place in zip(VIEWERS, self._places, strict=True):
            self._tabs.add(place, kind.title)
        self._tabs.currentChanged.connect(self._changed)
        self._skeleton = QLabel("Reading…", self)
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
        fits = [kind.fits(reading) for kind in VIEWERS]
        for index, kind in enumerate(VIEWERS):
            self._tabs.setTabEnabled(index, fits[index] > 0)
            self._tabs.set_count(index, kind.count(reading))
        for rare in map(_index, _RARE):
            self._tabs.setTabVisible(rare, fits[rare] > 0)
        best = max(range(len(fits)), key=fits.__getitem__)
        chosen = _index(self._chosen.get(request_key, ""))
        self._tabs.setCurrentIndex(chosen if chosen >= 0 and fits[chosen] > 0 else best)
        self._by_itself = False
        self._present(self._tabs.currentIndex())
        self._place_tools()
        self._stack.setCurrentIndex(1)

    def open(self, title: str) -> None:
        """Open a tab by its name and remember it, as a click does."""
        index = _index(title)
        if index >= 0 and self._tabs.isTabEnabled(index):
            self._tabs.setCurrentIndex(index)
            self._changed(index)

    def current(self) -> str:
        """Give the name of the open tab."""
        return VIEWERS[self._tabs.currentIndex()].title

    def enabled(self) -> list[str]:
        """Give the names of the tabs that have something to show."""
        return [
            kind.title
            for index, kind in enumerate(VIEWERS)
            if self._tabs.isTabEnabled(index) and self._tabs.isTabVisible(index)
        ]

    def has_rows(self) -> bool:
        """Whether there is a table to copy as CSV."""
        return self._reading is not None and TableViewer.fits(self._reading) > 0

    def copy_csv(self) -> None:
        """Put the table as it is filtered and sorted on the clipboard."""
        if self.has_rows():
            table = _index(TableViewer.title)
            self._present(table)
            cast("TableViewer", self._viewer(table)).copy_csv()

    def in_tab_order(self) -> Iterator[QWidget]:
        """Yield the lent bar between the tabs and what they show."""
        yield self._tabs.tabBar()
        if self._beside is not None and self._beside.tools is not None:
            yield self._beside.tools
        yield from self._places

    def stop(self) -> None:
        """Cancel what the viewers do."""
        for viewer in self._made():
            viewer.stop()

    def _maker(self, kind: type[Viewer]):
        def make(parent: QWidget) -> Viewer:
            viewer = kind(self._task_list, parent)
            viewer.said.connect(self.said)
            viewer.save_asked.connect(self.save_asked)
            viewer.wait_for.connect(self.wait_for)
            return viewer

        return make

    def _viewer(self, index: int) -> Viewer:
        return cast("Viewer", self._places[index].widget())

    def _made(self) -> Iterator[Viewer]:
        return (cast("Viewer", place.widget()) for place in self._places if place.is_made)

    def _changed(self, index: int) -> None:
        """Remember what a person opens, by mouse or by keys, but not what opens by itself."""
        if self._by_itself or self._reading is None:
            return
        self._chosen[self._request_key] = VIEWERS[index].title
        self._present(index)
        self._place_tools()

    def _present(self, index: int) -> None:
        kind = VIEWERS[index]
        if self._reading is None or kind in self._shown or kind.fits(self._reading) <= 0:
            return
        self._shown.add(kind)
        self._viewer(index).show_reading(self._reading)

    def _place_tools(self) -> None:
        """Put the open viewer's bar beside the tabs where there is room: it saves a line."""
        place = self._places[self._tabs.currentIndex()]
        viewer = self._viewer(self._tabs.currentIndex()) if place.is_made else None
        bar = self._tabs.tabBar()
        left = bar.sizeHint().width()
        room = self.width() - left
        needed = viewer.tools_width() if viewer is not None else None
        has_room = self._reading is not None and needed is not None and needed <= room
        wanted = viewer if has_room else None
        if self._beside is not None and self._beside is not wanted:
            self._beside.take_tools_back()
        if wanted is not None:
            wanted.lend_tools(self, QRect(left, 0, room, bar.height()))
        if wanted is not self._beside:
            self._beside = wanted
            tab_order.arrange(self)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()


def _index(title: str) -> int:
    titles = [kind.title for kind in VIEWERS]
    return titles.index(title) if title in titles else -1
