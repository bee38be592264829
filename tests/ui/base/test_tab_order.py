import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.later import Later


def line(name: str, parent: QWidget | None = None) -> QLineEdit:
    made = QLineEdit(parent)
    made.setObjectName(name)
    return made


@pytest.fixture
def page(qtbot):
    made = QWidget()
    made.setProperty("kind", "page")
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def by_tab(page, qtbot) -> str:
    """Press Tab until it comes round again."""
    page.show()
    page.activateWindow()
    first = page.focusWidget() or page.nextInFocusChain()
    first.setFocus()
    names = []
    while (focused := page.focusWidget()) is not None and focused.objectName() not in names:
        names.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return " ".join(names)


def test_rows_before_columns_whatever_was_made_first(page, qtbot):
    grid = QGridLayout()
    for name, row, column in (("d", 1, 1), ("b", 0, 1), ("c", 1, 0), ("a", 0, 0)):
        grid.addWidget(line(name, page), row, column)
    page.layout().addLayout(grid)
    tab_order.arrange(page)
    page.findChild(QLineEdit, "a").setFocus()
    assert by_tab(page, qtbot) == "a b c d"


def test_what_is_made_later_takes_its_place(page, qtbot):
    place = Later(lambda parent: line("b", parent), page)
    place.hide()
    for widget in (line("a"), place, line("c")):
        page.layout().addWidget(widget)
    page.show()
    place.show()
    page.findChild(QLineEdit, "a").setFocus()
    assert by_tab(page, qtbot) == "a b c"


def test_it_looks_into_splitters_areas_and_tabs(page):
    split, area, tabs = QSplitter(), QScrollArea(), QTabWidget()
    tabs.tabBar().setObjectName("bar")
    area.setWidget(line("a"))
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tabs.addTab(line("b"), "B")
    split.addWidget(area)
    split.addWidget(tabs)
    page.layout().addWidget(split)
    assert [one.objectName() for one in tab_order.stops(page)] == ["a", "bar", "b"]


def test_a_part_is_arranged_with_its_page(page, qtbot):
    inner = QWidget(page)
    QVBoxLayout(inner).addWidget(line("b"))
    for widget in (line("a"), inner):
        page.layout().addWidget(widget)
    assert tab_order.page_of(inner) is page
