from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base.tabs import UnderlineTabs


def test_count_stands_beside_the_name(qtbot):
    tabs = UnderlineTabs()
    qtbot.addWidget(tabs)
    tabs.add(QWidget(), "Headers")
    tabs.set_count(0, 3)
    assert tabs.tabText(0) == "Headers  3"
    tabs.set_count(0, 0)
    assert tabs.tabText(0) == tabs.name_of(0) == "Headers"


def test_opened_by_name(qtbot):
    tabs = UnderlineTabs()
    qtbot.addWidget(tabs)
    tabs.add(QWidget(), "Params")
    tabs.set_count(tabs.add(QWidget(), "Headers"), 2)
    tabs.open_named("Headers")
    assert tabs.currentIndex() == 1
