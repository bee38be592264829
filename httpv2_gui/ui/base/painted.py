"""Our line icons as files in one colour: Qt draws them sharp at any size and pixel ratio."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from httpv2_gui import resources


@functools.cache
def _drawings() -> Path:
    return resources.path("icons")


@functools.cache
def names() -> tuple[str, ...]:
    """Give the names of all icons."""
    return tuple(sorted(file.stem for file in _drawings().glob("*.svg")))


@functools.cache
def svg(name: str, colour: str) -> bytes:
    """Give the drawing of an icon in a colour, as `#rrggbb`."""
    drawing = (_drawings() / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", colour).encode()


@functools.cache
def _folder() -> QTemporaryDir:
    """Make the folder that disappears with the process; style sheets can only name files."""
    return QTemporaryDir()


def path(name: str, colour: str) -> Path:
    """Give the file of an icon in a colour."""
    file = Path(_folder().path()) / f"{name}-{colour.lstrip('#')}.svg"
    if not file.exists():
        file.write_bytes(svg(name, colour))
    return file
