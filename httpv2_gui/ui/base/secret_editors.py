"""Editors of what nobody may read over a shoulder: behind dots until a person looks."""

from __future__ import annotations

import asyncio
import base64
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from httpv2_gui.core.model.fields import Declared, Problem
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import ghost_button, toggle_button
from httpv2_gui.ui.base.field_editor import FieldEditor, is_error
from httpv2_gui.ui.base.fonts import mono_font
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.inside_buttons import LineWithInsides
from httpv2_gui.ui.base.plain_editors import JsonEditor, LongTextEditor
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.theme import restyle

FILTER = "Keys (*.pem *.key *.p8 *.pfx *.p12);;All files (*)"


class SecretEditor(FieldEditor):
    """One line behind dots, with a lock that says where it is stored and an eye to look."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, parent)
        self.line = LineWithInsides(self)
        self.name_widget(self.line)
        self.line.setPlaceholderText(declared.hint)
        self.line.setProperty("kind", "secret")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self.changed)
        self.reveal = _reveal_button(declared)
        self.reveal.toggled.connect(self._show)
        self.line.set_button(self.reveal)
        self.rows.addWidget(self.line)
        self.show_origin("")

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        _dress_reveal(self.reveal, self.declared, shown)

    def show_origin(self, sentence: str) -> None:
        self.line.set_picture("lock", sentence or "Not stored yet")

    def value(self) -> Any:
        return Secret(self.line.text())

    def set_value(self, value: Any) -> None:
        if value.reveal() != self.line.text():
            self.line.setText(value.reveal())
            self.reveal.setChecked(False)

    def focus_widget(self) -> QWidget:
        return self.line


class CoveredEditor(FieldEditor):
    """Several lines behind dots until a person looks; nothing to hide is open."""

    def __init__(
        self, declared: Declared, text: LongTextEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(declared, parent)
        self.text = text
        self.text.setParent(self)
        self.text.changed.connect(self.changed)
        self.cover = LineWithInsides(self)
        self.cover.setObjectName(f"{declared.name}.cover")
        self.cover.setAccessibleName(f"{declared.label}, hidden")
        self.cover.setProperty("kind", "secret")
        self.cover.setReadOnly(True)
        self.cover.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal = _reveal_button(declared)
        self.reveal.setParent(self)
        self.reveal.setChecked(True)
        self.reveal.toggled.connect(self._show)
        self.text.edit.textChanged.connect(self._place_button)
        self.rows.addWidget(self.cover)
        self.rows.addWidget(self.text)
        self.show_origin("")
        self._show(True)

    def _show(self, shown: bool) -> None:
        """Uncover the text; the eye moves to where the text is."""
        self.cover.setVisible(not shown)
        self.text.setVisible(shown)
        _dress_reveal(self.reveal, self.declared, shown)
        if not shown:
            self.text.edit.set_corner(None)
            self.cover.set_button(self.reveal)
        self._place_button()

    def _place_button(self) -> None:
        """Give the open editor its eye, or what an empty one has."""
        if self.cover.isHidden():
            has_text, empty = bool(self.text.edit.text()), self.corner()
            self.reveal.setVisible(has_text)
            self.text.edit.set_corner(self.reveal if has_text else empty)
            if empty is not None:
                empty.setVisible(not has_text)

    def corner(self) -> QToolButton | None:
        """Give the button inside the empty editor; most have none."""
        return None

    def show_origin(self, sentence: str) -> None:
        self.cover.set_picture("lock", sentence or "Not stored yet")

    def value(self) -> Any:
        return Secret(self.text.value())

    def set_value(self, value: Any) -> None:
        text = value.reveal()
        if text != self.text.value():
            self.text.set_value(text)
            self.cover.setText("•" * 16)  # Its length tells nothing.
            self.reveal.setChecked(not text)
            self._show(not text)

    def show_problem(self, problem: Problem | None) -> None:
        self.text.show_problem(problem)
        restyle(self.cover, tone="err" if problem and is_error(problem) else "")

    def focus_widget(self) -> QWidget:
        return self.text.edit if self.cover.isHidden() else self.cover


class SecretJsonEditor(CoveredEditor):
    """The text of a secret JSON object."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(declared, JsonEditor(declared), parent)


class _KeyText(LongTextEditor):
    """Takes one line while it is empty."""

    def _dress(self) -> None:
        self.edit.show_gutter(False)
        self.edit.set_wrap(True)
        self.edit.setFont(mono_font(12))
        self.edit.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._set_height(4 if self.edit.text() else 1)


class SecretTextEditor(CoveredEditor):
    """A private key: pasted, or picked from a file."""

    def __init__(
        self, declared: Declared, parent: QWidget | None = None, tasks: Tasks | None = None
    ) -> None:
        self._tasks = tasks
        self.pick = ghost_button(
            "file", f"Pick a file for {declared.label}", "Pick a file…", size=16
        )
        self.pick.setObjectName(f"{declared.name}.pick")
        restyle(self.pick, kind="inside")
        super().__init__(declared, _KeyText(declared), parent)
        if tasks is None:
            self.pick.setParent(self)
            self.pick.hide()
        self.pick.clicked.connect(self._start_picking)

    def corner(self) -> QToolButton | None:
        return self.pick if self._tasks is not None else None

    def _start_picking(self) -> None:
        if self._tasks is not None:
            self._tasks.start(self._pick(), f"pick {self.declared.name} {id(self):x}")

    async def _pick(self) -> None:
        path = await dialogs.open_file(self, self.declared.label, filters=FILTER)
        if path is None:
            return
        try:
            content = await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            await dialogs.show_problem(self, f"{path.name} cannot be used", str(error))
            return
        self.set_value(Secret(_as_text(content)))
        self.changed.emit()


def _as_text(content: bytes) -> str:
    """Give PEM as it is, and anything else as Base64."""
    is_pem = b"-----BEGIN" in content
    return content.decode("utf-8", "replace") if is_pem else base64.b64encode(content).decode()


def _reveal_button(declared: Declared) -> QToolButton:
    button = toggle_button("eye", f"Reveal {declared.label}")
    button.setObjectName(f"{declared.name}.reveal")
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(28, 24)
    restyle(button, kind="inside")
    _dress_reveal(button, declared, False)
    return button


def _dress_reveal(button: QToolButton, declared: Declared, shown: bool) -> None:
    word = "Hide" if shown else "Reveal"
    set_icon(button, "eye-off" if shown else "eye")
    button.setAccessibleName(f"{word} {declared.label}")
    button.setToolTip(word)
