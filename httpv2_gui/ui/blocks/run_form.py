"""A field for each input of a block, to fill in before it runs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.theme import restyle

TALL = 84
"""Pixels of a field for a text of several lines."""
_NO_INPUTS = "This block asks for nothing. Its inputs are in the tab Inputs."


class RunForm(QWidget):
    """Starts with what was filled in last, else with the defaults; secrets start blank.

    `nothing` is said where there is no input.

    Signals:
        changed: A person filled something in.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, nothing: str = _NO_INPUTS) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._inputs: tuple[Input, ...] = ()
        self._values: dict[str, str] = {}
        """What was filled in or remembered, secrets too while the page is open."""
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._complaints: dict[str, QLabel] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 4, 14, 12)
        self._rows.setSpacing(3)
        self._build()

    def show_inputs(self, block: Block) -> None:
        """Ask for the inputs of a block as they are now; what is filled in stays."""
        if block.inputs != self._inputs:
            self._inputs = block.inputs
            self._build()

    def remember(self, values: Mapping[str, str]) -> None:
        """Fill in what was used last on this machine."""
        self._values = dict(values) | self._values
        self._build()

    def values(self) -> dict[str, str]:
        """Give a text for each input; a blank one that has a default is left out."""
        found: dict[str, str] = {}
        for one in self._inputs:
            text = _text_of(self._fields[one.name])
            if text or not one.default:
                found[one.name] = text
        return found

    def first_missing(self) -> Input | None:
        """Complain about required inputs that are blank; give the first of them."""
        first = None
        for one in self._inputs:
            is_missing = one.required and not (_text_of(self._fields[one.name]) or one.default)
            self._complaints[one.name].setVisible(is_missing)
            restyle(self._fields[one.name], tone="err" if is_missing else "")
            first = first or (one if is_missing else None)
        return first

    def focus_on(self, one: Input) -> None:
        self._fields[one.name].setFocus()

    def focus_first(self) -> None:
        for field in self._fields.values():
            field.setFocus()
            return

    def _build(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._fields.clear()
        self._complaints.clear()
        if not self._inputs:
            self._rows.addWidget(words(self._nothing, "help"))
        for one in self._inputs:
            self._add(one)
        self._rows.addStretch(1)
        tab_order.arrange(self)

    def _add(self, one: Input) -> None:
        value = self._values.get(one.name, "" if one.secret else one.default)
        field = _field(one, value)
        field.setAccessibleName(one.name)
        field.setAccessibleDescription(one.description)
        label = words(one.name or "Input without a name", "strong")
        label.setBuddy(field)
        complaint = words(f"Fill in {one.name}: the block needs it.", "problem")
        complaint.hide()
        for widget in (label, field):
            self._rows.addWidget(widget)
        if help_ := _help(one):
            self._rows.addWidget(words(help_, "help"))
        self._rows.addWidget(complaint)
        self._rows.addSpacing(8)
        self._fields[one.name], self._complaints[one.name] = field, complaint
        field.textChanged.connect(lambda *_: self._take(one.name))

    def _take(self, name: str) -> None:
        self._values[name] = _text_of(self._fields[name])
        self._complaints[name].hide()
        restyle(self._fields[name], tone="")
        self.changed.emit()


def _field(one: Input, value: str) -> QLineEdit | QPlainTextEdit:
    if "\n" in value or "\n" in one.default:
        box = QPlainTextEdit(value)
        box.setTabChangesFocus(True)
        box.setFixedHeight(TALL)
        return box
    line = QLineEdit(value)
    line.setPlaceholderText(one.default)
    if one.secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setProperty("kind", "secret")
    return line


def _help(one: Input) -> str:
    parts = [one.description.strip(), "Required." if one.required else ""]
    if one.secret:
        parts.append("Secret: asked for each time, stored nowhere.")
    return " ".join(part for part in parts if part)


def _text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
