"""One editor a kind of field: shows a value, gives it back, tells when a person changed it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Declared, Kind, Problem
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base.buttons import toggle_button
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.inside_buttons import LineWithInsides
from httpv2_gui.ui.base.theme import restyle, ui_font

NUMBER_WIDTH = 170


class FieldEditor(QWidget):
    """Edits one declared field.

    Signals:
        changed: A person changed the value.
    """

    changed = Signal()
    has_own_label = False
    """Whether the widget says the field's label itself."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.declared = declared
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)

    def value(self) -> Any:
        """Give what is filled in."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Fill in a value."""
        raise NotImplementedError

    def show_problem(self, problem: Problem | None) -> None:
        """Mark the editor as wrong, or not."""
        restyle(self.focus_widget(), tone="err" if problem and _is_error(problem) else "")

    def show_origin(self, sentence: str) -> None:
        """Say where a secret is stored; others have none."""

    def focus_widget(self) -> QWidget:
        """Give the widget that takes the keys."""
        raise NotImplementedError

    def _name(self, widget: QWidget) -> None:
        widget.setObjectName(self.declared.name)
        widget.setAccessibleName(self.declared.label)
        widget.setAccessibleDescription(self.declared.help)


class TextEditor(FieldEditor):
    """One line of text or a URL."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.line = QLineEdit(self)
        self._name(self.line)
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


class ChoiceEditor(FieldEditor):
    """One of several."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.combo = QComboBox(self)
        self._name(self.combo)
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


class FlagEditor(FieldEditor):
    """Yes or no; the label stands beside the box."""

    has_own_label = True

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.box = QCheckBox(declared.label, self)
        self._name(self.box)
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
        self._name(self.edit)
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


class SecretEditor(FieldEditor):
    """One line behind dots, with a lock that says where it is stored and an eye to look."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.line = LineWithInsides(self)
        self._name(self.line)
        self.line.setPlaceholderText(declared.hint)
        self.line.setProperty("kind", "secret")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self.changed)
        self.reveal = _reveal_button(declared)
        self.reveal.toggled.connect(self._show)
        self.line.set_button(self.reveal)
        self.rows.addWidget(self.line)
        self.show_origin("")

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        _dress_reveal(self.reveal, self.declared, shown)

    def show_origin(self, sentence: str) -> None:
        self.line.set_picture("lock", sentence or "Not stored yet")

    def value(self) -> Any:
        return Secret(self.line.text())

    def set_value(self, value: Any) -> None:
        if value.reveal() != self.line.text():
            self.line.setText(value.reveal())
            self.reveal.setChecked(False)

    def focus_widget(self) -> QWidget:
        return self.line


class SecretJsonEditor(FieldEditor):
    """The text of a JSON object behind dots until a person looks; an empty one is open."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.json = JsonEditor(declared, self)
        self.json.changed.connect(self.changed)
        self.cover = LineWithInsides(self)
        self.cover.setObjectName(f"{declared.name}.cover")
        self.cover.setAccessibleName(f"{declared.label}, hidden")
        self.cover.setProperty("kind", "secret")
        self.cover.setReadOnly(True)
        self.cover.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal = _reveal_button(declared)
        self.reveal.toggled.connect(self._show)
        self.rows.addWidget(self.cover)
        self.rows.addWidget(self.json)
        self.show_origin("")
        self._show(True)

    def _show(self, shown: bool) -> None:
        """Uncover the text; the eye moves to where the text is."""
        self.cover.setVisible(not shown)
        self.json.setVisible(shown)
        _dress_reveal(self.reveal, self.declared, shown)
        if shown:
            self.json.edit.set_corner(self.reveal if self.json.edit.text() else None)
        else:
            self.json.edit.set_corner(None)
            self.cover.set_button(self.reveal)

    def show_origin(self, sentence: str) -> None:
        self.cover.set_picture("lock", sentence or "Not stored yet")

    def value(self) -> Any:
        return Secret(self.json.value())

    def set_value(self, value: Any) -> None:
        text = value.reveal()
        if text != self.json.value():
            self.json.set_value(text)
            self.cover.setText("•" * 16)  # Its length tells nothing.
            self.reveal.setChecked(not text)
            self._show(not text)

    def show_problem(self, problem: Problem | None) -> None:
        self.json.show_problem(problem)
        restyle(self.cover, tone="err" if problem and _is_error(problem) else "")

    def focus_widget(self) -> QWidget:
        return self.json.edit if self.cover.isHidden() else self.cover


def _reveal_button(declared: Declared) -> Any:
    button = toggle_button("eye", f"Reveal {declared.label}")
    button.setObjectName(f"{declared.name}.reveal")
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(28, 24)
    restyle(button, kind="inside")
    _dress_reveal(button, declared, False)
    return button


def _dress_reveal(button: Any, declared: Declared, shown: bool) -> None:
    word = "Hide" if shown else "Reveal"
    set_icon(button, "eye-off" if shown else "eye")
    button.setAccessibleName(f"{word} {declared.label}")
    button.setToolTip(word)


def _is_error(problem: Problem) -> bool:
    return problem.severity == "error"


EDITORS: dict[Kind, Callable[[Declared, QWidget], FieldEditor]] = {
    Kind.TEXT: TextEditor,
    Kind.URL: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.FLAG: FlagEditor,
    Kind.NUMBER: NumberEditor,
    Kind.JSON_OBJECT: JsonEditor,
    Kind.SECRET: SecretEditor,
    Kind.SECRET_JSON: SecretJsonEditor,
}
