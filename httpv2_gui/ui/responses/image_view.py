"""A picture, fitted into the pane or pixel by pixel."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.word_switch import WordSwitch
from httpv2_gui.ui.responses.picture import PictureError, decode
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.viewer import Viewer


class ImageView(Viewer):
    """Shows the first frame of a PNG, JPEG, GIF, BMP, WebP or icon."""

    title = "Image"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._image = QImage()
        self._facts = ElidedText()
        self._facts.setProperty("kind", "help")
        self._zoom = WordSwitch("Zoom", (("fit", "Fit"), ("whole", "100 %")), self)
        self._zoom.chosen.connect(lambda _key: self._paint())
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Picture")
        self._area.setWidget(self._picture)
        self._lay_out(self._area, bar(self._facts, self._zoom, grows=self._facts))

    @classmethod
    def fits(cls, reading: Reading) -> float:
        return 1.0 if reading.shape == "image" else 0.0

    def show_reading(self, reading: Reading) -> None:
        self._image = QImage()
        self._picture.setPixmap(QPixmap())
        self._picture.setText("Reading…")
        self._facts.setText("")
        self._fill(self._decode(reading))

    async def _decode(self, reading: Reading) -> None:
        try:
            self._image = await asyncio.to_thread(decode, reading.body)
        except PictureError as error:
            self._picture.setText(str(error))
            return
        width, height = self._image.width(), self._image.height()
        size = spoken.size(len(reading.body))
        self._facts.setText(f"{reading.kind.name}, {width} × {height} pixels, {size}")
        self._picture.setAccessibleName(self._facts.text())
        self._paint()

    def _paint(self) -> None:
        if self._image.isNull():
            return
        shown = self._image
        room = self._area.viewport().size()
        too_large = shown.width() > room.width() or shown.height() > room.height()
        if self._zoom.key() == "fit" and too_large:
            shown = shown.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._picture.setPixmap(QPixmap.fromImage(shown))
        # A label in a resizable area shrinks below its picture unless it is told its size.
        whole = self._zoom.key() == "whole"
        self._picture.setMinimumSize(shown.width() if whole else 0, shown.height() if whole else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint()
