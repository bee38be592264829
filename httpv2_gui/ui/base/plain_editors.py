"""Editors of what anybody may read: text, numbers, yes or no, long text, JSON."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from httpv2_gui.core.model.fields import Declared, Kind, Problem
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.field_editor import FieldEditor
from httpv2_gui.ui.base.theme import ui_font

NUMBER_WIDTH = 170


class TextEditor(FieldEditor):
    """One line of text or a URL."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.line = QLineEdit(self)
        self.name_widget(self.line)
        self.line.setPlaceholderText(declared.hint)
        if declared.kind is Kind.URL:
            self.line.setProperty("kind", "mono")
        self.line.textEdited.connect(self.changed)
        self.rows.addWidget(self.line)

    def value(self) -> Any:
        return self.line.text()

    def set_value(self, value: Any) -> None:
        if value != self.line.text():
            self.line.setText(value)
            self.line.setCursorPosition(0)

    def focus_widget(self) -> QWidget:
        return self.line


class NumberEditor(TextEditor):
    """A whole number, or blank where that is allowed."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        sign = "-?" if (declared.minimum or 0) < 0 or declared.minimum is None else ""
        pattern = QRegularExpression(sign + r"[0-9]{0,15}")
        self.line.setValidator(QRegularExpressionValidator(pattern, self.line))
        self.line.setFixedWidth(NUMBER_WIDTH)

    def value(self) -> Any:
        try:
            return int(self.line.text())
        except ValueError:
            return None

    def set_value(self, value: Any) -> None:
        super().set_value("" if value is None else str(value))


class FlagEditor(FieldEditor):
    """Yes or no; the label stands beside the box."""

    has_own_label = True

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.box = QCheckBox(declared.label, self)
        self.name_widget(self.box)
        self.box.clicked.connect(self.changed)
        self.rows.addWidget(self.box)

    def value(self) -> Any:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def focus_widget(self) -> QWidget:
        return self.box


class LongTextEditor(FieldEditor):
    """Several lines, exactly as typed."""

    lines = 3

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.edit = CodeEdit(self)
        self.name_widget(self.edit)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(declared.hint)
        self._dress()
        self.edit.textChanged.connect(self._tell)
        self._is_loading = False
        self.rows.addWidget(self.edit)

    def _dress(self) -> None:
        self.edit.show_gutter(False)
        self.edit.set_wrap(True)
        self.edit.setFont(ui_font())
        self._set_height(self.lines)

    def _set_height(self, lines: int) -> None:
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + 16)

    def _tell(self) -> None:
        if not self._is_loading:
            self.changed.emit()

    def value(self) -> Any:
        return self.edit.text()

    def set_value(self, value: Any) -> None:
        self._is_loading = True
        self.edit.set_text(value)
        self._is_loading = False

    def focus_widget(self) -> QWidget:
        return self.edit


class JsonEditor(LongTextEditor):
    """The text of a JSON object."""

    lines = 5

    def _dress(self) -> None:
        self.edit.set_language("json")
        self._set_height(self.lines)

    def show_problem(self, problem: Problem | None) -> None:
        super().show_problem(problem)
        if problem is not None and problem.line is not None:
            self.edit.set_error(problem.line, problem.column or 1, problem.message)
        else:
            self.edit.set_error(None)
