"""A body that is a file: its path, and a hint that it can be dropped."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.declared import REQUEST
from httpv2_gui.ui.requests.file_row import FileRow


class FilePage(QWidget):
    """Stands where the text of a body would."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = FileRow(tasks, "body_file", REQUEST["body_file"].label, self)
        hint = QLabel("Or drop the file here. Its bytes are the whole body.")
        hint.setProperty("kind", "help")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(13, 10, 13, 10)
        rows.setSpacing(8)
        rows.addWidget(self.row)
        rows.addWidget(hint)
        rows.addStretch(1)
