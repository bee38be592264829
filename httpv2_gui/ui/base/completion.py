"""Offers placeholders while one is being typed: after `{{`, after `[`, or on Ctrl+Space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QWidget

from httpv2_gui.ui.base.theme import mono_font

_BEGUN = re.compile(r"(\{\{[\w.]*|\[[\w. |\"]*)$")
_LEFT_OVER = re.compile(r"[\w.]*(\}\}?|\])")
_MOVE, _MODE = QTextCursor.MoveOperation, QTextCursor.MoveMode


class PlaceholderCompletion:
    """The list under the cursor of an editor; made when it is first shown."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._words: Sequence[str] = ()
        self._list: CompletionList | None = None

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these placeholders."""
        self._words = tuple(words)
        self._list = None

    def is_open(self) -> bool:
        """Whether the list is on the screen."""
        return self._list is not None and self._list.view.isVisible()

    def offer(self, *, anyway: bool = False) -> None:
        """Show what fits to the text left of the cursor; `anyway`: all when nothing is begun."""
        begun = self._begun()
        fitting = [word for word in self._words if word.lower().startswith(begun.lower())]
        if fitting and fitting != [begun] and (begun or anyway):
            self._open(begun)
        elif self._list is not None:
            self._list.view.hide()

    def _open(self, begun: str) -> None:
        if self._list is None:
            self._list = CompletionList(self._words, self._editor)
            self._list.activated[str].connect(self._insert)  # pyright: ignore[reportIndexIssue]
        self._list.setCompletionPrefix(begun)
        view = self._list.view
        view.setCurrentIndex(self._list.completionModel().index(0, 0))
        place = self._editor.cursorRect()
        place.moveTo(self._editor.viewport().mapTo(self._editor, place.topLeft()))
        place.setWidth(view.sizeHintForColumn(0) + 48)
        self._list.complete(place)

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
        cursor.movePosition(_MOVE.Left, _MODE.MoveAnchor, len(begun))
        length = len(begun) + (left_over.end() if left_over else 0)
        cursor.movePosition(_MOVE.Right, _MODE.KeepAnchor, length)
        cursor.insertText(word)
        self._editor.setTextCursor(cursor)


class CompletionList(QCompleter):
    """A list of words that pops up under an editor or a line of text."""

    def __init__(self, words: Sequence[str], editor: QWidget) -> None:
        super().__init__(list(words), editor)
        self.setWidget(editor)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QListView()
        self.view.setFont(mono_font())
        self.view.setObjectName("completion")
        self.view.setProperty("kind", "popup")
        self.view.setAccessibleName("Placeholders")
        self.setPopup(self.view)
