"""One of the JSON objects of a request: params, headers, cookies, expected values."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.document.pretty import indent, minify
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base.editors import JsonPane
from httpv2_gui.ui.requests import declared


class ObjectPane(JsonPane):
    """Edits the field of that name, and the one of its entries that are switched off."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        field = declared.REQUEST[name]
        super().__init__(field.label, field.hint, indent=indent, minify=minify, parent=parent)
        self.setObjectName(f"{name}_pane")
        self.edit.setObjectName(name)
        self.edit.set_placeholders(declared.PLACEHOLDERS)
        self._name = name
        self._off_name = f"{name}_off" if f"{name}_off" in declared.REQUEST else ""

    def values(self) -> dict[str, object]:
        """Give what is typed here, by field name."""
        typed: dict[str, object] = {self._name: self.text()}
        return typed | ({self._off_name: self.off_text()} if self._off_name else {})

    def show_request(self, request: Request) -> None:
        with QSignalBlocker(self):
            self.set_text(getattr(request, self._name))
            if self._off_name:
                self.set_off_text(getattr(request, self._off_name))

    def go_to_problem(self, problem: Problem) -> None:
        """Put the cursor where a problem is."""
        self.go_to(problem.line or 1, problem.column or 1)
