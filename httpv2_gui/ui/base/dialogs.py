"""The only door to dialogs: questions that a coroutine awaits.

A dialog is opened, never executed: `exec()` inside a task freezes every other task. Escape is the
safe answer, and so is Enter where the other answer loses something. Tests put `door.answer` in
place of the windows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.ui.base.buttons import danger_button, outline_button, primary_button

__all__ = ["Asked", "ask_lines", "ask_password", "ask_text", "choose", "choose_folder", "confirm"]
__all__ += ["door", "open_file", "open_files", "run_dialog", "save_file", "show_problem"]

SIDE = 24
"""Pixels left and right of what a question holds."""


@dataclass(frozen=True)
class Asked:
    """One question as a person sees it."""

    kind: str
    """confirm, choose, text, password, lines, token, folder, open, open_many, save, problem."""
    title: str
    text: str = ""
    choices: tuple[str, ...] = ()


class Door:
    """Where questions go: to a window, or to `answer` while a test has one."""

    def __init__(self) -> None:
        self.answer: Callable[[Asked], object] | None = None

    async def ask(self, asked: Asked, show: Callable[[], Awaitable[Any]]) -> Any:
        """Give the answer to a question."""
        if self.answer is not None:
            return self.answer(asked)
        return await show()


door = Door()


async def confirm(
    parent: QWidget, title: str, text: str, yes: str, no: str = "Cancel", *, danger: bool = False
) -> bool:
    """Ask for a yes; closing the window is a no. `danger` makes no the default."""

    async def show() -> bool:
        return await _choose(parent, title, text, (yes, no), danger=danger) == yes

    return bool(await door.ask(Asked("confirm", title, text, (yes, no)), show))


async def choose(
    parent: QWidget, title: str, text: str, choices: Sequence[str], *, danger: bool = False
) -> str | None:
    """Ask for one of several words, the likely one first, the safe one last; None: closed."""

    async def show() -> str | None:
        return await _choose(parent, title, text, choices, danger=danger)

    return await door.ask(Asked("choose", title, text, tuple(choices)), show)


async def ask_text(
    parent: QWidget, title: str, label: str, text: str = "", ok: str = "OK"
) -> str | None:
    """Ask for one line of text; None: cancelled. What is given is not blank."""

    async def show() -> str | None:
        return await _ask_text(parent, title, label, text, ok)

    return await door.ask(Asked("text", title, label, (ok, "Cancel")), show)


async def ask_password(parent: QWidget, title: str, label: str, ok: str = "OK") -> str | None:
    """Ask for one line behind dots; None: cancelled."""

    async def show() -> str | None:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line.text() if await _ask_in(parent, title, label, line, ok) else None

    return await door.ask(Asked("password", title, label, (ok, "Cancel")), show)


async def ask_lines(parent: QWidget, title: str, label: str, ok: str = "OK") -> str | None:
    """Ask for text of several lines; None: cancelled."""

    async def show() -> str | None:
        box = QPlainTextEdit()
        box.setTabChangesFocus(True)
        box.setMinimumSize(560, 200)
        return box.toPlainText() if await _ask_in(parent, title, label, box, ok) else None

    return await door.ask(Asked("lines", title, label, (ok, "Cancel")), show)


async def show_problem(parent: QWidget, title: str, message: str, hint: str = "") -> None:
    """Tell what went wrong and what to do; the words can be selected and copied."""

    async def show() -> None:
        await _choose(parent, title, message, ("Close",), hint=hint)

    await door.ask(Asked("problem", title, f"{message}\n{hint}".strip(), ("Close",)), show)


async def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Ask for a folder; None: cancelled."""
    dialog = _file_dialog(parent, title, start, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _first(await _ask_files(Asked("folder", title), dialog))


async def open_file(
    parent: QWidget, title: str, start: Path | None = None, filters: str = ""
) -> Path | None:
    """Ask for a file that exists; None: cancelled. `filters` look like `Images (*.png)`."""
    dialog = _file_dialog(parent, title, start, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _first(await _ask_files(Asked("open", title), dialog))


async def open_files(
    parent: QWidget, title: str, start: Path | None = None, filters: str = ""
) -> list[Path]:
    """Ask for files that exist; none: cancelled."""
    dialog = _file_dialog(parent, title, start, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return await _ask_files(Asked("open_many", title), dialog)


async def save_file(
    parent: QWidget, title: str, start: Path | None = None, filters: str = ""
) -> Path | None:
    """Ask where to write; None: cancelled. `start` may carry a file name to propose."""
    dialog = _file_dialog(parent, title, start, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    if start is not None and start.suffix:
        dialog.selectFile(start.name)
    return _first(await _ask_files(Asked("save", title), dialog))


async def run_dialog(dialog: QDialog) -> int:
    """Open a dialog and give its result code; the dialog is deleted afterwards."""
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finish(code: int) -> None:
        if not future.done():
            future.set_result(code)

    dialog.finished.connect(finish)
    dialog.open()
    try:
        return await future
    finally:
        dialog.finished.disconnect(finish)
        dialog.close()
        dialog.deleteLater()


class _Question(QDialog):
    """A sentence, details, and a row of buttons; `chosen` is the word of the one pressed."""

    def __init__(self, parent: QWidget, title: str, text: str, hint: str = "") -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(title)
        self.setObjectName("question")
        self.setAccessibleDescription(f"{text} {hint}".strip())
        self.setMinimumWidth(400)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(SIDE, 22, SIDE, 20)
        self.rows.setSpacing(8)
        self.rows.addWidget(_label(title, "heading"))
        for shown, kind in ((text, ""), (hint, "help")):
            if shown:
                self.rows.addWidget(_label(shown, kind))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch()
        self.rows.addSpacing(10)
        self.rows.addLayout(self.buttons)

    def add(self, button: QPushButton, *, default: bool) -> None:
        """Put a button left of those that are there."""
        button.clicked.connect(lambda: self._choose(button.text()))
        button.setAutoDefault(True)
        button.setDefault(default)
        self.buttons.insertWidget(1, button)
        if default:
            button.setFocus()

    def _choose(self, word: str) -> None:
        self.chosen = word
        self.accept()


async def _choose(
    parent: QWidget,
    title: str,
    text: str,
    choices: Sequence[str],
    *,
    danger: bool = False,
    hint: str = "",
) -> str | None:
    dialog = _Question(parent, title, text, hint)
    first = danger_button if danger else primary_button
    for number, word in enumerate(choices):
        button = first(word) if number == 0 else outline_button(word)
        dialog.add(button, default=number == (len(choices) - 1 if danger else 0))
    await run_dialog(dialog)
    return dialog.chosen


async def _ask_text(parent: QWidget, title: str, label: str, text: str, ok: str) -> str | None:
    line = QLineEdit(text)
    line.selectAll()
    return line.text().strip() if await _ask_in(parent, title, label, line, ok) else None


async def _ask_in(
    parent: QWidget, title: str, label: str, field: QLineEdit | QPlainTextEdit, ok: str
) -> bool:
    """Ask for something in this field; whether it was answered, and not with a blank."""
    dialog = _Question(parent, title, label)
    field.setObjectName("answer")
    field.setAccessibleName(label or title)
    dialog.setMinimumWidth(max(dialog.minimumWidth(), field.minimumWidth() + 2 * SIDE))
    button = primary_button(ok)
    dialog.rows.insertWidget(dialog.rows.count() - 2, field)
    dialog.add(button, default=True)
    dialog.add(outline_button("Cancel"), default=False)

    def allow() -> None:
        typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        button.setEnabled(bool(typed.strip()))

    field.textChanged.connect(allow)
    allow()
    field.setFocus()
    await run_dialog(dialog)
    return dialog.chosen == ok


def _file_dialog(parent: QWidget, title: str, start: Path | None, filters: str) -> QFileDialog:
    folder = start if start is None or start.is_dir() else start.parent
    return QFileDialog(parent, title, str(folder) if folder else "", filters)


async def _ask_files(asked: Asked, dialog: QFileDialog) -> list[Path]:
    async def show() -> list[Path]:
        code = await run_dialog(dialog)
        return [Path(name) for name in dialog.selectedFiles()] if code else []

    answer = await door.ask(asked, show)
    dialog.deleteLater()
    if answer is None or isinstance(answer, list):
        return answer or []
    return [Path(str(answer))]


def _first(paths: list[Path]) -> Path | None:
    return paths[0] if paths else None


def _label(text: str, kind: str) -> QWidget:
    """Give the words: as a label, or in a scrolling box when they would fill the screen."""
    if len(text) > 600 or text.count("\n") > 12:
        box = QPlainTextEdit(text)
        box.setReadOnly(True)
        box.setAccessibleName("Details")
        box.setMinimumSize(480, 180)
        return box
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
