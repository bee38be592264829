from __future__ import annotations

from pytestqt.qtbot import QtBot

from httpv2_gui.ui.base.number_box import number_box


def test_it_has_a_name_bounds_and_room_before_the_digits(qtbot: QtBot) -> None:
    box = number_box("Parallel", 1, 16, suffix=" s")
    qtbot.addWidget(box)
    box.setValue(99)
    assert (box.accessibleName(), box.text()) == ("Parallel", "16 s")
    assert box.lineEdit().textMargins().left() > 0
