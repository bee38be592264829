"""Body Payload as text: coloured, checked, laid out anew on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from httpv2_gui.core.document.pretty import indent, minify
from httpv2_gui.core.document.xml_text import indent_xml, xml_error
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.ui.base.buttons import ghost_button, toggle_button
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.pill import Pill
from httpv2_gui.ui.requests.content_types import Language
from httpv2_gui.ui.requests.declared import PLACEHOLDERS, REQUEST


class BodyText(QWidget):
    """The editor; its buttons stand in the bar above it (`tools`).

    Signals:
        changed: The text is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = CodeEdit(self)
        self.edit.setObjectName("body")
        self.edit.setAccessibleName(REQUEST["body"].label)
        self.edit.setPlaceholderText(REQUEST["body"].hint)
        self.edit.set_placeholders(PLACEHOLDERS)
        self.edit.setProperty("kind", "bare")
        self.edit.textChanged.connect(self.changed)
        self.verdict = Pill()
        self.tools = self._make_tools()
        self._language: Language = "text"
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.edit)

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.set_text(text)

    def set_language(self, language: Language) -> None:
        if language != self._language:
            self._language = language
            self.edit.set_language(language)

    def set_hint(self, hint: str) -> None:
        """Show this while the text is blank; blank: HTTP V2's own sample."""
        self.edit.setPlaceholderText(hint or REQUEST["body"].hint)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline the first place that is wrong and say it in a pill."""
        wrong = next((one for one in problems if one.place == "body" and one.line), None)
        if wrong is not None:
            self._say(wrong.line or 1, wrong.column or 1, wrong.message)
        elif self._language == "xml" and self.text().strip() and (error := xml_error(self.text())):
            self._say(error.line, error.column, error.message)
        else:
            self.edit.set_error(None)
            self.verdict.setToolTip("")
            is_told = self._language != "text" and bool(self.text().strip())
            self.verdict.show_as(f"Valid {self._language.upper()}" if is_told else "", "ok")

    @property
    def drop_target(self) -> QWidget:
        """What gets the files that are dropped on the text."""
        return self.edit.viewport()

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor on a place and the focus in the editor."""
        self.edit.go_to(line, column)

    def _say(self, line: int, column: int, message: str) -> None:
        self.edit.set_error(line, column, message)
        self.verdict.show_as(f"Line {line}, column {column}", "err")
        self.verdict.setToolTip(message)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        layout = ghost_button("braces", "Format body", "Lay out with one entry a line")
        layout.clicked.connect(self._format)
        small = ghost_button("minify", "Minify body", "Take out the space between tokens")
        small.clicked.connect(self._minify)
        wrap = toggle_button("wrap", "Wrap lines of body", "Wrap long lines")
        wrap.toggled.connect(self.edit.set_wrap)
        find = ghost_button("search", "Find in body", "Find in the body (Ctrl+F)")
        find.clicked.connect(self.edit.open_find)
        copy = ghost_button("copy", "Copy body", "Copy the body")
        copy.clicked.connect(self._copy)
        row.addWidget(self.verdict)
        row.addSpacing(4)
        for button in (layout, small, wrap, find, copy):
            row.addWidget(button)
        return tools

    def _format(self) -> None:
        text = self.text()
        self.edit.replace_text(
            indent_xml(text) if self._language == "xml" else _or_same(indent, text)
        )

    def _minify(self) -> None:
        if self._language != "xml":
            self.edit.replace_text(_or_same(minify, self.text()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _or_same(lay_out: Callable[[str], str], text: str) -> str:
    """Leave a text that cannot be read as it is; the pill says why."""
    try:
        return lay_out(text)
    except JsonError:
        return text
