"""A line to search with: text, the place among the matches, next and previous."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from httpv2_gui.ui.base.buttons import ghost_button, object_name

PAUSE_MS = 160


class FindLine(QFrame):
    """Waits until typing pauses, then asks for matches; Enter and Shift+Enter move between them.

    Signals:
        sought: str is the text to look for; blank: nothing.
        moved: int is 1 for the next match, -1 for the previous one.
    """

    sought = Signal(str)
    moved = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setObjectName(object_name(name))
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.setMinimumWidth(100)
        self.line.setProperty("kind", "search")
        self.line.setClearButtonEnabled(True)
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString()
        self.line.setToolTip(f"{name} ({keys}); Enter: next, Shift+Enter: previous")
        self._count = QLabel()
        self._count.setObjectName("matches")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("kind", "help")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._seek)
        self.line.textChanged.connect(lambda: self._pause.start())
        self._arrange()

    def text(self) -> str:
        """Give what is looked for."""
        return self.line.text()

    def focus(self) -> None:
        """Go to the line and select what is in it."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_place(self, place: int, count: int, *, most: int = 0) -> None:
        """Say `2 of 14`, `14+` where there may be more than `most`; `place` starts at 1."""
        total = f"{count:,}+" if most and count == most else f"{count:,}"
        if not self.text():
            self._count.setText("")
        elif count == 0:
            self._count.setText("no match")
        else:
            self._count.setText(f"{place:,} of {total}" if place else total)

    def _seek(self) -> None:
        self._pause.stop()
        self.sought.emit(self.line.text())

    def _arrange(self) -> None:
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        for icon, name, step in (
            ("chevron-up", "Previous match", -1),
            ("chevron-down", "Next match", 1),
        ):
            button = ghost_button(icon, name, f"{name} ({'Shift+' if step < 0 else ''}Enter)")
            button.clicked.connect(lambda _checked=False, step=step: self.moved.emit(step))
            row.addWidget(button)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._pause.isActive():
                self._seek()
            else:
                self.moved.emit(-1 if back else 1)
            return
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
            return
        super().keyPressEvent(event)
