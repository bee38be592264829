"""A table for reading: copies, opens, measures its columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from httpv2_gui.ui.base.grid import WIDEST, Grid
from httpv2_gui.ui.base.rows_model import RowsModel


@pytest.fixture
def grid(qtbot):
    grid = Grid("People")
    qtbot.addWidget(grid)
    model = RowsModel(("Name", "Note"), grid)
    model.show_rows([("Ann", "one\ntwo"), ("Bob", "x" * 500)])
    grid.setModel(model)
    return grid


def test_one_cell_is_copied_as_it_is(grid) -> None:
    grid.setCurrentIndex(grid.model().index(0, 1))
    QTest.keySequence(grid, "Ctrl+C")
    grid.copy_cells()
    assert QGuiApplication.clipboard().text() == "one\ntwo"


def test_rows_are_copied_between_tabs(grid) -> None:
    grid.selectAll()
    grid.copy_rows()
    assert QGuiApplication.clipboard().text().startswith('Ann\t"one\ntwo"\nBob\t')


def test_enter_opens_the_row(grid, qtbot) -> None:
    grid.setCurrentIndex(grid.model().index(1, 0))
    with qtbot.waitSignal(grid.opened) as heard:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert heard.args[0].row() == 1


def test_columns_fit_their_text_within_bounds(grid) -> None:
    grid.fit_columns()
    assert grid.columnWidth(0) < grid.columnWidth(1) == WIDEST


def test_names_for_screen_readers_and_tests(grid) -> None:
    assert (grid.accessibleName(), grid.objectName()) == ("People", "people")
