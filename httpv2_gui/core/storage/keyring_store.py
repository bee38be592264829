"""Secrets in the system's keyring, and what to say when there is none."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import Any, Protocol, cast

from httpv2_gui.core.storage.secret_store import KeyringUnavailable, SecretKey, SecretStore

SERVICE = "httpv2-gui"

_INSTEAD = "or keep the secret for this session only."
_LOCKED = ("LockedException", "PromptDismissedException")  # of secretstorage, on Linux only
_UNTRUSTED = ("keyring.backends.fail.", "keyring.backends.null.", "keyrings.alt.")
"""They keep nothing, or keep secrets in plain files."""


class NoKeyring(KeyringUnavailable):
    """There is no keyring at all, so none of our secrets can be in one."""

    def __init__(self) -> None:
        super().__init__(
            "There is no system keyring that this program can use.",
            f"Install and start one (on Debian: gnome-keyring, in a desktop session), {_INSTEAD}",
        )


class Backend(Protocol):
    """What we use of `keyring.backend.KeyringBackend`."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class KeyringStore(SecretStore):
    """One entry of the system's keyring for each secret.

    `keyring` is imported on first use: it looks for backends, which takes a while.
    """

    where = "Stored in the system keyring, never in the workspace"
    is_writable = True

    def __init__(self, backend: Backend | None = None) -> None:
        """Take the system's own keyring unless one is given."""
        self._given = backend

    def get(self, key: SecretKey) -> str | None:
        with _told():
            return self._backend().get_password(SERVICE, key.username)

    def find_unasked(self, key: SecretKey) -> None:
        """Find nothing: a locked keyring would ask for its password."""

    def set(self, key: SecretKey, text: str) -> None:
        with _told():
            backend = self._backend()
            backend.set_password(SERVICE, key.username, text)
            kept = backend.get_password(SERVICE, key.username)
        if kept != text:
            raise KeyringUnavailable(
                "The system keyring did not keep the secret.",
                f"Check its settings (PYTHON_KEYRING_BACKEND, keyringrc.cfg), {_INSTEAD}",
            )

    def delete(self, key: SecretKey) -> None:
        with contextlib.suppress(NoKeyring), _told():
            backend = self._backend()
            if backend.get_password(SERVICE, key.username) is not None:
                backend.delete_password(SERVICE, key.username)

    def _backend(self) -> Backend:
        if self._given is not None:
            return self._given
        import keyring

        return _trusted(cast("Backend", keyring.get_keyring()))


def _trusted(backend: Backend) -> Backend:
    """Give the backend, or the first in a chain of several, that really keeps secrets secret."""
    chain = cast("list[Backend]", getattr(cast("Any", backend), "backends", [backend]))
    for one in chain:
        if not f"{type(one).__module__}.".startswith(_UNTRUSTED):
            return one
    raise NoKeyring


@contextlib.contextmanager
def _told() -> Generator[None]:
    """Turn what a backend raises into a sentence; its own text might hold anything."""
    try:
        yield
    except KeyringUnavailable:
        raise
    except Exception as error:
        raise _unavailable(error) from error


def _unavailable(error: Exception) -> KeyringUnavailable:
    from keyring import errors

    if isinstance(error, errors.NoKeyringError):
        return NoKeyring()
    if isinstance(error, errors.KeyringLocked) or type(error).__name__ in _LOCKED:
        return KeyringUnavailable(
            "The system keyring is locked.",
            f"Unlock it with the password of your login and try again, {_INSTEAD}",
        )
    return KeyringUnavailable(
        f"The system keyring did not answer as it should ({type(error).__name__}).",
        f"See that it runs and is unlocked, then try again, {_INSTEAD}",
    )
