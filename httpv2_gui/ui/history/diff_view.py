"""What changed from one result to another: status, headers, body."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.document.diff import Difference, diff
from httpv2_gui.core.document.json_diff import Change
from httpv2_gui.core.document.line_diff import Line
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.pill import Pill
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import Cell, RowsModel
from httpv2_gui.ui.base.tabs import UnderlineTabs
from httpv2_gui.ui.base.tasks import Tasks

TONES = {"added": "ok", "removed": "err", "changed": "warn"}
AROUND = 3
"""Lines that are shown before and after a changed one."""


class DiffView(QWidget):
    """A page; compares off the window's thread.

    Signals:
        closed: back to where one came from.
    """

    closed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diff")
        self.setAccessibleName("Comparison")
        self._own = OwnTasks(self, tasks)
        self._before, self._after, self._verdict = Pill(), Pill(), QLabel()
        self._verdict.setObjectName("verdict")
        self._verdict.setProperty("kind", "help")
        self._changes = RowsModel(("Path", "Change", "Before", "After"), self)
        self._lines = RowsModel(("Before", "After", "Change", "Line"), self)
        self._headers = RowsModel(("Header", "Change", "Before", "After"), self)
        self._tabs = UnderlineTabs()
        self._grids = [
            self._page("Body", self._changes),
            self._page("Lines", self._lines),
            self._page("Headers", self._headers),
        ]
        self._grids[1].setFont(theme.mono_font(12))
        self._grids[1].verticalHeader().setDefaultSectionSize(22)
        self._arrange()

    def show_results(self, before: Result, after: Result) -> None:
        """Compare two results of one request, the older first."""
        self._before.show_as(_title(before), "ok" if before.succeeded else "err")
        self._after.show_as(_title(after), "ok" if after.succeeded else "err")
        self._verdict.setText("Comparing…")
        self._own.start(self._compare(before, after), "compare", again="replace")

    def stop(self) -> None:
        """Cancel the comparison: the page goes away."""
        self._own.cancel("compare")

    async def _compare(self, before: Result, after: Result) -> None:
        self._show(await asyncio.to_thread(diff, before, after))

    def _show(self, found: Difference) -> None:
        changed = [one for one in found.lines if one.kind != "same"]
        self._verdict.setText(verdict(found, len(changed)))
        self._changes.show_rows([_change(one) for one in found.changes])
        self._lines.show_rows([_line(one) for one in near_changes(found.lines)])
        self._headers.show_rows([_change(one) for one in found.headers])
        counts = (len(found.changes), len(changed), len(found.headers))
        by_line = found.body_kind == "lines"
        for place, count in enumerate(counts):
            self._tabs.set_count(place, count)
            self._grids[place].fit_columns()
        self._tabs.setTabVisible(0, not by_line)
        self._tabs.setTabVisible(1, by_line)
        body = 1 if by_line else 0
        self._tabs.setCurrentIndex(body if counts[body] or not counts[2] else 2)

    def _page(self, name: str, model: RowsModel) -> Grid:
        grid = Grid(f"{name} changes")
        grid.setModel(model)
        grid.setItemDelegate(PillDelegate(grid))
        grid.horizontalHeader().setStretchLastSection(True)
        self._tabs.add(grid, name)
        return grid

    def _arrange(self) -> None:
        back = text_button("Back", "chevron-left", "Back to the results", "Alt+Left")
        back.clicked.connect(self.closed)
        arrow = QLabel("→")
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 12, 4)
        bar.setSpacing(8)
        for widget in (back, self._before, arrow, self._after, self._verdict):
            bar.addWidget(widget)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._tabs, 1)


def verdict(found: Difference, changed_lines: int) -> str:
    """Say in a sentence what differs."""
    if found.is_empty:
        return "Nothing differs: status, headers and body are the same."
    parts = []
    if found.status is not None:
        parts.append("the status")
    if found.headers:
        parts.append(spoken.count(len(found.headers), "header"))
    if found.changes:
        parts.append(spoken.count(len(found.changes), "value"))
    if changed_lines:
        parts.append(spoken.count(changed_lines, "line"))
    return f"Different: {', '.join(parts)}."


def near_changes(lines: tuple[Line, ...]) -> list[Line]:
    """Leave out lines that are the same and far from a change."""
    near: set[int] = set()
    for place, line in enumerate(lines):
        if line.kind != "same":
            near.update(range(place - AROUND, place + AROUND + 1))
    return [line for place, line in enumerate(lines) if place in near]


def _title(result: Result) -> str:
    status = str(result.answer.status) if result.answer else "failed"
    return f"{status}, {result.started.astimezone():%Y-%m-%d %H:%M:%S}"


def _change(change: Change) -> tuple[Cell, ...]:
    return (
        Cell(change.path or "(all)"),
        Cell(change.kind, TONES[change.kind]),
        Cell(change.before or ""),
        Cell(change.after or ""),
    )


def _line(line: Line) -> tuple[Cell, ...]:
    return (
        Cell(str(line.before or ""), right=True),
        Cell(str(line.after or ""), right=True),
        Cell("" if line.kind == "same" else line.kind, TONES.get(line.kind)),
        Cell(line.text),
    )
