"""Finds icons, themes and samples: in a built program, in an installed one, in a checkout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path


def path(*parts: str) -> Path:
    """Give the path of a resource, such as `path("samples")` or `path("icons", "send.svg")`.

    Raises FileNotFoundError when no place has it: then the installation is incomplete.
    """
    places = [place.joinpath(*parts) for place in _places()]
    for place in places:
        if place.exists():
            return place
    looked = ", ".join(str(place) for place in places)
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation: {looked}")


def _places() -> Iterator[Path]:
    package = Path(__file__).resolve().parent
    unpacked = getattr(sys, "_MEIPASS", None)  # set by PyInstaller in a built program
    if unpacked:
        yield Path(unpacked) / "httpv2_gui" / "resources"
        yield Path(unpacked) / "resources"
    yield package / "resources"
    yield package.parent / "resources"
