"""Secrets in the system's keyring: a real gnome-keyring, and the ways in which there is none."""

from __future__ import annotations

import pytest
from keyring.errors import KeyringLocked, NoKeyringError

from httpv2_gui.core.storage.keyring_store import KeyringStore, NoKeyring
from httpv2_gui.core.storage.secret_store import KeyringUnavailable, SecretKey
from tests.servers.keyring_session import KeyringSession

KEY = SecretKey("w", "api", "password")

BEGIN = """
from httpv2_gui.core.storage.keyring_store import KeyringStore
from httpv2_gui.core.storage.secret_store import KeyringUnavailable, SecretKey
store, key = KeyringStore(), SecretKey("w", "api", "password")
"""
STORE = BEGIN + "store.set(key, 'grün\\n s3cret')"
READ = BEGIN + "print(repr(store.get(key)))"
DELETE = BEGIN + "store.delete(key); store.delete(key)"
TRY = (
    BEGIN
    + """
for action in (lambda: store.get(key), lambda: store.set(key, "s3cret")):
    try:
        action()
    except KeyringUnavailable as error:
        print(error)
"""
)


class Memory:
    """A keyring that keeps secrets in memory."""

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[service, username]


class Forgetful(Memory):
    """A keyring that says yes and keeps nothing, as keyring's `null` does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Broken(Memory):
    """A keyring that fails with the secret in its error."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise ConnectionResetError(f"could not send {password}")


# ---- a real one ------------------------------------------------------------------------------


def test_a_secret_survives_logging_in_again(keyring_session: KeyringSession):
    keyring_session(STORE)

    assert keyring_session(READ) == "'grün\\n s3cret'\n"


def test_another_program_finds_it_by_its_name(keyring_session: KeyringSession):
    keyring_session(STORE)
    lookup = ["secret-tool", "lookup", "service", "httpv2-gui", "username", "w/api/password"]

    assert keyring_session.run(lookup) == "grün\n s3cret"


def test_nothing_is_on_the_disk_in_clear(keyring_session: KeyringSession):
    keyring_session(STORE)
    files = [path for path in keyring_session.home.rglob("*") if path.is_file()]

    assert files
    assert not any(b"s3cret" in path.read_bytes() for path in files)


def test_a_deleted_secret_is_gone(keyring_session: KeyringSession):
    keyring_session(STORE)
    keyring_session(DELETE)

    assert keyring_session(READ) == "None\n"


def test_a_locked_keyring_says_what_to_do(keyring_session: KeyringSession):
    keyring_session(STORE)

    told = keyring_session(TRY, state="locked").splitlines()

    assert len(told) == 2
    assert all("The system keyring is locked. Unlock it" in line for line in told)


def test_no_keyring_says_what_to_do(keyring_session: KeyringSession):
    told = keyring_session(TRY, state="absent").splitlines()

    assert len(told) == 2
    assert all("There is no system keyring" in line for line in told)
    assert all("keep the secret for this session only" in line for line in told)


def test_a_plain_file_is_no_keyring(keyring_session: KeyringSession):
    backend = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}

    assert "There is no system keyring" in keyring_session(TRY, env=backend)


# ---- the rest --------------------------------------------------------------------------------


def test_a_given_keyring_is_used():
    memory = Memory()
    store = KeyringStore(memory)

    store.set(KEY, "p")
    assert memory.secrets == {("httpv2-gui", "w/api/password"): "p"}
    assert store.get(KEY) == "p"

    store.delete(KEY)
    store.delete(KEY)
    assert memory.secrets == {}


def test_without_a_keyring_there_is_nothing_to_delete():
    KeyringStore().delete(KEY)

    with pytest.raises(NoKeyring):
        KeyringStore().get(KEY)


def test_a_keyring_that_keeps_nothing_is_found_out():
    with pytest.raises(KeyringUnavailable, match="did not keep"):
        KeyringStore(Forgetful()).set(KEY, "p")


def test_a_broken_keyring_is_told_without_its_words():
    with pytest.raises(KeyringUnavailable, match="ConnectionResetError") as caught:
        KeyringStore(Broken()).set(KEY, "hunter2")

    assert "hunter2" not in str(caught.value)


def test_the_first_of_several_keyrings_that_can_be_trusted_is_used(
    monkeypatch: pytest.MonkeyPatch,
):
    import keyring
    from keyring.backends import fail

    memory = Memory()

    class Chain(Memory):
        backends = (fail.Keyring(), memory)

    monkeypatch.setattr(keyring, "get_keyring", Chain)
    KeyringStore().set(KEY, "p")

    assert list(memory.secrets.values()) == ["p"]


@pytest.mark.parametrize(
    ("error", "words"),
    [(KeyringLocked(), "is locked"), (NoKeyringError(), "There is no system keyring")],
)
def test_what_a_keyring_raises_becomes_a_sentence(error: Exception, words: str):
    class Raising(Memory):
        def get_password(self, service: str, username: str) -> str | None:
            raise error

    with pytest.raises(KeyringUnavailable, match=words):
        KeyringStore(Raising()).get(KEY)
