"""A row of a form: a label at the left, a widget, and words under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.base.field_editor import FieldEditor
from httpv2_gui.ui.base.theme import restyle

LABEL_WIDTH = 168
ROW_HEIGHT = 32
BESIDE_A_BOX = 25
"""Words under a check box begin where its label does."""
NOT_STORED = "Will be stored in the system's keyring, never in the workspace."


class LabelledRow(QWidget):
    """Label, widget, help."""

    def __init__(
        self, label: str, make: Callable[[QWidget], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = words(label, "")
        self.label.setFixedWidth(LABEL_WIDTH)
        self.label.setMinimumHeight(ROW_HEIGHT)
        right, vertical = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
        self.label.setAlignment(right | vertical)
        self.content = make(self)
        self.help = words("", "help")
        self.help.hide()
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self.column.addWidget(self.content)
        self.column.addWidget(self.help)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.column, 1)

    def say(self, help: str, tone: str = "") -> None:
        """Write the help; `warn` and `err` colour it."""
        self.help.setText(help)
        self.help.setVisible(bool(help))
        restyle(self.help, tone=tone)

    def add_below(self, widget: QWidget) -> None:
        """Put something more under the widget and its help."""
        self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)


class Row(LabelledRow):
    """A declared field: its editor, its help, and what is wrong."""

    content: FieldEditor

    def __init__(self, make: Callable[[QWidget], FieldEditor], parent: QWidget) -> None:
        super().__init__("", make, parent)
        self.editor = editor = self.content
        declared = editor.declared
        self.label.setText("" if editor.has_own_label else declared.label)
        self.label.setBuddy(editor.focus_widget())
        self._problem = words("", "problem")
        self._problem.setObjectName(f"{declared.name}.problem")
        self._problem.hide()
        self.column.addWidget(self._problem)
        if editor.has_own_label:
            self.help.setContentsMargins(BESIDE_A_BOX, 0, 0, 0)
            self._problem.setContentsMargins(BESIDE_A_BOX, 0, 0, 0)
            self.column.setSpacing(1)
        self.show_origin("")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Write what is wrong under the editor."""
        self._problem.setText("\n".join(map(_sentence, problems)))
        self._problem.setVisible(bool(problems))
        errors = [one for one in problems if one.severity == "error"]
        restyle(self._problem, tone="" if errors else "warn")
        self.editor.show_problem(next(iter(errors or problems), None))

    def show_origin(self, sentence: str) -> None:
        """Say where a secret is stored, after the help."""
        is_secret = self.editor.declared.kind.is_secret
        origin = (sentence or NOT_STORED) if is_secret else ""
        if is_secret:
            self.editor.show_origin(origin)
        self.say(" ".join(part for part in (self.editor.declared.help, origin) if part))


def words(text: str, kind: str) -> QLabel:
    """Give words of a kind that break into lines."""
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _sentence(problem: Problem) -> str:
    where = f"Line {problem.line}: " if problem.line else ""
    return f"{where}{problem.message}"
