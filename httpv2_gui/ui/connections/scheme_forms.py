"""The rows of every scheme, one scheme's at a time; nothing typed for another is lost."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.core.auth import SCHEMES, Scheme
from httpv2_gui.core.model.connection import Connection, SchemeRecord
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.ui.base.form import LateForm, RecordForm
from httpv2_gui.ui.connections.taken_token import with_token

SHARED = ("username", "password")
"""Fields that mean the same in every scheme that has them: they go along to the next one."""


class SchemeForms(QWidget):
    """Holds a form for each scheme, made when it is first shown.

    Signals:
        changed: A person changed a field.
        made: The form of a scheme is there now. str: the scheme's name. arg: its RecordForm.
    """

    changed = Signal()
    made = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms = {scheme.name: LateForm(scheme(), parent=self) for scheme in SCHEMES}
        self._name = SCHEMES[0].name
        self._went_along: dict[tuple[str, str], object] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for name, form in self._forms.items():
            form.changed.connect(self.changed)
            form.made.connect(lambda made, name=name: self.made.emit(name, made))
            rows.addWidget(form)
        self._show()

    @property
    def scheme(self) -> type[Scheme]:
        return next(scheme for scheme in SCHEMES if scheme.name == self._name)

    def record(self) -> Scheme:
        """Give the chosen scheme as filled in."""
        return cast("Scheme", self._forms[self._name].record())

    def set_record(self, record: SchemeRecord) -> None:
        """Choose the scheme of a record and fill it in; the forms of the others are emptied."""
        self._went_along.clear()
        self._name = record.name if record.name in self._forms else SCHEMES[0].name
        for scheme in SCHEMES:
            mine = scheme.name == self._name and isinstance(record, Scheme)
            self._forms[scheme.name].set_record(record if mine else scheme())
        self._show()

    def refill(self, record: SchemeRecord) -> None:
        """Fill in other values of the chosen scheme, and leave the other forms alone."""
        self._forms[self._name].set_record(record)

    def take_token(self, scheme: Scheme) -> None:
        """Fill in a token that came, in the form of its scheme, shown or not."""
        form = self._forms[scheme.name]
        form.set_record(with_token(Connection(auth=cast("Scheme", form.record())), scheme).auth)

    def use(self, name: str) -> None:
        """Show another scheme, with what the last one has in common with it."""
        before = self.record()
        self._name = name
        self._let_go_along(before)
        self._show()

    def form(self) -> RecordForm | None:
        """Give the form that is shown; None for a scheme without fields."""
        late = self._forms[self._name]
        return late.form() if late.names() else None

    def _let_go_along(self, before: Scheme) -> None:
        """Fill in where nothing was typed, or what went along before."""
        now = self.record()
        shown = {one.name for one in fields_of(now) if one.shows(now)}
        had = {one.name for one in fields_of(before) if one.shows(before)}
        new: dict[str, object] = {}
        for name in SHARED:
            if name not in shown or name not in had or not (value := getattr(before, name)):
                continue
            there = getattr(now, name)
            if not there or there == self._went_along.get((self._name, name)):
                new[name] = self._went_along[self._name, name] = value
        if new:
            self._forms[self._name].set_record(now.with_values(**new))

    def _show(self) -> None:
        for name, form in self._forms.items():
            form.setVisible(name == self._name and bool(form.names()))
