"""A few words side by side of which one is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class WordSwitch(QFrame):
    """Holds the words by their keys; Tab reaches the chosen one, arrows move on.

    Signals:
        chosen: A person took another one. str: its key.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, words: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, word in words:
            button = self._buttons[key] = _Word(word)
            button.setObjectName(f"{name.lower()}.{key}")
            button.stepped.connect(self._step)
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit(self.key()))
        self.choose(next(iter(self._buttons)))

    def key(self) -> str:
        """Give the key of the chosen word."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose without telling."""
        self._buttons[key].setChecked(True)
        for button in self._buttons.values():
            policy = Qt.FocusPolicy
            button.setFocusPolicy(policy.StrongFocus if button.isChecked() else policy.ClickFocus)

    def rename(self, key: str, word: str) -> None:
        """Give a word another text, such as one with a count."""
        self._buttons[key].setText(word)
        self._buttons[key].setAccessibleName(word)

    def _step(self, by: int) -> None:
        keys = list(self._buttons)
        following = keys[(keys.index(self.key()) + by) % len(keys)]
        self.choose(following)
        self._buttons[following].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(following)


class _Word(QPushButton):
    """One word.

    Signals:
        stepped: An arrow key was pressed. int: 1 or -1.
    """

    stepped = Signal(int)

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.setProperty("kind", "segment")
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = next((by for key, by in _STEPS.items() if key == event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
