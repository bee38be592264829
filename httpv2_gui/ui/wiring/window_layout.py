"""Where things are on the screen, from one start to the next: the window and its splitters."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.ui.requests import split
from httpv2_gui.ui.wiring.bench import Bench

SIZE = (1440, 900)
LEAST = (900, 560)


class WindowLayout:
    """Keeps sizes in the settings and puts them back; what does not fit is left out."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        self._window = window
        self._settings = settings

    def place_window(self) -> None:
        """Put the window where it was, or give it a good size."""
        self._window.setMinimumSize(*LEAST)
        if not _restore(self._window.restoreGeometry, self._settings.geometry("window")):
            self._window.resize(*SIZE)
        split.remember_sizes(_sizes(self._settings.geometry("split")))

    def keep_window(self) -> None:
        """Remember where the window is."""
        self._settings.put_geometry("window", bytes(self._window.saveGeometry().data()))

    def restore(self, bench: Bench) -> None:
        """Put the gaps of a work area where they were."""
        for splitter in _splitters(bench):
            _restore(splitter.restoreState, self._settings.geometry(splitter.objectName()))

    def keep(self, bench: Bench) -> None:
        """Remember where the gaps are."""
        for splitter in _splitters(bench):
            state = bytes(splitter.saveState().data())
            self._settings.put_geometry(splitter.objectName(), state)
        self._settings.put_geometry("split", json.dumps(split.remembered_sizes()).encode())


def _splitters(bench: Bench) -> tuple[QSplitter, ...]:
    return bench.across, bench.left


def _restore(restore: Callable[[QByteArray], bool], kept: bytes) -> bool:
    return bool(kept) and restore(QByteArray(kept))


def _sizes(kept: bytes) -> dict[str, list[int]]:
    """Read what `keep` wrote; nothing of it is taken when somebody else changed it."""
    try:
        sizes = json.loads(kept)
    except ValueError:
        return {}
    if not isinstance(sizes, dict):
        return {}
    return {
        str(name): list(pair)
        for name, pair in sizes.items()
        if isinstance(pair, list) and all(isinstance(one, int) for one in pair)
    }
