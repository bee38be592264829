"""An editor for JSON, XML and text with placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from httpv2_gui.ui.base import brackets, code_keys, highlight, theme
from httpv2_gui.ui.base.completion import PlaceholderCompletion
from httpv2_gui.ui.base.find_bar import FindBar
from httpv2_gui.ui.base.fonts import MONO_SIZE, mono_font
from httpv2_gui.ui.base.gutter import Gutter
from httpv2_gui.ui.base.highlight import Highlighter, Language
from httpv2_gui.ui.base.qt_text import in_qt_units

HOW_TO_LEAVE = "Tab indents. Press Escape and then Tab, or Ctrl+Tab, to move on."
_SIZES = range(8, 33)
_EDGE = 6
_CORNER = 28
_KEEP = QTextCursor.MoveMode.KeepAnchor
Selection = QTextEdit.ExtraSelection


class CodeEdit(QPlainTextEdit):
    """Holds a text exactly as it was typed or loaded.

    `textChanged` comes for every change of the text, and only then: colours are no change.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = MONO_SIZE
        self._error: tuple[int, int, str] | None = None
        self._loaded = ("", "")
        self._leaves = False
        self._corner: QWidget | None = None
        self._highlighter: Highlighter | None = None
        self._language: Language = "text"
        self._find_bar: FindBar | None = None
        self.gutter = Gutter(self)
        self.completion = PlaceholderCompletion(self)
        self.setFont(mono_font(self._size))
        self.setAccessibleDescription(HOW_TO_LEAVE)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(6)
        self.set_wrap(False)
        self._connect()
        self._choose_highlighter(0)
        self._make_room()

    def _connect(self) -> None:
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_gutter)
        self.cursorPositionChanged.connect(self._mark)
        self.textChanged.connect(self._changed)
        theme.notifier().changed.connect(self._theme_changed)

    # The text

    def text(self) -> str:
        """Give the text; what was loaded and not touched comes back with its own line ends."""
        raw = self.document().toRawText().replace("\u2029", "\n")
        return self._loaded[1] if raw == self._loaded[0] else raw

    def set_text(self, text: str) -> None:
        """Load a text and forget what could be undone; the same text changes nothing."""
        if text == self.text():
            return
        with QSignalBlocker(self):  # Nobody may ask for the text before it is remembered.
            self.setPlainText(text)
        self._loaded = (self.document().toRawText().replace("\u2029", "\n"), text)
        self._make_room()
        self._mark()
        self.textChanged.emit()

    def replace_text(self, text: str) -> None:
        """Put another text in place as one step that can be undone; keeps the scroll position."""
        if text == self.text():
            return
        at = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.verticalScrollBar().setValue(at)

    def select(self, start: int, length: int) -> None:
        """Select a stretch of text and show it."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, _KEEP)
        self.setTextCursor(cursor)
        self.centerCursor()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place, both 1-based, and take the keys."""
        block = self.document().findBlockByNumber(max(line - 1, 0))
        at = block.position() + min(max(column - 1, 0), max(block.length() - 1, 0))
        self.select(at, 0)
        self.setFocus()

    # How it looks

    def set_language(self, language: Language) -> None:
        """Colour as `json`, `xml` or `text`."""
        self._language = language
        if self._highlighter is not None:
            with QSignalBlocker(self):
                self._highlighter.set_language(language)

    def language(self) -> Language:
        """Give the language it is coloured as."""
        return self._language

    def set_wrap(self, wraps: bool) -> None:
        """Break long lines at the edge, or let them run on."""
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.WidgetWidth if wraps else mode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def set_placeholders(self, words: Sequence[str]) -> None:
        """Offer these while `{{` or `[` is typed."""
        self.completion.set_words(words)

    def set_error(self, line: int | None, column: int = 1, message: str = "") -> None:
        """Mark a place as wrong, 1-based, with a sentence; None takes the mark away."""
        error = None if line is None else (line, column, message)
        if error != self._error:
            self._error = error
            self._mark()
            self.gutter.update()

    def error_line(self) -> int | None:
        """Give the 1-based line of the error, if there is one."""
        return self._error[0] if self._error else None

    def current_line(self) -> int:
        """Give the 1-based line of the cursor."""
        return self.textCursor().blockNumber() + 1

    def show_gutter(self, shown: bool) -> None:
        """Show line numbers, or save their room."""
        self.gutter.setVisible(shown)
        self._make_room()

    def set_corner(self, button: QWidget | None) -> None:
        """Put a button into the upper right corner and keep the text clear of it."""
        self._corner = button
        if button is not None:
            button.setParent(self)
            button.show()
            self._place_corner()
        self._make_room()

    def _place_corner(self) -> None:
        if self._corner is not None:
            self._corner.move(self.width() - _CORNER - 8, 4)
            self._corner.raise_()

    def in_tab_order(self) -> list[QWidget]:
        """Give the button in the corner, while it is here."""
        return [self._corner] if self._corner and self._corner.parent() is self else []

    def zoom(self, steps: int) -> None:
        """Make the letters greater or smaller; 0: as they were."""
        self._size = MONO_SIZE if steps == 0 else self._size + steps
        self._size = min(max(self._size, _SIZES[0]), _SIZES[-1])
        self.setFont(mono_font(self._size))
        self._make_room()

    def visible_lines(self) -> Iterator[tuple[int, QRect]]:
        """Yield number and rectangle of the lines on the screen."""
        block = self.firstVisibleBlock()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if rect.top() > self.viewport().height():
                return
            if block.isVisible():
                yield block.blockNumber() + 1, rect
            block = block.next()

    def open_find(self) -> None:
        """Open the bar that finds text; most editors never need theirs."""
        if self._find_bar is None:
            self._find_bar = FindBar(self)
            self._find_bar.changed.connect(self._mark)
            self._find_again = QTimer(self, singleShot=True, interval=100)
            self._find_again.timeout.connect(self._find_bar.look)
            self._find_bar.ensurePolished()
        self._place_find_bar()
        self._find_bar.open()

    def _place_find_bar(self) -> None:
        if self._find_bar is not None:
            self._find_bar.adjustSize()
            self._find_bar.move(max(self.width() - self._find_bar.width() - 16, 0), 6)

    # What keys do

    def closes_brackets(self) -> bool:
        """Whether an opened bracket is closed by itself."""
        return self._language == "json" and not self.isReadOnly()

    def leave(self, forward: bool) -> None:
        """Give the keys to the next or the previous widget."""
        had = self.tabChangesFocus()
        self.setTabChangesFocus(True)
        self.focusNextPrevChild(forward)
        self.setTabChangesFocus(had)

    def _changed(self) -> None:
        self._mark()
        if self._find_bar is not None and self._find_bar.isVisible():
            self._find_again.start()

    def _choose_highlighter(self, length: int) -> None:
        """Colour documents of a bearable length only; called while the document is empty.

        A highlighter that meets a text colours it later, and Qt then tells of a change.
        """
        with QSignalBlocker(self):
            if length > highlight.LIMIT and self._highlighter is not None:
                self._highlighter.setDocument(None)  # pyright: ignore[reportArgumentType]
                self._highlighter.deleteLater()
                self._highlighter = None
            elif length <= highlight.LIMIT and self._highlighter is None:
                self._highlighter = Highlighter(self.document())
                self._highlighter.set_language(self._language)

    def _theme_changed(self) -> None:
        if self._highlighter is not None:
            with QSignalBlocker(self):
                self._highlighter.repaint()
        self._mark()
        self.gutter.update()

    # Marks

    def _mark(self) -> None:
        tokens = theme.tokens()
        hides_hint = self.isReadOnly() or self.document().isEmpty()
        marks = [] if hides_hint else [self._line_mark(tokens.syntax["line_bg"])]
        hits = self._find_bar.hits if self._find_bar else ()
        marks += [self._mark_at(hit, tokens.warn_bg) for hit in hits]
        marks += [self._mark_at((at, at + 1), tokens.syntax["match_bg"]) for at in self._pair()]
        if self._error is not None:
            marks.append(self._error_mark(self._error[0], self._error[1]))
        self.setExtraSelections(marks)
        self.gutter.update()

    def _pair(self) -> list[int]:
        """Give the offsets of the bracket at the cursor and of its partner."""
        if self.document().characterCount() > highlight.LIMIT or self.textCursor().hasSelection():
            return []
        position = self.textCursor().position()
        text = in_qt_units(self.document().toRawText())
        for at in (position - 1, position):
            partner = brackets.matching(text, at)
            if partner is not None:
                return [at, partner]
        return []

    def _line_mark(self, colour: str) -> Selection:
        cursor = self.textCursor()
        cursor.clearSelection()
        form = _ground(colour)
        form.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return _selection(cursor, form)

    def _mark_at(self, place: tuple[int, int], colour: str) -> Selection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], _KEEP)
        return _selection(cursor, _ground(colour))

    def _error_mark(self, line: int, column: int) -> Selection:
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        last = max(block.length() - 2, 0)
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=min(max(column - 1, 0), last))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, _KEEP)
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.Right, _KEEP)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(theme.tokens().err))
        return _selection(cursor, form)

    # The gutter

    def _make_room(self) -> None:
        width = _EDGE if self.gutter.isHidden() else self.gutter.wanted_width()
        self.setViewportMargins(width, 0, _CORNER + 4 if self._corner else 0, 0)
        self._lay_out_gutter()

    def _lay_out_gutter(self) -> None:
        inside = self.contentsRect()
        self.gutter.setGeometry(
            inside.left(), self.viewport().y(), self.gutter.wanted_width(), self.viewport().height()
        )

    def _scroll_gutter(self, rect: QRect, dy: int) -> None:
        if dy:
            self.gutter.scroll(0, dy)
        else:
            self.gutter.update(0, rect.y(), self.gutter.width(), rect.height())

    # Qt calls these

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.completion.is_open() and key in _POPUP_KEYS:
            event.ignore()
            return
        leaves, self._leaves = self._leaves, key == Qt.Key.Key_Escape
        if leaves and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.leave(key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Escape or not code_keys.handle(self, event):
            super().keyPressEvent(event)
        if event.text().strip() or (self.completion.is_open() and key == Qt.Key.Key_Backspace):
            self.completion.offer()

    def setPlainText(self, text: str) -> None:
        """Load a text, coloured if it is not too long."""
        with QSignalBlocker(self):
            self.clear()
            self._choose_highlighter(len(text))
        super().setPlainText(text)

    def setReadOnly(self, ro: bool) -> None:
        """Let nothing be typed; Tab then moves on as everywhere else."""
        super().setReadOnly(ro)
        self.setTabChangesFocus(ro)
        self.setAccessibleDescription("" if ro else HOW_TO_LEAVE)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._leaves = False
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_gutter()
        self._place_corner()
        self._place_find_bar()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self.cursorForPosition(event.pos()).blockNumber() + 1
            if self._error is not None and line == self._error[0]:
                QToolTip.showText(event.globalPos(), self._error[2], self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)


_POPUP_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


def _ground(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(colour))
    return form


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> Selection:
    mark = Selection()
    mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
    mark.format = form  # pyright: ignore[reportAttributeAccessIssue]
    return mark
