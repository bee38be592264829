"""Editors of one or several of what is offered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QListView, QWidget

from httpv2_gui.core.model.fields import Declared
from httpv2_gui.ui.base.field_editor import FieldEditor

MANY = 12
"""More choices than this are found by typing."""
_MANY_WIDTH = 380


class ChoiceEditor(FieldEditor):
    """One of several."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.combo = QComboBox(self)
        self.name_widget(self.combo)
        # A combo box is read out with its text as its name.
        self.combo.setAccessibleDescription(f"{declared.label}. {declared.help}".strip())
        for stored, label in declared.choices:
            self.combo.addItem(label, stored)
        self.combo.activated.connect(self.changed)
        self.rows.addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> Any:
        return self.combo.currentData()

    def set_value(self, value: Any) -> None:
        at = self.combo.findData(value)
        if at < 0:  # A file may hold a word of a newer version: it is kept.
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)

    def focus_widget(self) -> QWidget:
        return self.combo


class ManyChoicesEditor(ChoiceEditor):
    """One of so many that people find it by typing a part of its name."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.line = QLineEdit()
        self.combo.setLineEdit(self.line)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setMinimumWidth(_MANY_WIDTH)
        self.combo.setMaxVisibleItems(14)
        self._completer = QCompleter(self.combo.model(), self.combo)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(14)
        found = QListView()
        found.setAccessibleName(f"Fitting {declared.label}")
        found.setProperty("kind", "choices")
        self._completer.setPopup(found)
        self.combo.setCompleter(self._completer)
        self.line.setObjectName(f"{declared.name}.filter")
        self.line.setAccessibleName(declared.label)
        self.line.setAccessibleDescription("Type a part of its name to find it.")
        self.line.setPlaceholderText("Type to find")
        self.line.editingFinished.connect(self._take)

    def _take(self) -> None:
        """Choose what was typed, or the only one it fits; otherwise go back to what was chosen."""
        at = self._meant(self.line.text().strip().casefold())
        is_news = at != self.combo.currentIndex()
        self.combo.setCurrentIndex(at)
        self.line.setText(self.combo.itemText(at))
        self.line.setCursorPosition(0)
        if is_news:
            self.changed.emit()

    def _meant(self, typed: str) -> int:
        """Give the line with this label, or this stored value, or the only one that holds it."""
        count = range(self.combo.count())
        labels = [self.combo.itemText(at).casefold() for at in count]
        stored = [str(self.combo.itemData(at)).casefold() for at in count]
        fitting = [at for at in count if typed and typed in labels[at]]
        if typed in labels:
            return labels.index(typed)
        if typed in stored:
            return stored.index(typed)
        return fitting[0] if len(fitting) == 1 else self.combo.currentIndex()

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self.line.setCursorPosition(0)


class ChoicesEditor(FieldEditor):
    """Any number of several."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.boxes: dict[str, QCheckBox] = {}
        for stored, label in declared.choices:
            box = self.boxes[stored] = QCheckBox(label, self)
            box.setObjectName(f"{declared.name}.{stored}")
            box.setAccessibleName(label)
            box.clicked.connect(self.changed)
            self.rows.addWidget(box)

    def value(self) -> Any:
        return tuple(stored for stored, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        for stored, box in self.boxes.items():
            box.setChecked(stored in value)

    def focus_widget(self) -> QWidget:
        return next(iter(self.boxes.values()))


def choice_editor(declared: Declared, parent: QWidget) -> FieldEditor:
    """Give the editor that suits the number of choices."""
    make = ManyChoicesEditor if len(declared.choices) > MANY else ChoiceEditor
    return make(declared, parent)
