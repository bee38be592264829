"""Finds the files that are no code: icons, style sheet, samples."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """Give the folder of resources: in the built program, in the wheel, or in the checkout."""
    package = Path(__file__).resolve().parents[2]
    built = getattr(sys, "_MEIPASS", None)
    places = [package / "resources", package.parent / "resources"]
    if built:
        places.insert(0, Path(built) / "resources")
    for place in places:
        if (place / "icons").is_dir():
            return place
    looked = ", ".join(str(place) for place in places)
    raise FileNotFoundError(f"The resources folder is missing. Looked in: {looked}")
