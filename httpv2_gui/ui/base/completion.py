"""Offers placeholders while one is being typed: after `{{`, after `[`, or on Ctrl+Space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from httpv2_gui.ui.base.theme import mono_font

_BEGUN = re.compile(r"(\{\{[\w.]*|\[[\w. |\"]*)$")
_LEFT_OVER = re.compile(r"[\w.]*(\}\}?|\])")


class PlaceholderCompleter(QCompleter):
    """The list under the cursor of an editor."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setWidget(editor)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list: QListView | None = None
        self.activated[str].connect(self._insert)  # pyright: ignore[reportIndexIssue]

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these placeholders."""
        self._words.setStringList(list(words))

    def is_open(self) -> bool:
        """Whether the list is on the screen."""
        return self._list is not None and self._list.isVisible()

    def offer(self, *, anyway: bool = False) -> None:
        """Show what fits to the text left of the cursor; `anyway`: all when nothing is begun."""
        begun = self._begun()
        self.setCompletionPrefix(begun)
        is_whole = self.completionCount() == 1 and self.currentCompletion() == begun
        if (not begun and not anyway) or self.completionCount() == 0 or is_whole:
            self.close_list()
            return
        if self._list is None:
            self._list = self._make_list()
        self._list.setCurrentIndex(self.completionModel().index(0, 0))
        place = self._editor.cursorRect()
        left = self._editor.viewport().mapTo(self._editor, place.topLeft())
        place.moveTo(left)
        place.setWidth(self._list.sizeHintForColumn(0) + 48)
        self.complete(place)

    def close_list(self) -> None:
        """Take the list off the screen."""
        if self._list is not None:
            self._list.hide()

    def _make_list(self) -> QListView:
        made = QListView()
        made.setFont(mono_font())
        made.setObjectName("completion")
        made.setProperty("kind", "popup")
        made.setAccessibleName("Placeholders")
        self.setPopup(made)
        return made

    def _begun(self) -> str:
        cursor = self._editor.textCursor()
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return found.group() if found else ""

    def _insert(self, word: str) -> None:
        """Put the chosen one in place of what was begun and of brackets closed by themselves."""
        cursor = self._editor.textCursor()
        begun = self._begun()
        rest = cursor.block().text()[cursor.positionInBlock() :]
        left_over = _LEFT_OVER.match(rest) if begun else None
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(begun)
        )
        cursor.movePosition(
            QTextCursor.MoveOperation.Right,
            QTextCursor.MoveMode.KeepAnchor,
            len(begun) + (left_over.end() if left_over else 0),
        )
        cursor.insertText(word)
        self._editor.setTextCursor(cursor)
