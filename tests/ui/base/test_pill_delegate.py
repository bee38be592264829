"""Cells with a tone are painted as pills."""

from __future__ import annotations

import pytest

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate, tone_colours
from httpv2_gui.ui.base.rows_model import Cell, RowsModel


@pytest.mark.parametrize("tone", ["ok", "err"])
def test_the_ground_of_the_tone_is_on_screen(qtbot, tone) -> None:
    grid = Grid("Words")
    qtbot.addWidget(grid)
    model = RowsModel(("Word",), grid)
    model.show_rows([(Cell("finished", tone),)])
    grid.setModel(model)
    grid.setItemDelegate(PillDelegate(grid))
    grid.setColumnWidth(0, 160)
    image = grid.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(160) for y in range(70)}
    assert tone_colours(tone)[1].name() in colours


def test_an_unknown_tone_is_plain() -> None:
    assert tone_colours("plain")[0].name() == theme.tokens().mid
