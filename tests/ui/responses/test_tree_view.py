"""The tree as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeView, QWidget

from httpv2_gui.ui.base.find_line import FindLine
from httpv2_gui.ui.responses.reading import read
from httpv2_gui.ui.responses.tree_view import TreeViewer
from tests.ui.responses.results import result
from tests.ui.waiting import until

DOCUMENT = {"data": [{"id": 1, "first name": "Ann"}, {"id": 2, "first name": "Bob"}], "end": "Ann"}


@pytest.fixture
async def view(qtbot, tasks):
    made = TreeViewer(tasks)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_reading(read(result(DOCUMENT)))
    yield made
    made.stop()


def current(view) -> str:
    return view.findChild(QTreeView).currentIndex().siblingAtColumn(1).data()


def do(view, name: str) -> str:
    view.findChild(QTreeView).findChild(QAction, name).trigger()
    return QGuiApplication.clipboard().text()


async def test_a_small_document_is_open(view) -> None:
    tree = view.findChild(QTreeView)
    assert tree.isExpanded(tree.model().index(1, 0, tree.model().index(0, 0)))


async def test_search_goes_to_each_match(view) -> None:
    bar = view.findChild(FindLine)
    bar.findChild(QLineEdit).setText("ann")
    count = bar.findChild(QLabel)
    await until(lambda: count.text() == "1 of 2")
    view.findChild(QWidget, "next_match").click()
    assert (count.text(), current(view)) == ("2 of 2", '"Ann"')
    view.findChild(QWidget, "next_match").click()
    assert count.text() == "1 of 2"


async def test_nothing_found_is_told(view) -> None:
    bar = view.findChild(FindLine)
    bar.findChild(QLineEdit).setText("zzz")
    await until(lambda: bar.findChild(QLabel).text() == "no match")


async def test_paths_and_values_are_copied(view) -> None:
    tree = view.findChild(QTreeView)
    model = tree.model()
    second = model.index(1, 0, model.index(0, 0))
    tree.setCurrentIndex(model.index(1, 0, second))
    assert do(view, "copy_value") == "Bob"
    assert do(view, "copy_path") == "data.1.first name"
    assert do(view, "copy_jsonpath") == "$.data[1]['first name']"
    assert do(view, "copy_http_v2_name") == "data_2_first name"
    tree.setCurrentIndex(second)
    assert do(view, "copy_value") == '{\n  "id": 2,\n  "first name": "Bob"\n}'


async def test_expand_below_and_collapse(view) -> None:
    tree = view.findChild(QTreeView)
    view.findChild(QWidget, "collapse_all").click()
    first = tree.model().index(0, 0)
    assert not tree.isExpanded(first)
    tree.setCurrentIndex(first)
    view.findChild(QWidget, "expand_all_below").click()
    assert tree.isExpanded(tree.model().index(0, 0, first))


async def test_a_large_document_opens_only_its_top(view) -> None:
    view.show_reading(read(result({"rows": [{"id": one} for one in range(5000)]})))
    tree = view.findChild(QTreeView)
    assert tree.model().rowCount(tree.model().index(0, 0)) == 5
