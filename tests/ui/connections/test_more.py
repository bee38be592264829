from PySide6.QtWidgets import QLabel

from httpv2_gui.ui.connections.more import More


def test_shows_and_hides(qtbot):
    more = More("More")
    qtbot.addWidget(more)
    inside = QLabel("rare")
    more.rows.addWidget(inside)
    more.show()
    assert not inside.isVisible()
    more.heading.click()
    assert inside.isVisible()
