"""The cookies a response set, one a row."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.set_cookie import CookieRow, cookies_of
from httpv2_gui.ui.responses.viewer import Viewer


class CookiesView(Viewer):
    """Shows name, value, where each goes, how long it lives and its flags."""

    title = "Cookies"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        titles = ("Name", "Value", "Domain", "Path", "Expires", "Flags")
        self._model = RowsModel(titles, self)
        self._grid = Grid("Cookies")
        self._grid.setModel(self._model)
        self._lay_out(self._grid)

    @classmethod
    def fits(cls, reading: Reading) -> float:
        return 0.1 if _cookies(reading) else 0.0

    @classmethod
    def count(cls, reading: Reading) -> int | None:
        return len(_cookies(reading))

    def show_reading(self, reading: Reading) -> None:
        rows = [
            (one.name, one.value, one.domain, one.path, one.expires, one.flags)
            for one in _cookies(reading)
        ]
        self._model.show_rows(rows)
        self._grid.fit_columns()


def _cookies(reading: Reading) -> tuple[CookieRow, ...]:
    """Give the cookies of every hop: a login often sets one on its way."""
    return tuple(
        cookie
        for one in reading.result.exchanges
        if one.received is not None and one.counts
        for cookie in cookies_of(one.received.headers, urlsplit(one.sent.url).hostname or "")
    )
