"""What keys do in an editor beyond typing: indent, close brackets, leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from httpv2_gui.ui.base import brackets
from httpv2_gui.ui.base.brackets import CLOSING, INDENT, OPENING

if TYPE_CHECKING:
    from httpv2_gui.ui.base.code_edit import CodeEdit

Key = Qt.Key
_MOVE = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_PAIRS = OPENING | {'"': '"'}
_MAY_FOLLOW = set(" \t,:;)}]")


def handle(editor: CodeEdit, event: QKeyEvent) -> bool:
    """Do what a key means here; False: it is an ordinary key."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if control:
        return _control(editor, event)
    if editor.isReadOnly():
        return False
    special: dict[int, Callable[[CodeEdit], bool]] = {
        Key.Key_Tab: _indent,
        Key.Key_Backtab: _outdent,
        Key.Key_Return: _new_line,
        Key.Key_Enter: _new_line,
        Key.Key_Backspace: _delete_pair,
    }
    if event.key() in special:
        return special[event.key()](editor)
    return editor.closes_brackets() and _type(editor, event.text())


def _control(editor: CodeEdit, event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.Find):
        editor.open_find()
        return True
    actions: dict[int, Callable[[], None]] = {
        Key.Key_Tab: lambda: editor.leave(True),
        Key.Key_Backtab: lambda: editor.leave(False),
        Key.Key_Plus: lambda: editor.zoom(1),
        Key.Key_Equal: lambda: editor.zoom(1),
        Key.Key_Minus: lambda: editor.zoom(-1),
        Key.Key_0: lambda: editor.zoom(0),
        Key.Key_Space: lambda: editor.completion.offer(anyway=True),
    }
    if event.key() not in actions:
        return False
    actions[event.key()]()
    return True


def _indent(editor: CodeEdit) -> bool:
    cursor = editor.textCursor()
    if not cursor.hasSelection():
        cursor.insertText(" " * (len(INDENT) - cursor.positionInBlock() % len(INDENT)))
        return True
    cursor.beginEditBlock()
    for line in _selected_lines(cursor):
        line.insertText(INDENT)
    cursor.endEditBlock()
    return True


def _outdent(editor: CodeEdit) -> bool:
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    for line in _selected_lines(cursor):
        text = line.block().text()
        spaces = min(len(INDENT), len(text) - len(text.lstrip(" ")))
        line.movePosition(_MOVE.Right, _KEEP, spaces)
        line.removeSelectedText()
    cursor.endEditBlock()
    return True


def _selected_lines(cursor: QTextCursor) -> list[QTextCursor]:
    """Give a cursor at the start of each line of the selection."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1)).blockNumber()
    return [QTextCursor(document.findBlockByNumber(at)) for at in range(first, last + 1)]


def _new_line(editor: CodeEdit) -> bool:
    cursor = editor.textCursor()
    column = cursor.positionInBlock()
    before, after = cursor.block().text()[:column], cursor.block().text()[column:]
    indent = brackets.indent_after(before)
    cursor.beginEditBlock()
    cursor.insertText("\n" + indent)
    deeper = len(indent) > len(before) - len(before.lstrip(" \t"))
    if deeper and after[:1] in CLOSING:
        cursor.insertText("\n" + indent.removesuffix(INDENT))
        cursor.movePosition(_MOVE.Up)
        cursor.movePosition(_MOVE.EndOfLine)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return True


def _delete_pair(editor: CodeEdit) -> bool:
    cursor = editor.textCursor()
    text, column = cursor.block().text(), cursor.positionInBlock()
    if cursor.hasSelection() or not editor.closes_brackets():
        return False
    if not 0 < column < len(text) or _PAIRS.get(text[column - 1]) != text[column]:
        return False
    cursor.beginEditBlock()
    cursor.deleteChar()
    cursor.deletePreviousChar()
    cursor.endEditBlock()
    return True


def _type(editor: CodeEdit, typed: str) -> bool:
    cursor = editor.textCursor()
    if cursor.hasSelection() or len(typed) != 1:
        return False
    column = cursor.positionInBlock()
    before, next_ = cursor.block().text()[:column], cursor.block().text()[column : column + 1]
    if (typed in CLOSING or typed == '"') and next_ == typed and not before.endswith("\\"):
        cursor.movePosition(_MOVE.Right)
        editor.setTextCursor(cursor)
        return True
    if typed in CLOSING and not before.strip() and before.endswith(INDENT):
        cursor.movePosition(_MOVE.Left, _KEEP, len(INDENT))
        cursor.insertText(typed)
        return True
    if typed not in _PAIRS or (next_ and next_ not in _MAY_FOLLOW):
        return False
    return _type_pair(editor, cursor, typed, before)


def _type_pair(editor: CodeEdit, cursor: QTextCursor, typed: str, before: str) -> bool:
    """Close what is opened, but inside a string only a placeholder's second brace."""
    in_string = brackets.is_in_string(before)
    if in_string and not (typed == "{" and before.endswith("{")):
        return False
    cursor.beginEditBlock()
    cursor.insertText(typed + ("}}" if in_string else _PAIRS[typed]))
    cursor.endEditBlock()
    cursor.movePosition(_MOVE.Left, QTextCursor.MoveMode.MoveAnchor, 2 if in_string else 1)
    editor.setTextCursor(cursor)
    return True
