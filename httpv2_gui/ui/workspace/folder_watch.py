"""Notices when files of the workspace come, go or change, by whichever program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS = 300
"""How long the files are left alone before their change is looked at."""
MOST_FILES = 1000
"""Systems allow only so many watches; the folders are watched in any case."""


class FolderWatch(QObject):
    """Watches folders and files from one `follow` to the next.

    Signals:
        changed: something is different; told once when several changes come together.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self.changed)

    def follow(self, folders: Iterable[Path]) -> None:
        """Watch these folders and the TOML files in them, and nothing else.

        A folder tells of files that come, go and are replaced, a file of text that is written
        into it. A watch on a file that is replaced ends without a word, so all are made anew.
        """
        self._end()
        there = [folder for folder in folders if folder.is_dir()]
        files = [path for folder in there for path in sorted(folder.glob("*.toml"))]
        paths = [str(path) for path in (*there, *files[:MOST_FILES])]
        if paths:
            self._watcher = watcher = QFileSystemWatcher(paths, self)
            watcher.directoryChanged.connect(self._settled.start)
            watcher.fileChanged.connect(self._settled.start)

    def stop(self) -> None:
        """Hear nothing any more, not even of a change that was just seen."""
        self._end()
        self._settled.stop()

    def _end(self) -> None:
        """Give the watches back at once: a system has only so many."""
        if self._watcher is not None:
            self._watcher.disconnect(self._settled)
            shiboken6.delete(self._watcher)
            self._watcher = None
