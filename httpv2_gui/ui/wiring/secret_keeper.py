"""Puts the secrets of open connections away, and says on their pages where they are."""

from __future__ import annotations

from collections.abc import Callable

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.storage.layout import secret_fields, secret_in, with_secrets
from httpv2_gui.core.storage.secrets import Filled, KeyringUnavailable
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.connections.taken_token import with_token
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


class SecretKeeper:
    """Knows what each page was filled with: only what changed since is written.

    A keyring may ask the person for a password first; a page that is closed meanwhile, of which
    `is_open` tells, is not touched any more.
    """

    def __init__(self, desk: OpenWorkspace, is_open: Callable[[ConnectionPage], bool]) -> None:
        self._desk = desk
        self._is_open = is_open
        self._before: dict[ConnectionPage, Connection] = {}

    def show_filled(self, page: ConnectionPage, filled: Filled) -> None:
        """Say where each secret is, which are missing, and why they cannot be read."""
        self._before[page] = filled.connection
        _show(page, filled)

    def leave(self, page: ConnectionPage) -> None:
        """Forget a page that is closed."""
        self._before.pop(page, None)

    async def put(
        self,
        page: ConnectionPage,
        entry: Entry[Connection],
        record: Connection,
        *,
        session_only: bool = False,
    ) -> bool:
        """Store the secrets of `record`; the page counts as unsaved until that is done."""
        before = self._before.get(page)
        try:
            await self._desk.keep_secrets(entry, record, before, session_only=session_only)
        except KeyringUnavailable as error:
            if self._is_open(page):
                page.show_saved(entry.record)
                page.show_keyring_trouble(error.message, error.hint)
            return False
        if self._is_open(page):
            self._before[page] = record
            page.show_saved(_with_secrets_of(record, entry.record))
        filled = await self._desk.with_secrets(entry)
        if self._is_open(page):
            _show(page, filled)
        return True

    async def put_token(
        self, page: ConnectionPage, entry: Entry[Connection], scheme: Scheme
    ) -> bool:
        """Store a token that came, and nothing else; gives whether it is stored."""
        before = self._before.get(page)
        if before is None:
            return False
        record = with_token(before, scheme)
        try:
            await self._desk.keep_secrets(entry, record, before)
        except KeyringUnavailable as error:
            if self._is_open(page):
                page.show_keyring_trouble(error.message, error.hint)
            return False
        if self._is_open(page):
            self._before[page] = record
            _show(page, await self._desk.with_secrets(entry))
        return True

    def note_token(self, page: ConnectionPage, scheme: Scheme) -> None:
        """Remember that a token was stored while the connection was used."""
        if page in self._before:
            self._before[page] = with_token(self._before[page], scheme)


def _with_secrets_of(typed: Connection, written: Connection) -> Connection:
    """Give what is stored: the file's fields, and the secrets as they were typed."""
    found = {field.name: secret_in(typed, field) for field in secret_fields(typed)}
    return with_secrets(written, found)


def _show(page: ConnectionPage, filled: Filled) -> None:
    page.show_secrets(filled.where)
    page.show_missing(filled.missing)
    if filled.unavailable is not None and filled.missing:
        page.show_keyring_trouble(filled.unavailable.message, filled.unavailable.hint)
