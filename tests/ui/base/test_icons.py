import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QToolButton

from httpv2_gui import resources
from httpv2_gui.ui.base import icons, theme


def colours(image):
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {
        QColor(image.pixel(x, y)).name() for x, y in points if image.pixelColor(x, y).alpha() > 250
    }


@pytest.mark.parametrize("name", icons.names())
def test_every_drawing_is_one_line_in_one_colour(name):
    drawing = resources.path("icons", f"{name}.svg").read_text()
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke="currentColor" stroke-width="1.75"' in drawing
    assert len(re.findall("stroke-width|#", drawing)) == 1
    assert not icons.icon(name).isNull()


def test_pixmap_has_the_tone_and_the_pixels_of_the_screen(qapp):
    drawn = icons.pixmap("plus", "err", 24, ratio=2.0)
    assert drawn.width() == 48
    assert theme.tokens().err in colours(drawn.toImage())


def test_icon_follows_the_theme(qapp, qtbot):
    button = QToolButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "plus", "mid")
    try:
        theme.apply(qapp, "dark")
        shown = button.icon().pixmap(48, 48).toImage()
        assert theme.tokens().mid in colours(shown)
    finally:
        theme.apply(qapp, "light")


def test_second_icon_replaces_the_first(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    icons.set_icon(label, "plus", size=20)
    icons.set_icon(label, "x", size=30)
    assert label.pixmap().deviceIndependentSize().width() == 30
    assert len(label.children()) == 1
