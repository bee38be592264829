from PySide6.QtWidgets import QLabel

from httpv2_gui.ui.base.later import Later


def test_nothing_is_made_before_it_is_looked_at(qtbot):
    place = Later(lambda parent: QLabel("here", parent))
    qtbot.addWidget(place)
    assert not place.is_made
    place.show()
    assert place.is_made
    assert place.widget().isVisible()


def test_it_is_made_once_and_told(qtbot):
    place = Later(lambda parent: QLabel("here", parent))
    qtbot.addWidget(place)
    with qtbot.waitSignal(place.made) as told:
        made = place.widget()
    assert told.args == [made]
    assert place.widget() is made
    assert place.isAncestorOf(made)


def test_something_can_stand_below_it_from_the_start(qtbot):
    place = Later(lambda parent: QLabel("here", parent))
    qtbot.addWidget(place)
    below = QLabel("below")
    place.add_below(below)
    place.resize(100, 100)
    place.show()
    assert below.y() > place.widget().y()
