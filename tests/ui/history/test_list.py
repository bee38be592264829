"""The last results of a request."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.storage.history import HistoryEntry
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.history.list import HistoryPanel


def entry(number: int, status: int | None = 200) -> HistoryEntry:
    return HistoryEntry(
        id=str(number),
        status=status,
        method="GET",
        url="https://h.test/x",
        elapsed_ms=120,
        when=datetime.now(UTC) - timedelta(minutes=number),
        succeeded=status == 200,
        message="done",
    )


@pytest.fixture
def panel(qtbot):
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_entries([entry(5, None), entry(0), entry(60, 404)])
    return panel


def select(panel, *rows: int) -> Grid:
    grid = panel.findChild(Grid)
    grid.setSelectionMode(Grid.SelectionMode.MultiSelection)
    for row in rows:
        grid.selectRow(row)
    return grid


def test_rows_are_newest_first(panel) -> None:
    model = panel.findChild(Grid).model()
    rows = [[model.index(row, column).data() for column in (0, 1, 2)] for row in range(3)]
    assert rows == [
        ["200", "just now", "120 ms"],
        ["failed", "5 min ago", "120 ms"],
        ["404", "1 h ago", "120 ms"],
    ]


def test_enter_shows_a_result_again(panel, qtbot) -> None:
    grid = panel.findChild(Grid)
    grid.setCurrentIndex(grid.model().index(2, 0))
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args[0].status == 404


def test_two_are_compared_the_older_first(panel, qtbot) -> None:
    diff = panel.findChild(QWidget, "diff")
    assert not diff.isEnabled()
    select(panel, 0, 2)
    with qtbot.waitSignal(panel.diff_requested) as asked:
        diff.click()
    assert [one.id for one in asked.args] == ["60", "0"]


def test_the_selection_outlives_a_new_age(panel) -> None:
    select(panel, 1)
    panel._show_rows()
    assert [one.id for one in panel.selected()] == ["5"]


def test_forgetting_is_asked_for(panel, qtbot) -> None:
    with qtbot.waitSignal(panel.forget_requested):
        panel.findChild(QWidget, "forget_all").click()
    panel.show_entries(())
    assert not panel.findChild(QWidget, "forget_all").isEnabled()


@pytest.mark.parametrize(
    ("ended", "shown"),
    [("stopped", "stopped"), ("out_of_time", "out of time"), ("status", "200")],
)
def test_a_wait_that_did_not_end_well_says_so(panel, ended: str, shown: str) -> None:
    panel.show_entries([dataclasses.replace(entry(0), succeeded=False, ended=ended)])
    assert panel.findChild(Grid).model().index(0, 0).data() == shown
