"""What became of each looked-for key: met or not, what was found, where, and a hint."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from httpv2_gui.core.model.poll import Finding, Verdict
from httpv2_gui.ui.base.grid import NARROWEST, ROW_HEIGHT, Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import Cell, RowsModel

TITLES = ("State", "Key", "Expected", "Found", "Where")
Row = tuple[Cell | str, ...]
MOST_HIGH = 6
"""Rows that are shown before the table scrolls."""
WHERE_WIDTH = 120
"""At least, so that all columns can be seen; what is cut stands in the tip."""


class FindingsTable(Grid):
    """A row for each expected key, then one for each failure value; no higher than its rows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows = RowsModel(TITLES, self)
        self.setModel(self._rows)
        self.setItemDelegate(PillDelegate(self))
        self.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        self.horizontalHeader().setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.show_verdicts(None, None)

    def show_verdicts(self, expected: Verdict | None, failing: Verdict | None) -> None:
        """Show what is known; None or no findings have no rows."""
        rows = [*_rows(expected, _expected_state), *_rows(failing, _failing_state)]
        self._rows.show_rows(rows)
        if rows:
            self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Let all columns be seen at once: the middle ones share what room there is."""
        self.fit_columns()
        room = self.viewport().width() - self.columnWidth(0) - WHERE_WIDTH
        middle = sorted(range(1, len(TITLES) - 1), key=self.columnWidth)
        for place, column in enumerate(middle):  # what a narrow one leaves is for the wider ones
            share = max(room // (len(middle) - place), NARROWEST)
            self.setColumnWidth(column, min(self.columnWidth(column), share))
            room -= self.columnWidth(column)

    def _height_of(self, rows: int) -> int:
        return self.horizontalHeader().sizeHint().height() + rows * ROW_HEIGHT + 4

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._rows.rowCount():
            self._fit()

    def sizeHint(self) -> QSize:
        rows = min(max(self._rows.rowCount(), 1), MOST_HIGH)
        return QSize(super().sizeHint().width(), self._height_of(rows))

    def minimumSizeHint(self) -> QSize:
        rows = min(max(self._rows.rowCount(), 1), 2)
        return QSize(super().minimumSizeHint().width(), self._height_of(rows))


def _rows(
    verdict: Verdict | None, state: Callable[[Finding], Cell]
) -> Iterator[tuple[Cell | str, ...]]:
    for one in verdict.findings if verdict is not None else ():
        found = "" if one.actual is None else one.actual
        where = "not in the response" if one.path is None else one.path
        why = f"{where} · {one.hint}" if one.hint else where
        yield (state(one), one.key, one.expected, found, why)


def _expected_state(finding: Finding) -> Cell:
    """Give sign and word: the colour alone would tell nothing to some people."""
    if finding.met:
        return Cell("✓ met", "ok", "The response has this value.")
    if finding.path is None:
        return Cell("– absent", "warn", "The key is nowhere in the response.")
    return Cell("✕ not met", "warn", str(finding))


def _failing_state(finding: Finding) -> Cell:
    if finding.met:
        return Cell("! failure", "err", "This value ends the wait as failed.")
    return Cell("○ no failure", None, "A failure value: it would end the wait.")
