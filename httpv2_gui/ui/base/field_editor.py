"""What every editor of a declared field can do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Declared, Problem
from httpv2_gui.ui.base.theme import restyle


class FieldEditor(QWidget):
    """Edits one declared field.

    Signals:
        changed: A person changed the value.
    """

    changed = Signal()
    has_own_label = False
    """Whether the widget says the field's label itself."""

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.declared = declared
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)

    def value(self) -> Any:
        """Give what is filled in."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Fill in a value."""
        raise NotImplementedError

    def show_problem(self, problem: Problem | None) -> None:
        """Mark the editor as wrong, or not."""
        restyle(self.focus_widget(), tone="err" if problem and is_error(problem) else "")

    def show_origin(self, sentence: str) -> None:
        """Say where a secret is stored; others have none."""

    def focus_widget(self) -> QWidget:
        """Give the widget that takes the keys."""
        raise NotImplementedError

    def name_widget(self, widget: QWidget) -> None:
        """Let the widget be found and read out by the field's label."""
        widget.setObjectName(self.declared.name)
        widget.setAccessibleName(self.declared.label)
        widget.setAccessibleDescription(self.declared.help)


def is_error(problem: Problem) -> bool:
    """Whether a problem keeps the field from being used."""
    return problem.severity == "error"
