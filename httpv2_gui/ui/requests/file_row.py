"""A path with a button that picks the file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.tasks import Tasks


class FileRow(QWidget):
    """Holds the path of a file to send.

    Signals:
        changed: A person typed or picked another path.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.path = QLineEdit()
        self.path.setObjectName(name)
        self.path.setAccessibleName(label)
        self.path.setPlaceholderText("Path of the file; a relative one starts at the workspace")
        self.path.textEdited.connect(self.changed)
        pick = outline_button("Pick file…", "folder-open", "Pick the file to send")
        pick.clicked.connect(lambda: self._tasks.start(self._pick(), f"pick {name}"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.path, 1)
        row.addWidget(pick)

    def text(self) -> str:
        return self.path.text()

    def set_text(self, path: str) -> None:
        self.path.setText(path)

    def take(self, path: str) -> None:
        """Take a path as if a person had typed it."""
        self.path.setText(path)
        self.changed.emit()

    async def _pick(self) -> None:
        if path := await dialogs.open_file(self, "Pick the file to send"):
            self.take(str(path))
