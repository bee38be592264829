"""A pane for a JSON object: as text, and the same text as rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.ui.base import entries
from httpv2_gui.ui.base.buttons import ghost_button, link_button, object_name, toggle_button
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.entries_table import EntriesTable
from httpv2_gui.ui.base.later import Later
from httpv2_gui.ui.base.pill import Pill

Format = Callable[[str], str]
"""Gives JSON text laid out anew; raises JsonError."""

VALIDATION_MS = 150
_TEXT, _ROWS, _REFUSED = range(3)


class JsonPane(QWidget):
    """Holds the text of a JSON object, and a second one of the entries that are switched off.

    Signals:
        changed: A person or a caller changed the text or what is switched off.
    """

    changed = Signal()

    def __init__(
        self,
        label: str,
        hint: str = "",
        *,
        indent: Format | None = None,
        minify: Format | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name(label))
        self._off = ""
        self._formats = [("braces", "Format", indent), ("minify", "Minify", minify)]
        self._label = label
        self.sentence = ElidedText(f"{label}, as a JSON object", self)
        self.sentence.setProperty("kind", "help")
        self.pill = Pill(elides=True, parent=self)
        self._stack = QStackedWidget(self)
        self._rows_place = Later(self._make_rows, self._stack)
        self._refusal = Later(self._make_refusal, self._stack)
        self.edit = CodeEdit(self._stack)
        self.edit.setObjectName("text")
        self.edit.setAccessibleName(label)
        self.edit.setProperty("kind", "bare")
        self.edit.setPlaceholderText(hint)
        self.edit.set_language("json")
        self._validation = QTimer(self, singleShot=True, interval=VALIDATION_MS)
        self._lay_out()
        self._validation.timeout.connect(self.validate)
        self.edit.textChanged.connect(self._text_changed)

    @property
    def rows(self) -> EntriesTable:
        return cast("EntriesTable", self._rows_place.widget())

    # The text

    def text(self) -> str:
        """Give the text as typed; blank means no entries."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Load a text."""
        if text != self.text():
            self.edit.set_text(text)
            self.validate()
            self._fill_rows()

    def replace_text(self, text: str) -> None:
        """Put another text in place, as one step that can be undone."""
        self.edit.replace_text(text)
        self._fill_rows()

    def off_text(self) -> str:
        """Give the JSON object of the entries that are switched off; blank for none."""
        return self._off

    def set_off_text(self, text: str) -> None:
        """Load the entries that are switched off."""
        if text != self._off:
            self._off = text
            self._fill_rows()
            self.changed.emit()

    def validate(self) -> None:
        """Say whether the text is a JSON object, and where it is not."""
        self._validation.stop()
        text = self.text()
        error = json_text.object_error(text)
        if error is not None:
            self.edit.set_error(error.line, error.column, error.message)
            self.pill.show_as(str(error), "err")
        else:
            self.edit.set_error(None)
            self.pill.show_as("Valid JSON" if text.strip() else "", "ok")

    # What people do with it

    def go_to(self, line: int, column: int = 1) -> None:
        """Show the text at a place."""
        self.show_rows(False)
        self.edit.go_to(line, column)

    def show_rows(self, as_rows: bool) -> None:
        """Show rows, or the text."""
        self._switch.setChecked(as_rows)
        if as_rows:
            self._stack.setCurrentIndex(_ROWS)
            self._fill_rows()
        else:
            self._stack.setCurrentIndex(_TEXT)
        self._wrap.setEnabled(not as_rows)
        self._find.setEnabled(not as_rows)

    def is_rows(self) -> bool:
        """Whether rows are shown."""
        return self._stack.currentIndex() != _TEXT

    def _format(self, change: Format) -> None:
        try:
            self.replace_text(change(self.text()))
        except JsonError as error:
            self.go_to(error.line, error.column)
        self.validate()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    # Text and rows

    def _text_changed(self) -> None:
        self._validation.start()
        self.changed.emit()

    def _rows_edited(self) -> None:
        """Write what was edited; a text whose entries are the same keeps its layout."""
        found = self.rows.entries()
        on = [entry for entry in found if entry.on]
        self._off = entries.write(entry for entry in found if not entry.on)
        if on == entries.read(self.text()):
            self.changed.emit()
            return
        self.edit.replace_text(entries.write(on))
        self.validate()

    def _undo_in_rows(self) -> None:
        self.edit.undo()
        self._fill_rows()

    def _fill_rows(self) -> None:
        """Show the text's entries in the table, if it is open, or why there is none."""
        if not self.is_rows():
            return
        try:
            found = entries.read(self.text()) + entries.read(self._off, on=False)
        except JsonError as error:
            refusal = cast("_Refusal", self._refusal.widget())
            refusal.say(f"Rows can be shown once the text is a JSON object.\n{error}")
            self._stack.setCurrentIndex(_REFUSED)
            return
        self.rows.show_entries(found)
        self._stack.setCurrentIndex(_ROWS)

    # Layout

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._make_header())
        for page in (self.edit, self._rows_place, self._refusal):
            self._stack.addWidget(page)
        rows.addWidget(self._stack, 1)

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(13, 6, 8, 4)
        row.setSpacing(2)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.pill)
        row.addSpacing(8)
        for icon, name, change in self._formats:
            if change is not None:
                button = ghost_button(icon, name, f"{name} the JSON: every value stays as typed")
                button.clicked.connect(lambda _=False, change=change: self._format(change))
                row.addWidget(button)
        self._wrap = toggle_button("wrap", "Wrap long lines")
        self._wrap.toggled.connect(self.edit.set_wrap)
        self._find = ghost_button("search", "Find", "Find (Ctrl+F)")
        self._find.clicked.connect(self.edit.open_find)
        copy = ghost_button("copy", "Copy", "Copy the text")
        copy.clicked.connect(self._copy)
        self._switch = toggle_button(
            "table", "Show as rows", "Show as rows: name, value, on or off"
        )
        self._switch.clicked.connect(self.show_rows)
        for button in (self._wrap, self._find, copy, self._switch):
            row.addWidget(button)
        return row

    def _make_rows(self, parent: QWidget) -> QWidget:
        made = EntriesTable(self._label, parent)
        made.edited.connect(self._rows_edited)
        made.undo_wanted.connect(self._undo_in_rows)
        return made

    def _make_refusal(self, parent: QWidget) -> QWidget:
        made = _Refusal(parent)
        made.back.clicked.connect(self._back_to_text)
        return made

    def _back_to_text(self) -> None:
        error = json_text.object_error(self.text())
        self.go_to(error.line if error else 1, error.column if error else 1)


class _Refusal(QWidget):
    """Says why there are no rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setObjectName("refused")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.back = link_button("Show the text")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 24, 24, 24)
        rows.addWidget(self._words)
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)

    def say(self, text: str) -> None:
        """Say another sentence."""
        self._words.setText(text)
