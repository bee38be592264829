"""Pictures on screen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from httpv2_gui.ui.responses.image_view import ImageView
from httpv2_gui.ui.responses.reading import read
from tests.ui.responses.results import result
from tests.ui.responses.test_picture import png
from tests.ui.waiting import until


async def test_a_large_picture_fits_the_pane_or_is_as_large_as_it_is(qtbot, tasks) -> None:
    view = ImageView(tasks)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.show_reading(read(result(png(900, 600), content_type="image/png")))
    picture = view._picture
    await until(lambda: not picture.pixmap().isNull())
    assert picture.pixmap().width() <= 300
    whole = view.findChild(QPushButton, "zoom.whole")
    assert whole is not None
    whole.click()
    assert picture.pixmap().width() == 900
    assert "900 × 600 pixels" in picture.accessibleName()


async def test_a_damaged_picture_says_so(qtbot, tasks) -> None:
    view = ImageView(tasks)
    qtbot.addWidget(view)
    view.show_reading(read(result(b"GIF89a" + bytes(10), content_type="image/gif")))
    words = view.findChildren(QLabel)
    await until(lambda: any("damaged" in one.text() or "Hex" in one.text() for one in words))
