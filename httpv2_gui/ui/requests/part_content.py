"""What one part of a multipart body carries: Base64, text or a file."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.model.request import Part
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.combo_rows import ComboRows
from httpv2_gui.ui.requests.declared import PART, PLACEHOLDERS
from httpv2_gui.ui.requests.file_row import FileRow


class PartContent(QWidget):
    """Edits the content of the part that is shown.

    Signals:
        changed: A person changed it.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = self._make_source()
        self.file = FileRow(tasks, "file", PART["file"].label)
        self.text = CodeEdit()
        self.text.setObjectName("content")
        self.text.set_placeholders(PLACEHOLDERS)
        self.text.setProperty("kind", "bare")
        self.text.setAccessibleName(PART["content"].label)
        self._lay_out()
        self.source.activated.connect(self._on_source)
        self.file.changed.connect(self.changed)
        self.text.textChanged.connect(self.changed)

    def show_part(self, part: Part) -> None:
        with QSignalBlocker(self):
            self.source.setCurrentIndex(self.source.findData(part.source))
            if self.file.text() != part.file:
                self.file.set_text(part.file)
            self.text.set_text(part.content)
        self._show_page()

    def applied_to(self, part: Part) -> Part:
        """Give the part with what is typed here."""
        return part.with_values(
            source=self.source.currentData(),
            file=self.file.text(),
            content=self.text.text(),
        )

    def take_focus(self) -> None:
        (self.file.path if self.source.currentData() == "file" else self.text).setFocus()

    def _make_source(self) -> QComboBox:
        declared = PART["source"]
        box = QComboBox()
        box.setItemDelegate(ComboRows(box))
        box.setObjectName(declared.name)
        box.setAccessibleName(declared.label)
        box.setAccessibleDescription(declared.label)
        for stored, label in declared.choices:
            box.addItem(label, stored)
        return box

    def _lay_out(self) -> None:
        label = QLabel(PART["source"].label)
        label.setBuddy(self.source)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 6)
        top.setSpacing(8)
        top.addWidget(label)
        top.addWidget(self.source)
        top.addWidget(self.file, 1)
        top.addStretch(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.text, 1)

    def _on_source(self) -> None:
        self._show_page()
        self.changed.emit()

    def _show_page(self) -> None:
        is_file = self.source.currentData() == "file"
        self.file.setVisible(is_file)
        self.text.setVisible(not is_file)
