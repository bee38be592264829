"""The headers that came and those that went, each line as it was on the wire."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from httpv2_gui.core.model.result import Headers
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.segments import Segments
from httpv2_gui.ui.responses.viewer import Viewer


class HeadersView(Viewer):
    """Two lists, one shown: received and sent. Secrets in the sent ones are labels."""

    title = "Headers"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: tuple[Headers, Headers] = ((), ())
        self._wanted = 0
        self._segments = Segments("Direction", ("Received", "Sent"))
        self._segments.chosen.connect(self._want)
        self._copy = ghost_button("copy", "Copy headers", "Copy all of these headers")
        self._copy.clicked.connect(self._copy_all)
        self._model = RowsModel(("Name", "Value"), self)
        self._grid = Grid("Headers")
        self._grid.setModel(self._model)
        self._grid.horizontalHeader().setStretchLastSection(True)
        self._arrange()

    def fits(self, reading: Reading) -> float:
        final = reading.result.final
        has_any = final is not None and (reading.received or final.sent.headers)
        return 0.2 if has_any else 0.0

    def count(self, reading: Reading) -> int | None:
        return len(reading.received.headers) if reading.received else None

    def show_reading(self, reading: Reading) -> None:
        final = reading.result.final
        received = reading.received.headers if reading.received else ()
        sent = final.sent.headers if final else ()
        self._lists = (received, sent)
        self._segments.rename(0, f"Received  {len(received)}")
        self._segments.rename(1, f"Sent  {len(sent)}")
        self._segments.choose(self._wanted if reading.received else 1)
        self._show_list()

    def _want(self, place: int) -> None:
        self._wanted = place
        self._show_list()

    def _show_list(self) -> None:
        self._model.show_rows(self._lists[self._segments.place()])
        self._grid.fit_columns()

    def _copy_all(self) -> None:
        shown = self._lists[self._segments.place()]
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in shown))
        self.said.emit(f"Copied {len(shown)} headers.")

    def _arrange(self) -> None:
        self.tools = QWidget()
        bar = QHBoxLayout(self.tools)
        bar.setContentsMargins(12, 5, 10, 5)
        bar.addWidget(self._segments)
        bar.addStretch()
        bar.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._grid)
