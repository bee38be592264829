"""All rows of a connection: a form for each of its records, the schemes' one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.engine import certificates
from httpv2_gui.core.model.connection import Connection, SchemeRecord, Timeouts, Tls
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.base.card import Card, hairline
from httpv2_gui.ui.base.certificate_editor import CertificateTools
from httpv2_gui.ui.base.form import LateForm, RecordForm
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.more import More

READER = CertificateTools(certificates.read_certificates, certificates.read_certificate_file)


class ConnectionFields(Card):
    """The card with the rows, in the order in which people fill them in.

    Signals:
        changed: A person changed a field.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=20, spacing=10)
        empty = Connection()
        self.head = RecordForm(empty, only=("name", "test_url"), parent=self)
        self.schemes = {scheme.name: LateForm(scheme(), parent=self) for scheme in SCHEMES}
        self.domain = RecordForm(empty, only=("restrict_domain",), parent=self)
        self.tls = RecordForm(Tls(), certificates=READER, tasks=tasks, parent=self)
        self.more = More("More", self)
        self.rest = LateForm(empty, only=("description", "cookie_scope"), parent=self.more)
        self.timeouts = LateForm(Timeouts(), parent=self.more)
        self._scheme = SCHEMES[0].name
        for form in self._forms():
            form.changed.connect(self.changed)
        self._lay_out()
        self.use_scheme(self._scheme)

    def connection(self) -> Connection:
        """Give the connection as filled in; what was typed for other schemes is no part of it."""
        return self._base().with_values(
            auth=self.schemes[self._scheme].record(),
            tls=self.tls.record(),
            timeouts=self.timeouts.record(),
        )

    def set_connection(self, connection: Connection) -> None:
        """Fill in a connection; the forms of other schemes are emptied."""
        for form in (self.head, self.domain, self.rest):
            form.set_record(connection)
        for scheme in SCHEMES:
            mine = connection.auth.name == scheme.name
            self.schemes[scheme.name].set_record(connection.auth if mine else scheme())
        self.tls.set_record(connection.tls)
        self.timeouts.set_record(connection.timeouts)
        self.use_scheme(connection.auth.name or SCHEMES[0].name)

    def set_name(self, name: str) -> None:
        """Fill in another name and leave the rest as it is."""
        self.head.editor("name").set_value(name)

    def scheme(self) -> type[SchemeRecord]:
        """Give the chosen scheme."""
        return next(scheme for scheme in SCHEMES if scheme.name == self._scheme)

    def use_scheme(self, name: str) -> None:
        """Show the rows of another scheme; what was typed for the others stays there."""
        self._scheme = name if name in self.schemes else SCHEMES[0].name
        for key, form in self.schemes.items():
            form.setVisible(key == self._scheme and bool(form.names()))

    def show_problems(self, problems: Sequence[Problem], *, touched_only: bool) -> None:
        """Write each problem under its row."""
        if not touched_only and _is_any_in(self._places_in_more(), problems):
            self.more.show_content(True)
        for form, prefix in self._shown_forms():
            mine = [one for one in problems if one.place.rpartition(".")[0] == prefix]
            form.show_problems(mine, touched_only=touched_only)

    def show_origins(self, where: Mapping[str, str]) -> None:
        """Say of each secret where it is stored."""
        for form, prefix in self._shown_forms():
            for name in form.names():
                key = name if prefix in ("", "auth") else f"{prefix}.{name}"
                form.set_secret_origin(name, where.get(key, ""))

    def go_to(self, place: str) -> None:
        """Give the keys to the field of a problem."""
        prefix, _, name = place.rpartition(".")
        if place in self._places_in_more():
            self.more.show_content(True)
        for form, form_prefix in self._shown_forms():
            if form_prefix == prefix and name in form.names():
                form.focus_field(name)

    def _base(self) -> Connection:
        """Gather the connection's own fields from the three forms that show them."""
        base = cast("Connection", self.head.record())
        for form in (self.domain, self.rest):
            shown = form.record()
            base = base.with_values(**{name: getattr(shown, name) for name in form.names()})
        return base

    def _forms(self) -> Iterable[RecordForm | LateForm]:
        yield from (self.head, *self.schemes.values(), self.domain)
        yield from (self.tls, self.rest, self.timeouts)

    def _shown_forms(self) -> Iterable[tuple[RecordForm, str]]:
        yield self.head, ""
        if self.schemes[self._scheme].names():
            yield self.schemes[self._scheme].form(), "auth"
        yield self.domain, ""
        yield self.tls, "tls"
        for form, prefix in ((self.rest, ""), (self.timeouts, "timeouts")):
            if form.is_made:
                yield form.form(), prefix

    def _places_in_more(self) -> set[str]:
        timeouts = {f"timeouts.{name}" for name in self.timeouts.names()}
        return timeouts | set(self.rest.names())

    def _lay_out(self) -> None:
        self.body.addWidget(self.head)
        for form in self.schemes.values():
            self.body.addWidget(form)
        self.body.addWidget(self.domain)
        self.body.addWidget(self.tls)
        self.body.addSpacing(4)
        self.body.addWidget(hairline())
        self.body.addWidget(self.more)
        self.more.rows.addWidget(self.rest)
        self.more.rows.addWidget(self.timeouts)


def _is_any_in(places: set[str], problems: Iterable[Problem]) -> bool:
    return any(problem.place in places for problem in problems)
