"""What became of each looked-for key: met or not, what was found, where, and a hint."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from httpv2_gui.core.model.poll import Finding, Verdict
from httpv2_gui.ui.base.grid import ROW_HEIGHT, Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import Cell, RowsModel

TITLES = ("State", "Key", "Expected", "Found", "Where", "Hint")
MOST_HIGH = 5
"""Rows that are shown before the table scrolls."""


class FindingsTable(Grid):
    """A row for each expected key, then one for each failure value; as high as its rows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows = RowsModel(TITLES, self)
        self._widths: list[int] = []
        self.setModel(self._rows)
        self.setItemDelegate(PillDelegate(self))
        self.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        self.horizontalHeader().setStretchLastSection(True)
        self.show_verdicts(None, None)

    def show_verdicts(self, expected: Verdict | None, failing: Verdict | None) -> None:
        """Show what is known; None or no findings have no rows."""
        rows = [*_rows(expected, _expected_state), *_rows(failing, _failing_state)]
        self._rows.show_rows(rows)
        if rows:
            self.fit_columns()
        shown = min(max(len(rows), 1), MOST_HIGH)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + shown * ROW_HEIGHT + 4)


def _rows(verdict: Verdict | None, state) -> Iterator[tuple[Cell | str, ...]]:
    for one in verdict.findings if verdict is not None else ():
        found = "" if one.actual is None else one.actual
        where = "not in the response" if one.path is None else one.path
        yield (state(one), one.key, one.expected, found, where, one.hint)


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
