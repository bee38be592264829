"""The headers that came and those that went, each line as it was on the wire."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.model.result import Headers
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.word_switch import WordSwitch
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.viewer import Viewer


class HeadersView(Viewer):
    """Two lists, one shown: received and sent. Secrets in the sent ones are labels."""

    title = "Headers"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._lists: dict[str, Headers] = {}
        self._wanted = "received"
        self._direction = WordSwitch(
            "Direction", (("received", "Received"), ("sent", "Sent")), self
        )
        self._direction.chosen.connect(self._want)
        copy = ghost_button("copy", "Copy headers", "Copy all of these headers")
        copy.clicked.connect(self._copy_all)
        self._model = RowsModel(("Name", "Value"), self)
        self._grid = Grid("Headers")
        self._grid.setModel(self._model)
        self._grid.horizontalHeader().setStretchLastSection(True)
        self._lay_out(self._grid, bar(self._direction, None, copy))

    @classmethod
    def fits(cls, reading: Reading) -> float:
        final = reading.result.final
        has_any = final is not None and (reading.received or final.sent.headers)
        return 0.2 if has_any else 0.0

    @classmethod
    def count(cls, reading: Reading) -> int | None:
        return len(reading.received.headers) if reading.received else None

    def show_reading(self, reading: Reading) -> None:
        final = reading.result.final
        received = reading.received.headers if reading.received else ()
        sent = final.sent.headers if final else ()
        self._lists = {"received": received, "sent": sent}
        self._direction.rename("received", f"Received  {len(received)}")
        self._direction.rename("sent", f"Sent  {len(sent)}")
        self._direction.choose(self._wanted if reading.received else "sent")
        self._show_list()

    def _want(self, direction: str) -> None:
        self._wanted = direction
        self._show_list()

    def _show_list(self) -> None:
        self._model.show_rows(self._lists[self._direction.key()])
        self._grid.fit_columns()

    def _copy_all(self) -> None:
        shown = self._lists[self._direction.key()]
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in shown))
        self.said.emit(f"Copied {len(shown)} headers.")
