"""Rows of plain text for Qt's tables."""

from __future__ import annotations

from PySide6.QtCore import Qt

from httpv2_gui.ui.base.rows_model import TONE, WHOLE_TEXT, Cell, RowsModel


def model_of(*rows) -> RowsModel:
    model = RowsModel(("Name", "Value"))
    model.show_rows(rows)
    return model


def test_strings_and_cells_are_shown(qtmodeltester) -> None:
    model = model_of(("a", Cell("failed", "err")))
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "a"
    assert model.index(0, 1).data(TONE) == "err"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Value"


def test_a_long_text_is_cut_on_screen_but_copied_whole() -> None:
    model = model_of(("a", "x\n" * 1000))
    index = model.index(0, 1)
    assert len(index.data()) <= 301
    assert "\n" not in index.data()
    assert index.data(WHOLE_TEXT) == "x\n" * 1000


def test_tooltips_are_escaped() -> None:
    model = model_of(("a", "<i>b</i>"))
    assert "<i>" not in model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_a_row_is_put_above_the_others(qtmodeltester) -> None:
    model = model_of(("b", "2"), ("c", "3"))
    qtmodeltester.check(model)
    model.put_first(("a", Cell("1")), 2)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["a", "b"]
