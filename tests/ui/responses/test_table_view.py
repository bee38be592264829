"""The table as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.responses.reading import read
from httpv2_gui.ui.responses.row_dialog import RowDialog
from httpv2_gui.ui.responses.table_view import TableViewer
from tests.ui.responses.results import PEOPLE, result
from tests.ui.waiting import signal, until


@pytest.fixture
async def view(qtbot, tasks):
    made = TableViewer(tasks)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.show_reading(read(result(PEOPLE)))
    await until(lambda: grid_of(made).model().rowCount() == 3)
    yield made
    made.stop()


def grid_of(view) -> Grid:
    return view.findChild(Grid)


def column(view, name: str) -> list[str]:
    model = grid_of(view).model()
    titles = [
        model.headerData(one, Qt.Orientation.Horizontal) for one in range(model.columnCount())
    ]
    place = titles.index(name)
    return [model.index(row, place).data() for row in range(model.rowCount())]


async def filtered(view, text: str) -> str:
    line, count = (
        view.findChild(QLineEdit, "filter_records"),
        view.findChild(QLabel, "record_count"),
    )
    count.setText("")
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return await until(lambda: count.text())


async def test_columns_are_flattened_paths(view) -> None:
    model = grid_of(view).model()
    titles = [
        model.headerData(one, Qt.Orientation.Horizontal) for one in range(model.columnCount())
    ]
    assert titles == ["name", "age", "state", "tags.a", "more.0", "more.1"]


async def test_words_and_expressions_filter(view) -> None:
    assert await filtered(view, "BOB") == "1 of 3 records"
    assert column(view, "name") == ["Bob"]
    assert await filtered(view, "/^(Ann|Cyd)$/") == "2 of 3 records"
    assert await filtered(view, "") == "3 records"


async def test_a_wrong_expression_is_told_and_changes_nothing(view) -> None:
    assert await filtered(view, "/(/") == "not a regular expression"
    assert len(column(view, "name")) == 3


async def test_a_header_sorts_up_down_and_back(view) -> None:
    header = grid_of(view).horizontalHeader()
    orders = [["7", "41", "—"], ["41", "7", "—"], ["41", "—", "7"]]
    for order in orders:
        header.sectionClicked.emit(1)
        await until(lambda order=order: column(view, "age") == order)
    assert not header.isSortIndicatorShown()


async def test_columns_are_chosen(view, qtbot) -> None:
    view.findChild(QWidget, "choose_columns").click()
    chooser = view.findChild(QWidget, "column_chooser")
    items = chooser.findChild(QListWidget)
    items.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert grid_of(view).model().columnCount() == 0
    items.item(3).setCheckState(Qt.CheckState.Checked)
    assert column(view, "state") == ["finished", "error", ""]
    chooser.findChild(QLineEdit).setText("name")
    assert [items.item(row).isHidden() for row in (1, 2)] == [False, True]
    chooser.hide()


async def test_csv_is_what_is_shown(view) -> None:
    await filtered(view, "Bob")
    view.copy_csv()
    assert await signal(view.said) == "Copied 1 record as CSV."
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Bob,null,error,,,"


async def test_csv_is_exported(view, answers, tmp_path: Path) -> None:
    answers.next(tmp_path / "people.csv")
    view.findChild(QWidget, "export_csv").click()
    await signal(view.said)
    assert (tmp_path / "people.csv").read_text("utf-8").count("\n") == 4


async def test_a_row_opens_with_whole_values(view) -> None:
    grid = grid_of(view)
    grid.setCurrentIndex(grid.model().index(2, 0))
    QTest.keyClick(grid, Qt.Key.Key_Return)
    dialog = await until(lambda: view.findChild(RowDialog))
    assert dialog.windowTitle() == "Record 3"
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "Cyd"
    dialog.reject()
    await until(lambda: not dialog.isVisible())


async def test_lists_inside_an_object_can_be_chosen(view) -> None:
    view.show_reading(read(result({"people": PEOPLE, "others": [{"x": 1}]})))
    source = view.findChild(QComboBox, "source")
    assert [source.itemText(one) for one in range(2)] == ["people  3", "others  1"]
    source.setCurrentIndex(1)
    source.activated.emit(1)
    await until(lambda: grid_of(view).model().columnCount() == 1)
    assert column(view, "x") == ["1"]
