"""Strangers' pictures, decoded within bounds."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from httpv2_gui.ui.responses.picture import PictureError, decode


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF3559E0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_picture() -> None:
    assert decode(png(30, 20)).width() == 30


def test_too_many_pixels_are_refused_before_they_are_decoded() -> None:
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    content += struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(PictureError, match="100,000 × 100,000"):
        decode(content + png(1, 1)[33:])


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"nothing"])
def test_other_formats_are_not_shown(content) -> None:
    with pytest.raises(PictureError, match="Hex"):
        decode(content)
