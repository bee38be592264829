"""The table of a document in Qt's hands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.document.table import Table
from httpv2_gui.core.model.json_text import parse
from httpv2_gui.ui.base.rows_model import ALIGNMENT, SIGN, TONE, WHOLE_TEXT
from httpv2_gui.ui.responses.table_model import NULL, TableModel

TEXT = """[{"id": 18446744073709551617, "state": "finished", "x": {"y": 1.10}, "none": null},
           {"id": 2, "state": "odd", "none": "<b>bold</b>"}]"""


@pytest.fixture
def model() -> TableModel:
    table = Table.of(parse(TEXT))
    assert table is not None
    made = TableModel()
    made.show_table(table)
    return made


def test_qt_agrees(model, qtmodeltester) -> None:
    qtmodeltester.check(model)


def test_cells_are_as_written(model) -> None:
    row = [model.index(0, column).data() for column in range(4)]
    assert row == ["18446744073709551617", "finished", "1.10", NULL]
    assert model.index(1, 2).data() == ""
    assert model.index(0, 3).data(WHOLE_TEXT) == "null"


def test_columns_are_named_by_paths(model) -> None:
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert names == ["id", "state", "x.y", "none"]


def test_numbers_stand_right(model) -> None:
    assert model.index(0, 0).data(ALIGNMENT)
    assert not model.index(0, 1).data(ALIGNMENT)


def test_known_words_have_tone_and_sign(model) -> None:
    assert (model.index(0, 1).data(TONE), model.index(0, 1).data(SIGN)) == ("ok", "✓")
    assert model.index(1, 1).data(TONE) is None


def test_html_stays_text(model) -> None:
    assert model.index(1, 3).data() == "<b>bold</b>"
    assert "<b>" not in model.index(1, 3).data(Qt.ItemDataRole.ToolTipRole)


def test_rows_and_columns_are_chosen(model) -> None:
    model.show_rows([1])
    model.show_columns([1, 0])
    assert [model.index(0, column).data() for column in range(2)] == ["odd", "2"]
    assert (model.rowCount(), model.columnCount()) == (1, 2)
