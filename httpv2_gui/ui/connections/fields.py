"""All rows of a connection: what everybody fills in, the scheme's own, and folded sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.engine import certificates
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.base.card import Card, hairline
from httpv2_gui.ui.base.certificate_editor import CertificateTools
from httpv2_gui.ui.base.form import LateForm, RecordForm
from httpv2_gui.ui.base.form_row import LabelledRow
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections import summaries
from httpv2_gui.ui.connections.cookie_tools import CookieTools
from httpv2_gui.ui.connections.more import More
from httpv2_gui.ui.connections.scheme_choice import SchemeChoice
from httpv2_gui.ui.connections.scheme_forms import SchemeForms
from httpv2_gui.ui.connections.scheme_tools import SchemeTools
from httpv2_gui.ui.connections.tls_tools import TlsTools

READER = CertificateTools(certificates.read_certificates, certificates.read_certificate_file)
HEAD = ("name", "test_url", "restrict_domain")
REST = ("description", "cookie_scope", "http_version")


class Section(NamedTuple):
    """A form below a heading, with the prefix of its fields' places."""

    more: More
    form: LateForm
    prefix: str


class ConnectionFields(Card):
    """The card with the rows, in the order in which people fill them in.

    Signals:
        changed: A person changed a field.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=20, spacing=10)
        self.head = RecordForm(Connection(), only=HEAD, parent=self)
        self.choice = SchemeChoice(self)
        self._scheme_row = LabelledRow("Scheme", lambda _parent: self.choice, self)
        self._scheme_row.label.setBuddy(self.choice)
        self.schemes = SchemeForms(self)
        self.tools = SchemeTools(self.schemes, self.head, self)
        tls, proxy, more = More("SSL Options", self), More("Proxy", self), More("More", self)
        self.tls = LateForm(Tls(), certificates=READER, tasks=tasks, parent=tls)
        self.proxy = LateForm(Proxy(), parent=proxy)
        self.rest = LateForm(Connection(), only=REST, parent=more)
        self.timeouts = LateForm(Timeouts(), parent=more)
        self.sections = (
            Section(tls, self.tls, "tls"),
            Section(proxy, self.proxy, "proxy"),
            Section(more, self.rest, ""),
            Section(more, self.timeouts, "timeouts"),
        )
        for form in (self.head, self.schemes, self.tls, self.proxy, self.rest, self.timeouts):
            form.changed.connect(self._on_changed)
        self.choice.chosen.connect(self._on_chosen)
        self.tools.test_url_taken.connect(self.set_test_url)
        self._where: Mapping[str, str] = {}
        self.tls_tools = TlsTools(tasks, self)
        self.cookie_tools = CookieTools(self)
        for section in self.sections:
            section.form.made.connect(self._on_made)
        self._lay_out()
        self._say_sections()

    def connection(self) -> Connection:
        """Give the connection as filled in; what was typed for other schemes is no part of it."""
        base = cast("Connection", self.head.record())
        rest = self.rest.record()
        return base.with_values(
            **{name: getattr(rest, name) for name in REST},
            auth=self.schemes.record(),
            tls=self.tls.record(),
            proxy=self.proxy.record(),
            timeouts=self.timeouts.record(),
        )

    def set_connection(self, connection: Connection) -> None:
        """Fill in a connection; the forms of other schemes are emptied."""
        self._where = {}
        self.head.set_record(connection)
        self.rest.set_record(connection)
        self.schemes.set_record(connection.auth)
        self.choice.choose(self.schemes.scheme.name)
        self.tls.set_record(connection.tls)
        self.proxy.set_record(connection.proxy)
        self.timeouts.set_record(connection.timeouts)
        self._say_sections()
        self._open_what_is_not_usual(connection)

    def set_name(self, name: str) -> None:
        """Fill in another name and leave the rest as it is."""
        self.head.editor("name").set_value(name)

    def set_test_url(self, url: str) -> None:
        """Fill in a Test URL that a person took over."""
        self.head.editor("test_url").set_value(url)
        self._on_changed()

    def fill_in(self, auth: Scheme, test_url: str) -> None:
        """Fill in the chosen scheme's fields, and Test URL where it is blank."""
        self.schemes.refill(auth)
        if test_url and not cast("Connection", self.head.record()).test_url.strip():
            self.head.editor("test_url").set_value(test_url)
        self.show_origins(self._where)
        self._on_changed()

    def take_token(self, scheme: Scheme) -> None:
        """Fill in a token that came, though another scheme may be chosen by now."""
        self.schemes.take_token(scheme)
        self.show_origins(self._where)
        self._say_sections()

    def follow_scheme(self) -> None:
        """Offer what fits the scheme as it is filled in now."""
        test_url = cast("Connection", self.head.record()).test_url
        self.tools.follow(self.schemes.record(), test_url)

    def scheme(self) -> type[Scheme]:
        """Give the chosen scheme."""
        return self.schemes.scheme

    def use_scheme(self, name: str) -> None:
        """Show the rows of another scheme; what was typed for the others stays there."""
        self.schemes.use(name)
        self.choice.choose(name)
        self._say_scheme()
        self.follow_scheme()
        self.show_origins(self._where)

    def show_problems(self, problems: Sequence[Problem], *, touched_only: bool) -> None:
        """Write each problem under its row, in sections that are opened for it."""
        if not touched_only:
            self._open_where([one.place for one in problems])
        for form, prefix in self._made_forms():
            mine = [one for one in problems if one.place.rpartition(".")[0] == prefix]
            form.show_problems(mine, touched_only=touched_only)

    def show_origins(self, where: Mapping[str, str]) -> None:
        """Say of each secret where it is stored."""
        self._where = where
        for form, prefix in self._made_forms():
            for name in form.names():
                key = name if prefix in ("", "auth") else f"{prefix}.{name}"
                form.set_secret_origin(name, where.get(key, ""))

    def go_to(self, place: str) -> None:
        """Give the keys to the field of a problem."""
        prefix, _, name = place.rpartition(".")
        self._open_where([place])
        for form, form_prefix in self._made_forms():
            if form_prefix == prefix and name in form.names():
                form.focus_field(name)

    # Inside

    def _on_chosen(self, name: str) -> None:
        self.use_scheme(name)
        self.changed.emit()

    def _on_changed(self) -> None:
        self._say_sections()
        self.changed.emit()

    def _on_made(self) -> None:
        """Say in a form that was made late what was said in the others before."""
        self._say_verify()
        self.show_origins(self._where)
        if self.tls.is_made:
            self.tls_tools.dress(self.tls.form())
        if self.rest.is_made:
            self.cookie_tools.dress(self.rest.form())

    def _made_forms(self) -> Iterator[tuple[RecordForm, str]]:
        yield self.head, ""
        if (form := self.schemes.form()) is not None:
            yield form, "auth"
        for section in self.sections:
            if section.form.is_made:
                yield section.form.form(), section.prefix

    def _open_where(self, places: Iterable[str]) -> None:
        wanted = set(places)
        for more, form, prefix in self.sections:
            there = {f"{prefix}.{name}".lstrip(".") for name in form.names()}
            if wanted & there:
                more.show_content(True)
                form.form()

    def _open_what_is_not_usual(self, connection: Connection) -> None:
        tls, proxy, more, _timeouts = self.sections
        usual = Connection()
        rest = connection.with_values(
            **{name: getattr(usual, name) for name in REST if name != "description"}
        )
        tls.more.show_content(connection.tls != usual.tls)
        proxy.more.show_content(connection.proxy != usual.proxy)
        more.more.show_content(connection.timeouts != usual.timeouts or connection != rest)

    def _say_sections(self) -> None:
        tls, proxy, more, _timeouts = self.sections
        tls.more.say(*summaries.of_tls(cast("Tls", self.tls.record())))
        proxy.more.say(*summaries.of_proxy(cast("Proxy", self.proxy.record())))
        rest, timeouts = self.rest.record(), self.timeouts.record()
        more.more.say(*summaries.of_more(cast("Connection", rest), cast("Timeouts", timeouts)))
        self._say_verify()
        self._say_scheme()
        self.follow_scheme()

    def _say_verify(self) -> None:
        """Colour the sentence under Verify SSL while it is off."""
        if self.tls.is_made:
            row = self.tls.form().row("verify")
            row.say(row.editor.declared.help, "" if row.editor.value() else "warn")

    def _say_scheme(self) -> None:
        self._scheme_row.say(self.scheme().summary)

    def _lay_out(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(self._scheme_row)
        self.body.addWidget(self.schemes)
        self.body.addWidget(self.tools)
        self.body.addSpacing(4)
        self.body.addWidget(hairline())
        for section in self.sections:
            section.more.rows.addWidget(section.form)
            if section.prefix != "timeouts":
                self.body.addWidget(section.more)
