"""The page of one connection: fill in, test, see the green check, save."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Declared, problems
from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.card import hairline
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.fields import ConnectionFields
from httpv2_gui.ui.connections.footer import PageFooter
from httpv2_gui.ui.connections.secret_notices import SecretNotices
from httpv2_gui.ui.connections.taken_token import with_token
from httpv2_gui.ui.connections.token_panel import TokenPanel

WIDEST = 800
UNTITLED = "New connection"


class ConnectionPage(QWidget):
    """Edits a Connection. Does nothing itself: it asks, and shows what it is told.

    Attributes:
        may_close: awaited before the page is closed; whether it may be.

    Signals:
        changed: A person changed something, or the page was saved or reverted.
        save_requested: Connection to write, with its secrets.
        test_requested: Connection to test.
        test_cancelled: Stop the test that runs.
        generate_requested: Connection to get a token for.
        generate_cancelled: Stop getting it.
        trial_requested: Connection whose token request is to be tried alone.
        example_requested: An example of the product is to be pasted.
        look_requested: Connection whose server's certificates are to be shown.
        cookies_requested: The kept cookies are to be shown.
        keep_for_session_requested: Keep the secrets until the program ends, no keyring takes them.
    """

    changed = Signal()
    save_requested = Signal(object)
    test_requested = Signal(object)
    test_cancelled = Signal()
    generate_requested = Signal(object)
    generate_cancelled = Signal()
    trial_requested = Signal(object)
    example_requested = Signal()
    look_requested = Signal(object)
    cookies_requested = Signal()
    keep_for_session_requested = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._saved = Connection()
        self._is_stored = True
        self.may_close: Callable[[], Awaitable[bool]] | None = None
        self._tested: Connection | None = None
        self._shows_all_problems = False
        self._title = QLabel()
        self._title.setObjectName("title")
        self._title.setProperty("kind", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._area = QScrollArea(self)
        self._page = QWidget(self._area)
        self._notices = SecretNotices(self._page)
        self.fields = ConnectionFields(tasks, self._page)
        self._footer = PageFooter(WIDEST, self)
        self._lay_out()
        tab_order.arrange(self)
        self._listen()
        self.set_connection(Connection())

    def _listen(self) -> None:
        self._notices.keep_requested.connect(self.keep_for_session_requested)
        self._footer.test_pressed.connect(self.test)
        self._footer.revert_pressed.connect(self.revert)
        self._footer.save_pressed.connect(self.save)
        self.fields.changed.connect(self._after_edit)
        self.fields.tools.generate_requested.connect(self.generate)
        self.fields.tools.generate_cancelled.connect(self.generate_cancelled)
        self.fields.tools.token_grew.connect(self._show_token)
        self.fields.tools.trial_requested.connect(
            lambda: self.trial_requested.emit(self.connection())
        )
        self.fields.tools.example_requested.connect(self.example_requested)
        self.fields.tls_tools.look_requested.connect(
            lambda: self.look_requested.emit(self.connection())
        )
        self.fields.cookie_tools.show_requested.connect(self.cookies_requested)

    # The record

    def connection(self) -> Connection:
        """Give the connection as it is filled in."""
        return self.fields.connection()

    def set_connection(
        self, connection: Connection, *, saved: Connection | None = None, stored: bool = True
    ) -> None:
        """Show a connection.

        `saved` is what is stored, if that is something else; without `stored` there is no file of
        it yet, so that it can be saved as it is.
        """
        self._is_stored = stored
        self._shows_all_problems = False
        self.fields.set_connection(saved or connection)
        self._saved = self.fields.connection()
        if saved is not None and saved != connection:
            self.fields.set_connection(connection)
        self._notices.clear()
        self._make_stale()
        self._refresh()

    async def can_close(self) -> bool:
        """Whether the tab may be closed; asks when something is not saved."""
        return self.may_close is None or await self.may_close()

    @property
    def is_testing(self) -> bool:
        return self._footer.is_testing

    @property
    def modified(self) -> bool:
        """Whether something is filled in that is not saved."""
        return self.connection() != self._saved

    def saved_name(self) -> str:
        """Give the name under which the connection is stored."""
        return self._saved.name

    def rename(self, name: str) -> None:
        """Follow a new name that was given elsewhere; other edits stay."""
        self._saved = self._saved.with_values(name=name)
        self.fields.set_name(name)
        self._refresh()

    def revert(self) -> None:
        """Go back to what is stored."""
        self.fields.set_connection(self._saved)
        self._shows_all_problems = False
        self._after_edit()

    def focus_first(self) -> None:
        """Give the keys to the name."""
        self.fields.head.focus_field()

    # What a person asks for

    def save(self) -> None:
        """Ask to store the connection; a half-filled one can be stored too."""
        self.save_requested.emit(self.connection())

    def test(self) -> None:
        """Ask for a test, or for its end while it runs."""
        if self.is_testing:
            self.test_cancelled.emit()
            return
        connection = self.connection()
        if self._is_refused("Not tested: correct the fields above"):
            return
        self._tested = connection
        self.test_requested.emit(connection)

    def generate(self) -> None:
        """Ask for a token."""
        if not self._is_refused("No token: correct the fields above"):
            self.generate_requested.emit(self.connection())

    def _is_refused(self, words: str) -> bool:
        """Whether a field keeps the connection from being used; the first of them gets the keys."""
        self._shows_all_problems = True
        self._show_problems()
        errors = [one for one in problems(self.connection()) if one.severity == "error"]
        needed = [one for one in errors if one.place != "name"]
        if needed:
            self._footer.show_refused(words)
            self._go_to(needed[0].place)
        return bool(needed)

    # What the page is told

    def show_testing(self, words: str = "Testing…") -> None:
        """Show what the running test does."""
        self._footer.show_testing(words)

    def show_test_cancelled(self) -> None:
        """Show that the test was stopped."""
        self._tested = None
        self._footer.show_cancelled()

    def show_report(self, report: TestReport) -> None:
        """Show the green check or the red cross; an edit made meanwhile makes it stale at once."""
        self._footer.show_report(report)
        self._make_stale()

    def take_token(self, scheme: Scheme, *, stored: bool, renewed: bool = False) -> None:
        """Fill in a token that came.

        `stored`: it is in the keyring, so that nothing is left to save; `renewed`: it came while
        the connection was used, and what was tested is as good as before.
        """
        if stored:
            self._saved = with_token(self._saved, scheme)
        if renewed and self._tested is not None:
            self._tested = with_token(self._tested, scheme)
        self.fields.take_token(scheme)
        self._after_edit()

    def fill_in(self, auth: Scheme, test_url: str = "") -> None:
        """Fill in what a person chose elsewhere, if the scheme is still the one it is for."""
        if type(auth) is type(self.fields.schemes.record()):
            self.fields.fill_in(auth, test_url)

    def follow_scheme(self) -> None:
        """Say anew what is known of the token."""
        self.fields.follow_scheme()

    @property
    def token_panel(self) -> TokenPanel:
        """Where a token is asked for, and what came of it is told."""
        return self.fields.tools.token

    def show_saved(self, connection: Connection | None = None) -> None:
        """Show that what is filled in, or `connection`, is stored now."""
        self._saved = connection or self.connection()
        self._is_stored = True
        self._refresh()
        self.changed.emit()

    def show_secrets(self, where: Mapping[str, str]) -> None:
        """Say of each secret where it is stored: the keyring, or what stands in for it, works."""
        self.hide_keyring_trouble()
        self.fields.show_origins(where)

    def show_missing(self, missing: Sequence[Declared]) -> None:
        """Ask for secrets that this computer does not have."""
        self._notices.show_missing(missing)

    def show_keyring_trouble(self, message: str, hint: str = "") -> None:
        """Say why the keyring takes no secrets, and offer to keep them for this session."""
        self._notices.show_keyring_trouble(message, hint)

    def hide_keyring_trouble(self) -> None:
        """The keyring works again, or the secrets are kept for the session."""
        self._notices.hide_keyring_trouble()

    # Inside

    def _after_edit(self) -> None:
        self._make_stale()
        self._refresh()
        self.changed.emit()

    def _make_stale(self) -> None:
        """Say that the last result is about something else than what is filled in now."""
        if self._tested is None or self.is_testing or self.connection() == self._tested:
            return
        self._tested = None
        self._footer.show_stale()

    def _go_to(self, place: str) -> None:
        self.fields.go_to(place)
        field = self.focusWidget()
        if field is not None:
            self._area.ensureWidgetVisible(field, 0, 60)

    def _show_token(self) -> None:
        """Scroll to what happens to the token, once it has its place."""
        panel = self.token_panel
        QTimer.singleShot(0, panel, lambda: self._area.ensureWidgetVisible(panel, 0, 16))

    def _refresh(self) -> None:
        self._title.setText(self.connection().name.strip() or UNTITLED)
        modified = self.modified
        self._footer.enable(save=modified or not self._is_stored, revert=modified)
        self._show_problems()

    def _show_problems(self) -> None:
        found = problems(self.connection())
        self.fields.show_problems(found, touched_only=not self._shows_all_problems)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._lay_out_page()
        outer.addWidget(self._area, 1)
        outer.addWidget(hairline())
        outer.addWidget(self._footer)

    def _lay_out_page(self) -> None:
        page = self._page
        page.setProperty("kind", "page")
        page.setMaximumWidth(WIDEST)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(24, 20, 24, 12)
        rows.setSpacing(14)
        rows.addWidget(self._title)
        rows.addWidget(self._notices)
        rows.addWidget(self.fields)
        rows.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
