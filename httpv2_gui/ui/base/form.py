"""A form for any record: a row a declared field, in the order of the declaration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Declared, Kind, Problem, Record, fields_of
from httpv2_gui.ui.base.certificate_editor import CertificateEditor, CertificateTools
from httpv2_gui.ui.base.field_editor import FieldEditor
from httpv2_gui.ui.base.field_editors import EDITORS
from httpv2_gui.ui.base.form_row import Row
from httpv2_gui.ui.base.later import Later
from httpv2_gui.ui.base.secret_editors import SecretTextEditor
from httpv2_gui.ui.base.tasks import Tasks


class RecordForm(QWidget):
    """Shows a record and gives it back as edited.

    Signals:
        changed: A person changed a field.
    """

    changed = Signal()

    def __init__(
        self,
        record: Record,
        *,
        only: Sequence[str] | None = None,
        certificates: CertificateTools | None = None,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._record = record
        self.touched: set[str] = set()
        """Names of the fields that a person has changed since the record was set."""
        self._rows: dict[str, Row] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for declared in fields_of(record):
            if not declared.hidden and (only is None or declared.name in only):
                row = Row(_maker(declared, certificates, tasks), self)
                row.editor.changed.connect(lambda name=declared.name: self._on_changed(name))
                self._rows[declared.name] = row
                rows.addWidget(row)
        self.set_record(record)

    def record(self) -> Record:
        """Give the record with what is filled in; fields that are not shown stay as they were."""
        return self._record.with_values(
            **{name: row.editor.value() for name, row in self._rows.items()}
        )

    def set_record(self, record: Record) -> None:
        """Fill in a record of the same class; nothing counts as touched."""
        self._record = record
        self.touched.clear()
        for name, row in self._rows.items():
            row.editor.set_value(getattr(record, name))
            row.show_problems([])
        self._show_rows()

    def fill_in(self, **values: object) -> None:
        """Fill in some fields for a person: they count as touched, and are told as changed."""
        for name, value in values.items():
            self._rows[name].editor.set_value(value)
        self.touched.update(values)
        self._show_rows()
        self.changed.emit()

    def show_problems(self, problems: Iterable[Problem], *, touched_only: bool = False) -> None:
        """Write each problem under its row; with `touched_only` spare what was not changed yet."""
        found = list(problems)
        for name, row in self._rows.items():
            spared = touched_only and name not in self.touched
            row.show_problems([] if spared else [one for one in found if _field(one) == name])

    def set_secret_origin(self, field: str, sentence: str) -> None:
        """Say where a secret is stored."""
        row = self._rows.get(field)
        if row is not None and row.editor.declared.kind.is_secret:
            row.show_origin(sentence)

    def focus_field(self, name: str = "") -> bool:
        """Give the keys to a field, blank for the first; False: it is not in this form."""
        row = self._rows.get(name) if name else next(iter(self._rows.values()), None)
        if row is None:
            return False
        row.editor.focus_widget().setFocus()
        return True

    def editor(self, name: str) -> FieldEditor:
        """Give the editor of a field."""
        return self._rows[name].editor

    def row(self, name: str) -> Row:
        """Give the row of a field."""
        return self._rows[name]

    def names(self) -> list[str]:
        """Give the names of the fields in this form."""
        return list(self._rows)

    def _on_changed(self, name: str) -> None:
        self.touched.add(name)
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        record = self.record()
        for row in self._rows.values():
            row.setVisible(row.editor.declared.shows(record))


class LateForm(Later):
    """A form that is made when it is first seen; until then it keeps its record.

    Signals:
        changed: A person changed a field.
    """

    changed = Signal()

    def __init__(
        self,
        record: Record,
        *,
        only: Sequence[str] | None = None,
        certificates: CertificateTools | None = None,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self._make_form, parent)
        self._record = record
        self._only = only
        self._tools = certificates, tasks

    def form(self) -> RecordForm:
        """Give the form, made now if it was not."""
        return cast("RecordForm", self.widget())

    def record(self) -> Record:
        """Give the record as it is filled in."""
        return self.form().record() if self.is_made else self._record

    def set_record(self, record: Record) -> None:
        """Fill in a record."""
        self._record = record
        if self.is_made:
            self.form().set_record(record)

    def names(self) -> list[str]:
        """Give the names of the fields."""
        declared = (one.name for one in fields_of(self._record) if not one.hidden)
        return [name for name in declared if self._only is None or name in self._only]

    def _make_form(self, parent: QWidget) -> QWidget:
        certificates, tasks = self._tools
        made = RecordForm(
            self._record, only=self._only, certificates=certificates, tasks=tasks, parent=parent
        )
        made.changed.connect(self.changed)
        return made


def _maker(
    declared: Declared, certificates: CertificateTools | None, tasks: Tasks | None
) -> Callable[[QWidget], FieldEditor]:
    if declared.kind is Kind.CERTIFICATE:
        return lambda parent: CertificateEditor(declared, certificates, tasks, parent)
    if declared.kind is Kind.SECRET_TEXT:
        return lambda parent: SecretTextEditor(declared, parent, tasks)
    return lambda parent: EDITORS[declared.kind](declared, parent)


def _field(problem: Problem) -> str:
    return problem.place.rpartition(".")[2]
