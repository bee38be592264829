"""Where secrets live: what every store promises, and the stores that need no keyring."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True)
class SecretKey:
    """Names one secret of one connection; survives renaming, as the connection's id does."""

    workspace_id: str
    connection_id: str
    field: str
    """The scheme's field, or table and field: `password`, `tls.client_key`."""
    connection_slug: str = dataclasses.field(default="", compare=False)
    """What people write: environment variables and practice secrets go by it."""

    @property
    def username(self) -> str:
        """The name of the keyring's entry."""
        return f"{self.workspace_id}/{self.connection_id}/{self.field}"

    @property
    def variable(self) -> str:
        """The name of the environment variable."""
        return environment_name(self.connection_slug, self.field)


def environment_name(connection_slug: str, field_name: str) -> str:
    """Give the variable of a secret: `HTTPV2_SECRET_MY_API_PASSWORD`."""
    words = f"HTTPV2_SECRET_{connection_slug}_{field_name}".upper()
    return re.sub(r"[^\w]", "_", words)


@dataclass(frozen=True)
class Found:
    """A secret, and where it came from in a sentence."""

    secret: Secret
    where: str


class KeyringUnavailable(Exception):  # noqa: N818 - a state of the machine, not a mistake
    """The system's keyring cannot be used now: what happened, and what a person can do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} {hint}")
        self.message = message
        self.hint = hint


class SecretStore(Protocol):
    """Keeps secret texts by key. All methods block and may raise KeyringUnavailable."""

    where: str
    """Says to people where these secrets are."""
    is_writable: bool

    def get(self, key: SecretKey) -> str | None:
        """Give the secret; None when there is none."""
        ...

    def set(self, key: SecretKey, text: str) -> None:
        """Keep the secret, in place of an earlier one."""
        ...

    def delete(self, key: SecretKey) -> None:
        """Forget the secret; it is no error when there is none."""
        ...

    def keeps(self, key: SecretKey) -> bool:
        """Whether a new text for this key belongs here, wherever new secrets go otherwise."""
        return False

    def find(self, key: SecretKey) -> Found | None:
        """Give the secret with where it came from."""
        text = self.get(key)
        return None if text is None else Found(Secret(text), self.where)

    def find_unasked(self, key: SecretKey) -> Found | None:
        """Give the secret where that cannot make the system ask a person to unlock something."""
        return self.find(key)


class SessionStore(SecretStore):
    """Keeps secrets in memory until the program ends."""

    where = "Kept for this session only, never on the disk"
    is_writable = True

    def __init__(self) -> None:
        self._secrets: dict[SecretKey, Secret] = {}

    def get(self, key: SecretKey) -> str | None:
        secret = self._secrets.get(key)
        return None if secret is None else secret.reveal()

    def set(self, key: SecretKey, text: str) -> None:
        self._secrets[key] = Secret(text)

    def delete(self, key: SecretKey) -> None:
        self._secrets.pop(key, None)


class _GivenStore(SecretStore):
    """Base of stores whose secrets are given from outside: they are read, never written."""

    is_writable = False

    def set(self, key: SecretKey, text: str) -> None:
        raise KeyringUnavailable(
            "A secret cannot be stored here.", "Keep it in the keyring, or for this session only."
        )

    def delete(self, key: SecretKey) -> None:
        """Do nothing: what is given stays."""


class EnvironmentStore(_GivenStore):
    """Takes secrets from environment variables."""

    where = "Taken from the environment of this program"

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = environment

    def get(self, key: SecretKey) -> str | None:
        return self._environment.get(key.variable) or None

    def find(self, key: SecretKey) -> Found | None:
        text = self.get(key)
        where = f"Taken from the environment variable {key.variable}"
        return None if text is None else Found(Secret(text), where)


class PresetStore(SecretStore):
    """Gives the public secrets of the sample's practice API, by connection slug and field.

    The slug is the one the sample came with: a connection that was renamed has it as its id. What
    a person puts in place of one lasts for the session; then the sample works again.
    """

    where = "A public practice secret of the sample; a change lasts for this session"
    is_writable = True

    def __init__(self, values: Mapping[tuple[str, str], str]) -> None:
        self._values = values
        self._changed: dict[SecretKey, str | None] = {}

    def get(self, key: SecretKey) -> str | None:
        return self._changed[key] if key in self._changed else self._preset(key)

    def set(self, key: SecretKey, text: str) -> None:
        self._changed[key] = text

    def delete(self, key: SecretKey) -> None:
        self._changed[key] = None

    def keeps(self, key: SecretKey) -> bool:
        return self._preset(key) is not None

    def _preset(self, key: SecretKey) -> str | None:
        names = (key.connection_id, key.connection_slug)
        found = (self._values.get((name, key.field)) for name in names)
        return next((text for text in found if text is not None), None)


class LayeredStore(SecretStore):
    """Asks several stores in turn; writes go to `write_to`, or to the first that can be written.

    A store that is unavailable stops nobody: it is reported when no other has the secret.
    """

    is_writable = True

    def __init__(self, *layers: SecretStore, write_to: SecretStore | None = None) -> None:
        self._layers = layers
        writable = (layer for layer in layers if layer.is_writable)
        self._target = write_to or next(writable, layers[-1])
        self.where = self._target.where

    def get(self, key: SecretKey) -> str | None:
        found = self.find(key)
        return None if found is None else found.secret.reveal()

    def find(self, key: SecretKey) -> Found | None:
        unavailable: KeyringUnavailable | None = None
        for layer in self._layers:
            try:
                found = layer.find(key)
            except KeyringUnavailable as error:
                unavailable = error
            else:
                if found is not None:
                    return found
        if unavailable is not None:
            raise unavailable
        return None

    def find_unasked(self, key: SecretKey) -> Found | None:
        found = (layer.find_unasked(key) for layer in self._layers)
        return next((one for one in found if one is not None), None)

    def set(self, key: SecretKey, text: str) -> None:
        """Keep the secret in the target; an older one that is asked before may not hide it."""
        target = next((layer for layer in self._layers if layer.keeps(key)), self._target)
        target.set(key, text)
        for layer in self._layers:
            if layer is target:
                break
            layer.delete(key)

    def delete(self, key: SecretKey) -> None:
        """Forget the secret in every layer, and only then say that one was unavailable."""
        unavailable: KeyringUnavailable | None = None
        for layer in self._layers:
            try:
                layer.delete(key)
            except KeyringUnavailable as error:
                unavailable = error
        if unavailable is not None:
            raise unavailable
