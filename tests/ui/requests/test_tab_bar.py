import pytest
from PySide6.QtCore import Qt

from httpv2_gui.ui.requests.tab_bar import DocumentTabs


@pytest.fixture
def bar(qtbot):
    made = DocumentTabs()
    qtbot.addWidget(made)
    made.resize(600, 38)
    for key in ("one", "two"):
        made.add(key, key.title())
        made.set_method(key, "DELETE")
    made.show()
    return made


def test_badge_and_title(bar):
    bar.set_title("two", "Search & destroy")
    assert bar.tabText(1) == "Search && destroy"
    assert bar.tabButton(1, DocumentTabs.ButtonPosition.LeftSide).text() == "DEL"


def test_the_cross_closes_its_own_tab_also_after_dragging_and_renaming(bar, qtbot):
    cross = bar.tabButton(1, DocumentTabs.ButtonPosition.RightSide)
    bar.moveTab(1, 0)
    bar.change_key("two", "three")
    with qtbot.waitSignal(bar.close_requested) as heard:
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert heard.args == ["three"]


def test_middle_click_closes(bar, qtbot):
    with qtbot.waitSignal(bar.close_requested) as heard:
        qtbot.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(0).center())
    assert heard.args == ["one"]


def test_unsaved_is_told(bar):
    bar.set_modified("one", True)
    mark = bar.tabButton(0, DocumentTabs.ButtonPosition.RightSide)
    assert mark.accessibleName() == "Unsaved, close tab"
    bar.set_modified("one", False)
    assert mark.accessibleName() == "Close tab"


def test_a_wait_is_marked_and_read_out(bar):
    bar.set_waiting("two", True)
    assert not bar.tabIcon(1).isNull()
    assert bar.accessibleTabName(1) == "Two, waiting"
    bar.change_key("two", "three")
    bar.set_waiting("three", False)
    assert bar.tabIcon(1).isNull()
    assert bar.tabToolTip(1) == "Two"
    bar.set_waiting("gone", True)
