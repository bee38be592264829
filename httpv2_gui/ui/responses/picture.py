"""Decodes a stranger's picture within bounds; runs off the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageReader

from httpv2_gui.core.model import spoken

FORMATS = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "webp", "ico"})
"""Not SVG: one may name files of this machine, which Qt would read."""

MOST_PIXELS = 60_000_000
ALLOCATION_MB = 256


class PictureError(ValueError):
    """Why these bytes are not shown as a picture, in a sentence."""


def decode(content: bytes) -> QImage:
    """Give the picture, turned as its EXIF data says; raises PictureError."""
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode() not in FORMATS:
        raise PictureError("This picture has a format that is not shown here. See the Hex tab.")
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError(
            f"The picture has {size.width():,} × {size.height():,} pixels, too many to show. "
            f"Save the {spoken.size(len(content))} and open them elsewhere."
        )
    image = reader.read()
    if image.isNull():
        raise PictureError(f"The picture is damaged: {reader.errorString()}.")
    return image
