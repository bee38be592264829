"""The line that narrows a table: words, or a regular expression between slashes."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from httpv2_gui.core.document.table import Filter
from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base.theme import restyle

PAUSE_MS = 180


class FilterBox(QWidget):
    """Waits for a pause in typing.

    Signals:
        changed: the table should be filtered anew.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setObjectName("filter_records")
        self.line.setAccessibleName("Filter records")
        self.line.setPlaceholderText("Filter records")
        self.line.setProperty("kind", "search")
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(100)
        self.line.setToolTip("Words that a cell has, or /a regular expression/ (Ctrl+F)")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.line.textChanged.connect(lambda: self._pause.start())
        self.line.returnPressed.connect(self._at_once)
        self._count = QLabel()
        self._count.setObjectName("record_count")
        self._count.setProperty("kind", "help")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)

    def wanted(self) -> Filter | None:
        """Give what is typed; None when nothing is."""
        text = self.line.text()
        if not text.strip():
            return None
        if len(text) > 2 and text.startswith("/") and text.endswith("/"):
            return Filter(text[1:-1], regex=True)
        return Filter(text.strip())

    def clear(self) -> None:
        """Forget what was typed, without telling."""
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._pause.stop()
        restyle(self.line, tone="")

    def show_count(self, shown: int, total: int) -> None:
        """Say `12 of 40 records`."""
        whole = spoken.count(total, "record")
        self._count.setText(whole if shown == total else f"{shown:,} of {whole}")
        self._count.setToolTip("")
        restyle(self.line, tone="")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the expression."""
        self._count.setText("not a regular expression")
        self._count.setToolTip(sentence)
        restyle(self.line, tone="err")

    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()
