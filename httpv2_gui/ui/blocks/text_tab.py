"""A tab with one text of the block: its output, or what it is for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.fields import Declared, fields_of
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.form_row import words

FIELDS: dict[str, Declared] = {one.name: one for one in fields_of(Block)}


class TextTab(QWidget):
    """Edits one long text that the block declares.

    Signals:
        edited: A person changed the text.
    """

    edited = Signal()

    def __init__(self, name: str, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        declared = FIELDS[name]
        self.text = CodeEdit()
        self.text.setAccessibleName(declared.label)
        self.text.setPlaceholderText(declared.hint or declared.help)
        self.text.setProperty("kind", "bare")
        self.text.setTabChangesFocus(True)
        self.text.show_gutter(False)
        self.text.set_wrap(True)
        self.text.textChanged.connect(self.edited)
        card = Card()
        help_ = words(f"{declared.help} {more}".strip(), "help")
        help_.setContentsMargins(13, 9, 13, 7)
        card.body.addWidget(help_)
        card.body.addWidget(self.text, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 10, 0, 0)
        rows.addWidget(card)

    def value(self) -> str:
        return self.text.text()

    def show_text(self, text: str) -> None:
        """Show another text; nobody has edited it."""
        if text != self.text.text():
            self.blockSignals(True)
            self.text.set_text(text)
            self.blockSignals(False)

    def offer_placeholders(self, block: Block) -> None:
        """Complete the inputs and steps of the block."""
        inputs = [f"[Input.{one.name}]" for one in block.inputs]
        steps = [f'[{one.name}.JsonResult| "response_data"]' for one in block.steps]
        self.text.set_placeholders([*inputs, *steps])

    def go_to(self, line: int | None, column: int | None) -> None:
        """Put the keyboard at a place in the text."""
        self.text.go_to(line or 1, column or 1)
        self.text.setFocus()
