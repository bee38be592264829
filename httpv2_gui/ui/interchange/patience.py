"""Work that may take long: after a second a window says so, and offers to stop waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.dialogs import SIDE
from httpv2_gui.ui.base.form_row import words

T = TypeVar("T")
PATIENCE_MS = 1000


class GivenUpError(Exception):
    """A person did not want to wait any longer."""


async def patiently(
    parent: QWidget, doing: str, work: Awaitable[T], *, patience_ms: int = PATIENCE_MS
) -> T:
    """Await the work; raises GivenUpError when Cancel is pressed meanwhile."""
    window = Waiting(parent, doing)
    task = asyncio.current_task()
    window.rejected.connect(lambda: task.cancel() if task else None)
    later = QTimer(window, singleShot=True, interval=patience_ms)
    later.timeout.connect(window.open)
    later.start()
    try:
        return await work
    except asyncio.CancelledError:
        if task is None or not window.given_up:
            raise
        task.uncancel()
        raise GivenUpError from None
    finally:
        later.stop()
        window.rejected.disconnect()
        window.hide()
        window.deleteLater()


class Waiting(QDialog):
    """Says what is being done, and has one button: Cancel."""

    def __init__(self, parent: QWidget, doing: str) -> None:
        super().__init__(parent)
        self.given_up = False
        self.setWindowTitle(doing)
        self.setObjectName("waiting")
        self.setMinimumWidth(400)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(doing)
        cancel = outline_button("Cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 22, SIDE, 20)
        column.setSpacing(10)
        column.addWidget(words(doing, "heading"))
        column.addWidget(bar)
        column.addLayout(buttons)

    # Qt

    def reject(self) -> None:
        self.given_up = True
        super().reject()
