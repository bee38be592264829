"""The secrets of a connection: filled in before use, put away when saved, gone when deleted.

All functions block on the store, which may be the system's keyring.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Declared
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage.keyring_store import KeyringStore
from httpv2_gui.core.storage.layout import (
    SecretField,
    every_secret_name,
    secret_fields,
    secret_in,
    with_secrets,
)
from httpv2_gui.core.storage.record_folder import Entry
from httpv2_gui.core.storage.secret_store import (
    EnvironmentStore,
    Found,
    KeyringUnavailable,
    LayeredStore,
    PresetStore,
    SecretKey,
    SecretStore,
    SessionStore,
    environment_name,
)

__all__ = [
    "EnvironmentStore",
    "Filled",
    "Found",
    "KeyringStore",
    "KeyringUnavailable",
    "LayeredStore",
    "PresetStore",
    "SecretKey",
    "SecretStore",
    "SessionStore",
    "environment_name",
    "fill",
    "forget",
    "put",
    "restore",
    "usual_store",
]


@dataclass(frozen=True)
class Filled:
    """A connection with the secrets that were found."""

    connection: Connection
    where: Mapping[str, str]
    """For each secret that was found, by its field, where it came from in a sentence."""
    missing: tuple[Declared, ...]
    """Required and usual secrets that nobody has; their `name` is the field as in SecretKey."""
    unavailable: KeyringUnavailable | None = None
    """Why the keyring could not be asked, when a secret was not found for that reason."""


def usual_store(
    session: SessionStore, presets: Mapping[tuple[str, str], str] | None = None
) -> LayeredStore:
    """Give the stores in the order they are asked; new secrets go to the keyring.

    Kept for the session comes first: it is newer than what a locked keyring may hold. The sample's
    own come before the keyring, which would ask a newcomer for a password to unlock it.
    """
    keyring = KeyringStore()
    return LayeredStore(
        session, EnvironmentStore(), PresetStore(presets or {}), keyring, write_to=keyring
    )


def fill(entry: Entry[Connection], store: SecretStore, workspace_id: str) -> Filled:
    """Fill in the secrets of a loaded connection. Never raises for an unavailable keyring."""
    found: dict[str, Found] = {}
    missing: list[Declared] = []
    unavailable: KeyringUnavailable | None = None
    for field in secret_fields(entry.record):
        key = _key(entry, field.name, workspace_id)
        try:
            one = store.find(key) if field.matters(entry.record) else store.find_unasked(key)
        except KeyringUnavailable as error:
            one, unavailable = None, error
        if one is not None:
            found[field.name] = one
        elif _is_missed(field, entry.record):
            missing.append(dataclasses.replace(field.declared, name=field.name))
    return Filled(
        with_secrets(entry.record, {name: one.secret for name, one in found.items()}),
        {name: one.where for name, one in found.items()},
        tuple(missing),
        unavailable,
    )


def put(
    entry: Entry[Connection],
    connection: Connection,
    store: SecretStore,
    workspace_id: str,
    before: Connection | None = None,
) -> None:
    """Store the secrets of `connection` that changed; an empty one is deleted.

    `before` is what `fill` gave, when there was something to fill: a secret that was missing then
    and is missing now is left alone, so that an unavailable keyring loses nothing.
    """
    new = _secrets_of(connection)
    if before is None:
        _put_all(entry, new, store, workspace_id)
        return
    old = _secrets_of(before)
    for name in dict.fromkeys([*new, *old]):
        if new.get(name) != old.get(name):
            _put_one(_key(entry, name, workspace_id), new.get(name), store)


def forget(entry: Entry[Connection], store: SecretStore, workspace_id: str) -> dict[str, Secret]:
    """Delete the secrets of a connection; gives what `restore` needs to undo it.

    Raises KeyringUnavailable only when the connection's scheme has secrets of its own.
    """
    own = {field.name for field in secret_fields(entry.record) if field.matters(entry.record)}
    kept: dict[str, Secret] = {}
    for name in sorted(own):
        kept |= _forget_one(name, _key(entry, name, workspace_id), store)
    with contextlib.suppress(KeyringUnavailable):
        for name in sorted(every_secret_name() - own):
            kept |= _forget_one(name, _key(entry, name, workspace_id), store)
    return kept


def restore(
    entry: Entry[Connection],
    kept: Mapping[str, Secret],
    store: SecretStore,
    workspace_id: str,
) -> None:
    """Store again what `forget` gave."""
    for name, secret in kept.items():
        store.set(_key(entry, name, workspace_id), secret.reveal())


def _key(entry: Entry[Connection], name: str, workspace_id: str) -> SecretKey:
    return SecretKey(workspace_id, entry.id, name, entry.slug)


def _is_missed(field: SecretField, connection: Connection) -> bool:
    declared = field.declared
    return field.matters(connection) and (declared.required or declared.usual)


def _secrets_of(connection: Connection) -> dict[str, Secret]:
    """Give the secrets by name, empty ones too."""
    return {field.name: secret_in(connection, field) for field in secret_fields(connection)}


def _put_all(
    entry: Entry[Connection], new: Mapping[str, Secret], store: SecretStore, workspace_id: str
) -> None:
    """Store what is filled; nobody knows of the empty ones whether there is one to delete."""
    for name, secret in new.items():
        unavailable = () if secret else (KeyringUnavailable,)
        with contextlib.suppress(*unavailable):
            _put_one(_key(entry, name, workspace_id), secret, store)


def _put_one(key: SecretKey, secret: Secret | None, store: SecretStore) -> None:
    if not secret:
        store.delete(key)
    elif store.get(key) != secret.reveal():
        store.set(key, secret.reveal())


def _forget_one(name: str, key: SecretKey, store: SecretStore) -> dict[str, Secret]:
    found = store.find(key)
    if found is None:
        return {}
    store.delete(key)
    return {name: found.secret}
