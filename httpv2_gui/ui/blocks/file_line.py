"""A labelled path with a button that picks it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.tasks import Tasks

Pick = Callable[[QWidget, str, Path | None], Awaitable[Path | None]]


class FileLine(QWidget):
    """Holds a path; `pick` asks for one.

    Signals:
        entered: A person has typed or picked a path.
    """

    entered = Signal()

    def __init__(self, tasks: Tasks, label: str, button: str, pick: Pick) -> None:
        super().__init__()
        self._label, self._pick = label, pick
        self.path = QLineEdit()
        self.path.setAccessibleName(label)
        self.path.editingFinished.connect(self.entered)
        title = words(label, "strong")
        title.setBuddy(self.path)
        self.button = outline_button(button, "folder-open")
        name = f"pick {label} {id(self):x}"
        self.button.clicked.connect(lambda: tasks.start(self._ask(), name))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.path, 1)
        line.addWidget(self.button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(title)
        rows.addLayout(line)

    def value(self) -> str:
        return self.path.text().strip()

    async def _ask(self) -> None:
        start = Path(self.value()) if self.value() else None
        if chosen := await self._pick(self, self._label, start):
            self.path.setText(str(chosen))
            self.entered.emit()
