"""Helps to fill in a connection: tries token requests, reads examples, looks at servers."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject

from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.engine.events import ignore
from httpv2_gui.core.engine.token_trial import TokenTrial
from httpv2_gui.core.interchange import xsoar_example
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections import server_words
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.connections.token_trial_dialog import choose_field, where_from
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

PASTE = (
    "Paste what Settings → Integrations → API Keys → View Examples shows, or any other cURL "
    "command for this tenant. Nothing is sent."
)
TRUST = "Trust this certificate"


class SchemeAssistant(QObject):
    """Does what the buttons beside a scheme's fields ask for."""

    def __init__(self, desk: OpenWorkspace, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._left: set[ConnectionPage] = set()

    def attend(self, page: ConnectionPage) -> None:
        """Do what the page asks for."""
        page.trial_requested.connect(
            lambda record: self._tasks.start(self._try(page, record), _name(page))
        )
        page.example_requested.connect(
            lambda: self._tasks.start(self._read_example(page), _name(page))
        )

        page.look_requested.connect(
            lambda record: self._tasks.start(self._look(page, record), _name(page))
        )

    def leave(self, page: ConnectionPage) -> None:
        """Stop what runs for a page that is being closed, and never touch it again."""
        if self._tasks.is_running(_name(page)):
            self._left.add(page)
            self._tasks.cancel(_name(page))

    async def _try(self, page: ConnectionPage, record: Connection) -> None:
        """Run the token request and let a person choose a value of its answer."""
        page.fields.tools.show_trying(True)
        try:
            trial = await self._desk.engine.try_token_flow(record, ignore)
        finally:
            if page not in self._left:
                page.fields.tools.show_trying(False)
            self._left.discard(page)
        if trial.failure is not None:
            await dialogs.show_problem(page, "No answer to choose from", *_what_went_wrong(trial))
            return
        name = await choose_field(page, trial)
        now = page.connection().auth
        if name is not None and isinstance(now, DedicatedAuth):
            page.fill_in(now.with_values(token_field=name))

    async def _look(self, page: ConnectionPage, record: Connection) -> None:
        """Show the server's certificates, and trust the first where a person wants that."""
        page.fields.tls_tools.show_looking(True)
        try:
            peeked = await self._desk.engine.peek(record)
        finally:
            if page not in self._left:
                page.fields.tls_tools.show_looking(False)
            self._left.discard(page)
        choices = (TRUST, "Close") if peeked.trusted_certificate else ("Close",)
        title, text = server_words.title(peeked), server_words.text(peeked, datetime.now(UTC))
        trusts = bool(peeked.trusted_certificate)
        if await dialogs.choose(page, title, text, choices, danger=trusts) == TRUST:
            page.fields.tls_tools.trust(peeked.trusted_certificate)

    async def _read_example(self, page: ConnectionPage) -> None:
        """Fill in what an example of the product shows."""
        text = await dialogs.ask_lines(page, "Paste a cURL example", PASTE, "Fill in")
        if text is None:
            return
        try:
            example = xsoar_example.read(text)
        except ValueError as error:
            await dialogs.show_problem(page, "This example cannot be read", str(error))
            return
        now = page.connection().auth
        if not isinstance(now, XsoarAuth):
            return
        names = ("key_type", "fqdn", "key_id", "api_key")
        filled = {name: value for name in names if (value := getattr(example, name))}
        page.fill_in(now.with_values(**filled), example.test_url)


def _what_went_wrong(trial: TokenTrial) -> tuple[str, str]:
    failure = trial.failure
    if failure is None:
        return "", ""
    return "\n\n".join(one for one in (failure.message, where_from(trial)) if one), failure.hint


def _name(page: ConnectionPage) -> str:
    return f"assist {id(page):x}"
