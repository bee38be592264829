"""Name and description of a request."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.requests.declared import REQUEST


class NotesPane(QWidget):
    """What people call a request and what it is for.

    Signals:
        changed: A person changed either.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.description = QPlainTextEdit(self)
        self.description.setTabChangesFocus(True)
        self.description.document().setDocumentMargin(9)
        self.description.setPlaceholderText(REQUEST["description"].help)
        self._lay_out()
        self.name.textEdited.connect(self.changed)
        self.description.textChanged.connect(self.changed)

    def values(self) -> dict[str, object]:
        """Give what is typed here, by field name."""
        return {"name": self.name.text(), "description": self.description.toPlainText()}

    def show_request(self, request: Request) -> None:
        with QSignalBlocker(self):
            if self.name.text() != request.name:
                self.name.setText(request.name)
            if self.description.toPlainText() != request.description:
                self.description.setPlainText(request.description)

    def go_to_problem(self, problem: Problem) -> None:
        """Put the focus on the field that is wrong."""
        (self.description if problem.place == "description" else self.name).setFocus()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 14)
        rows.setSpacing(6)
        for name, widget in (("name", self.name), ("description", self.description)):
            declared = REQUEST[name]
            widget.setObjectName(name)
            widget.setAccessibleName(declared.label)
            label = QLabel(declared.label)
            label.setBuddy(widget)
            rows.addWidget(label)
            rows.addWidget(widget)
            rows.addSpacing(4)
