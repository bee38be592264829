"""The attempts of a wait that is over, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.attempt_rows import TITLES, row_of
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.viewer import Viewer


class AttemptsView(Viewer):
    """Fits what was waited for; says when each attempt was and what differed."""

    title = "Attempts"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._model = RowsModel(TITLES, self)
        self._grid = Grid("Attempts")
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(PillDelegate(self._grid))
        self._grid.horizontalHeader().setStretchLastSection(True)
        self._lay_out(self._grid)

    @classmethod
    def fits(cls, reading: Reading) -> float:
        return 0.1 if reading.result.attempt_log else 0.0

    @classmethod
    def count(cls, reading: Reading) -> int | None:
        return len(reading.result.attempt_log)

    def show_reading(self, reading: Reading) -> None:
        self._model.show_rows([row_of(one) for one in reversed(reading.result.attempt_log)])
        self._grid.fit_columns()
