"""In which format something is written, with what each format cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from httpv2_gui.core.interchange.format import Exported, Format
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import outline_button, primary_button
from httpv2_gui.ui.base.dialogs import SIDE, Asked
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.theme import restyle
from httpv2_gui.ui.interchange.notes_box import NotesBox


@dataclass(frozen=True)
class Way:
    """One format, and what writing in it gives."""

    format: Format
    exported: Exported | None = None
    refusal: str = ""
    """Why it cannot be written, in a sentence."""


async def choose_way(parent: QWidget, name: str, ways: Sequence[Way]) -> Way | None:
    """Let a person choose; None: cancelled. What is refused cannot be chosen."""

    async def show() -> str | None:
        dialog = ExportDialog(parent, name, ways)
        code = await dialogs.run_dialog(dialog)
        return dialog.chosen().format.title if code else None

    said = "\n".join(f"{one.format.title}: {one.refusal or _files(one)}" for one in ways)
    asked = Asked("export", f"Export {name}", said, tuple(one.format.title for one in ways))
    title = await dialogs.door.ask(asked, show)
    return next((one for one in ways if one.format.title == title and one.exported), None)


class ExportDialog(QDialog):
    """Asks for the format; says which files there will be and what they will not hold."""

    def __init__(self, parent: QWidget, name: str, ways: Sequence[Way]) -> None:
        super().__init__(parent)
        title = f"Export {name}"
        self.setWindowTitle(title)
        self.setObjectName("export_dialog")
        self.setMinimumWidth(560)
        self._ways = ways
        self._format = QComboBox()
        self._format.setObjectName("answer")
        self._format.setAccessibleName("Format")
        self._format.addItems([one.format.title for one in ways])
        self._files = words("", "help")
        self._refusal = words("", "problem")
        self._notes = NotesBox()
        self._ok = primary_button("Choose where…")
        self._format.currentIndexChanged.connect(lambda _index: self._follow())
        self._lay_out(title)
        allowed = (index for index, one in enumerate(ways) if one.exported)
        self._format.setCurrentIndex(next(allowed, 0))
        self._follow()

    def chosen(self) -> Way:
        """Give the current format."""
        return self._ways[self._format.currentIndex()]

    def _follow(self) -> None:
        way = self.chosen()
        self._files.setText(_files(way))
        self._files.setVisible(way.exported is not None)
        self._refusal.setText(way.refusal)
        self._refusal.setVisible(bool(way.refusal))
        restyle(self._refusal, tone="err")
        self._notes.show_notes(way.exported.notes if way.exported else ())
        self._ok.setEnabled(way.exported is not None)

    def _lay_out(self, title: str) -> None:
        cancel = outline_button("Cancel")
        cancel.clicked.connect(self.reject)
        self._ok.clicked.connect(self.accept)
        self._ok.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self._ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 22, SIDE, 20)
        column.setSpacing(8)
        column.addWidget(words(title, "heading"))
        label = words("Format", "")
        label.setBuddy(self._format)
        for widget in (label, self._format, self._files, self._refusal, self._notes):
            column.addWidget(widget)
        column.addStretch()
        column.addSpacing(8)
        column.addLayout(buttons)
        self._format.setFocus()


def _files(way: Way) -> str:
    """Say what will be written."""
    names = sorted(way.exported.files) if way.exported else []
    if len(names) == 1:
        return f"One file: {names[0]}"
    shown = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
    return f"{len(names)} files: {shown}"
