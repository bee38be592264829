"""The URL of a request, with a shield and completion of placeholders."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QClipboard, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.completion import CompletionList
from httpv2_gui.ui.base.icons import icon
from httpv2_gui.ui.requests.declared import PLACEHOLDERS, REQUEST
from httpv2_gui.ui.requests.hosts import HostNote, note_on

_STARTED = re.compile(r"(\{\{?[\w.]*)$")
_SHIELDS = {"ok": "shield-check", "warn": "shield-alert", "err": "shield-alert"}


class UrlField(QLineEdit):
    """One line for the full URL; the shield at its right says whose host it is.

    Signals:
        curl_pasted: A curl command was pasted or dropped; the URL stays. arg: the command.
    """

    curl_pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("url")
        self.setAccessibleName(REQUEST["url"].label)
        self.setPlaceholderText(REQUEST["url"].hint)
        self.setToolTip("URL Path: the full URL, with or without a query (Ctrl+L)")
        self.setFont(theme.mono_font())
        self.setMinimumWidth(120)
        self._connection: Connection | None = None
        self._shield = QAction(self)
        self._completion: CompletionList | None = None
        self.textChanged.connect(self._show_shield)
        self.textEdited.connect(self._on_edited)
        theme.notifier().changed.connect(self._on_theme)

    def set_connection(self, connection: Connection | None) -> None:
        """Compare the host with the Test URL of this connection from now on."""
        self._connection = connection
        self._show_shield()

    def host_note(self) -> HostNote | None:
        """What the shield says, if it is shown."""
        return note_on(self.text(), self._connection)

    def _show_shield(self) -> None:
        note = self.host_note()
        if note is None:
            self.removeAction(self._shield)
            return
        self._shield.setIcon(icon(_SHIELDS[note.tone], note.tone))
        self._shield.setToolTip(note.sentence)
        self._shield.setText(note.sentence)
        if self._shield not in self.actions():
            self.addAction(self._shield, QLineEdit.ActionPosition.TrailingPosition)

    def _on_theme(self) -> None:
        self.setFont(theme.mono_font())
        self._show_shield()

    def _on_edited(self, text: str) -> None:
        command = _pasted_command(text)
        if command:
            self.undo()
            self.curl_pasted.emit(command)
        else:
            self._offer_placeholders()

    def _is_choosing(self) -> bool:
        return self._completion is not None and self._completion.view.isVisible()

    def _offer_placeholders(self) -> None:
        started = _STARTED.search(self.text()[: self.cursorPosition()])
        if started is not None:
            if self._completion is None:
                self._completion = CompletionList(PLACEHOLDERS, self)
                self._completion.activated[str].connect(self._insert)  # pyright: ignore[reportIndexIssue]
            self._completion.setCompletionPrefix(started.group())
            if self._completion.completionCount():
                self._completion.complete(self.cursorRect().adjusted(0, 0, 260, 10))
                return
        if self._completion is not None:
            self._completion.view.hide()

    def _insert(self, placeholder: str) -> None:
        before = self.text()[: self.cursorPosition()]
        after = self.text()[self.cursorPosition() :].removeprefix("}}")
        started = _STARTED.search(before)
        before = before[: started.start()] if started else before
        self.setText(f"{before}{placeholder}{after}")
        self.setCursorPosition(len(before) + len(placeholder))
        self.textEdited.emit(self.text())

    # Qt

    def dropEvent(self, event: QDropEvent) -> None:
        command = event.mimeData().text()
        if _is_command(command):
            event.acceptProposedAction()
            self.curl_pasted.emit(command)
            return
        super().dropEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_choosing() and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Tab,
        ):
            event.ignore()  # the completion takes it
            return
        super().keyPressEvent(event)


def _pasted_command(text: str) -> str:
    """Give the curl command that has just come into `text` from a clipboard; blank: none."""
    if "curl" not in text.lower():
        return ""
    board = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if board.supportsSelection():  # a click with the middle button
        modes.append(QClipboard.Mode.Selection)
    copied = (board.text(mode) for mode in modes)
    return next((one for one in copied if one and one in text and _is_command(one)), "")


def _is_command(text: str) -> bool:
    from httpv2_gui.core.interchange.curl_command import looks_like_it

    return "curl" in text.lower() and looks_like_it(text)
