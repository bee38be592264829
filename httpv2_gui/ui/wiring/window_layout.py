"""Where things are on the screen, from one start to the next: the window and its gaps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.ui.requests import split

if TYPE_CHECKING:
    from httpv2_gui.ui.wiring.bench import Bench

SIZE = (1440, 900)
LEAST = (900, 560)
_WINDOW, _GAPS = "window", "gaps"

Sizes = dict[str, list[int]]


class WindowLayout:
    """Keeps sizes in the settings and puts them back; what does not fit is left out."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        self._window = window
        self._settings = settings

    def place_window(self) -> None:
        """Put the window where it was, or give it a good size."""
        self._window.setMinimumSize(*LEAST)
        kept = self._settings.geometry(_WINDOW)
        if not kept or not self._window.restoreGeometry(QByteArray(kept)):
            self._window.resize(*SIZE)

    def keep_window(self) -> None:
        """Remember where the window is."""
        self._settings.put_geometry(_WINDOW, bytes(self._window.saveGeometry().data()))

    def restore(self, bench: Bench) -> None:
        """Put the gaps of a work area where they were."""
        sizes = self._gaps()
        for splitter in _splitters(bench):
            if splitter.objectName() in sizes:
                splitter.setSizes(sizes[splitter.objectName()])
        split.remember_sizes(sizes)

    def keep(self, bench: Bench) -> None:
        """Remember where the gaps are; those that are not on the screen stay as they were."""
        sizes = self._gaps() | split.remembered_sizes()
        for splitter in _splitters(bench):
            if all(splitter.sizes()):
                sizes[splitter.objectName()] = splitter.sizes()
        self._settings.put_geometry(_GAPS, json.dumps(sizes).encode())

    def _gaps(self) -> Sizes:
        """Read what `keep` wrote; nothing is taken of what somebody else made of it."""
        try:
            kept = json.loads(self._settings.geometry(_GAPS))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) and all(map(_is_pair, kept.values())) else {}


def _splitters(bench: Bench) -> tuple[QSplitter, ...]:
    return bench.across, bench.left


def _is_pair(sizes: object) -> bool:
    return (
        isinstance(sizes, list)
        and len(sizes) == 2
        and all(isinstance(size, int) and size > 0 for size in sizes)
    )
