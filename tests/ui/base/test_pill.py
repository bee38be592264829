from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.ui.base.pill import Pill


def test_says_what_it_shows(qtbot):
    pill = Pill("200 OK", "ok")
    qtbot.addWidget(pill)
    assert pill.accessibleName() == "200 OK"
    assert pill.property("tone") == "ok"
    assert not pill.isVisible()


def test_empty_hides_and_comes_back(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    pill = Pill()
    QVBoxLayout(page).addWidget(pill)
    page.show()
    assert not pill.isVisible()
    pill.show_as("late", "warn")
    assert pill.isVisible()
