"""A pane for a JSON object: as text, and the same text as rows."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

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
        sentence: str = "",
        indent: Format | None = None,
        minify: Format | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name(label))
        self._off = ""
        self._count = 0
        self._formats = [("braces", "Format", indent), ("minify", "Minify", minify)]
        self.sentence = ElidedText(sentence or f"{label}, as a JSON object")
        self.sentence.setProperty("kind", "help")
        self.pill = Pill(elides=True)
        self.edit = CodeEdit()
        self.edit.setObjectName("text")
        self.edit.setAccessibleName(label)
        self.edit.setProperty("kind", "bare")
        self.edit.setPlaceholderText(hint)
        self.edit.set_language("json")
        self.rows = EntriesTable(label)
        self._stack = QStackedWidget()
        self._refused = QLabel()
        self._validation = QTimer(self, singleShot=True, interval=VALIDATION_MS)
        self._lay_out()
        self._validation.timeout.connect(self.validate)
        self.edit.textChanged.connect(self._text_changed)
        self.rows.edited.connect(self._rows_edited)
        self.rows.undo_wanted.connect(self._undo_in_rows)

    # The text

    def text(self) -> str:
        """Give the text as typed; blank means no entries."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Load a text."""
        if text != self.text():
            self._count = 0
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

    @property
    def entry_count(self) -> int:
        """Number of entries that are on; while the text is broken, as it was before."""
        with contextlib.suppress(JsonError):
            self._count = len(entries.read(self.text()))
        return self._count

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

    def set_sentence(self, text: str) -> None:
        """Say something left of the verdict."""
        self.sentence.show_text(text)

    def set_placeholders(self, words: Sequence[str]) -> None:
        """Offer these while one is typed."""
        self.edit.set_placeholders(words)

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

    def add_header_widget(self, widget: QWidget) -> None:
        """Put something more into the header, left of the buttons."""
        self._header.insertWidget(self._header.indexOf(self.pill) + 1, widget)

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
            self._refused.setText(f"Rows can be shown once the text is a JSON object.\n{error}")
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
        for page in (self.edit, self.rows, self._make_refusal()):
            self._stack.addWidget(page)
        rows.addWidget(self._stack, 1)

    def _make_header(self) -> QHBoxLayout:
        self._header = row = QHBoxLayout()
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
        self._find.clicked.connect(self.edit.find_bar.open)
        copy = ghost_button("copy", "Copy", "Copy the text")
        copy.clicked.connect(self._copy)
        self._switch = toggle_button(
            "table", "Show as rows", "Show as rows: name, value, on or off"
        )
        self._switch.clicked.connect(self.show_rows)
        for button in (self._wrap, self._find, copy, self._switch):
            row.addWidget(button)
        return row

    def _make_refusal(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(24, 24, 24, 24)
        self._refused.setWordWrap(True)
        self._refused.setObjectName("refused")
        self._refused.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        back = link_button("Show the text")
        back.clicked.connect(self._back_to_text)
        rows.addWidget(self._refused)
        rows.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        return page

    def _back_to_text(self) -> None:
        error = json_text.object_error(self.text())
        self.go_to(error.line if error else 1, error.column if error else 1)
