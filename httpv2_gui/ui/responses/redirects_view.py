"""The way a request took: each hop, its answer, and what did not travel on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from httpv2_gui.core.model.result import Exchange
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import Cell, RowsModel
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.facts import status_text, status_tone
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.viewer import Viewer


class RedirectsView(Viewer):
    """One row a hop, the first request at the top, the answer that counts last."""

    title = "Redirects"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._model = RowsModel(("Hop", "Status", "Method", "URL", "Withheld"), self)
        self._grid = Grid("Redirects")
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(PillDelegate(self._grid))
        self._lay_out(self._grid)

    @classmethod
    def fits(cls, reading: Reading) -> float:
        return 0.1 if len(_hops(reading)) > 1 else 0.0

    @classmethod
    def count(cls, reading: Reading) -> int | None:
        return max(len(_hops(reading)) - 1, 0)

    def show_reading(self, reading: Reading) -> None:
        hops = _hops(reading)
        self._model.show_rows([_row(place, one) for place, one in enumerate(hops, 1)])
        self._grid.fit_columns()


def _hops(reading: Reading) -> list[Exchange]:
    return [one for one in reading.result.exchanges if one.counts]


def _row(place: int, hop: Exchange) -> tuple[Cell | str, ...]:
    received = hop.received
    status = Cell("no answer", "err")
    if received is not None:
        status = Cell(status_text(received), status_tone(received.status))
    withheld = ", ".join(hop.withheld)
    tip = "\n".join(hop.withheld)
    return (str(place), status, hop.sent.method, hop.sent.url, Cell(withheld, tip=tip))
