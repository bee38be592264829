"""Keeps a renewed token where the old one came from: the keyring, or nowhere."""

from __future__ import annotations

from typing import Self

from httpv2_gui.core.auth import Scheme, scheme_of
from httpv2_gui.core.engine.events import Event, Renewed
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.result import Failure
from httpv2_gui.core.storage.secrets import EnvironmentStore, KeyringUnavailable, SecretKey, put
from httpv2_gui.core.storage.workspace import Entry, Workspace
from httpv2_gui.runner.credentials import store_of, token_remedy
from httpv2_gui.runner.progress import Progress
from httpv2_gui.runner.terminal import one_line, say


class Keeping:
    """Listens to one run of one connection: its progress is told, its new tokens are kept."""

    def __init__(
        self,
        workspace: Workspace,
        entry: Entry[Connection] | None,
        connection: Connection | None,
        *,
        quiet: bool = False,
    ) -> None:
        """Tell nothing of its progress when it is `quiet`."""
        self._progress = None if quiet else Progress()
        self._workspace = workspace
        self._entry = entry
        self._connection = connection

    def __call__(self, event: Event) -> None:
        if self._progress is not None:
            self._progress(event)
        if isinstance(event, Renewed) and self._entry is not None and self._connection is not None:
            self._keep(self._entry, self._connection, event.scheme)
            self._connection = self._connection.with_values(auth=event.scheme)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.finish_line()

    def finish_line(self) -> None:
        """End a line of counted bytes."""
        if self._progress is not None:
            self._progress.finish_line()

    def say_token_variable(self, failure: Failure | None) -> None:
        """Say, where a token was missed, which variable would give it."""
        words = token_remedy(self._entry) if self._entry is not None else ""
        if words and failure is not None and failure.kind == "token":
            say(one_line(words))

    def _keep(self, entry: Entry[Connection], before: Connection, renewed: Scheme) -> None:
        """Store what of the token is new; what the environment gives stays there, used up."""
        given: dict[str, object] = {}
        for declared in fields_of(renewed):
            key = SecretKey(self._workspace.id, entry.id, declared.name, entry.slug)
            old = getattr(scheme_of(before), declared.name)
            is_new = declared.obtained and getattr(renewed, declared.name) != old
            if is_new and EnvironmentStore().find(key) is not None:
                given[declared.name] = old
                say(_used_up(key.variable))
        kept = before.with_values(auth=renewed.with_values(**given))
        try:
            put(entry, kept, store_of(self._workspace), self._workspace.id, before)
        except KeyringUnavailable as error:
            say(f"Warning: the new token could not be kept. {one_line(str(error))}")


def _used_up(variable: str) -> str:
    return (
        f"Warning: {variable} holds a token that has been renewed, and the new one cannot be kept "
        "there. Press Generate in the window: it keeps tokens in the keyring."
    )
