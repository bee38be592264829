"""The secrets of a connection, from opening a workspace to deleting the connection."""

from __future__ import annotations

import pytest

from httpv2_gui.core.auth import ApiKeyAuth, BasicAuth, DedicatedAuth, NoAuth
from httpv2_gui.core.model.connection import Connection, Proxy
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import secrets
from httpv2_gui.core.storage.secrets import (
    EnvironmentStore,
    KeyringUnavailable,
    LayeredStore,
    SecretKey,
    SessionStore,
)
from httpv2_gui.core.storage.workspace import Entry, Workspace
from tests.core.storage.test_secret_store import LockedStore

BASIC = Connection(name="A", auth=BasicAuth(username="me", password=Secret("p")))
EMPTY = Connection(name="A", auth=BasicAuth(username="me"))
KEY = Connection(name="A", auth=ApiKeyAuth(field_name="x", secret=Secret("k")))
PASSWORD = SecretKey("w", "a", "password")


@pytest.fixture
def entry(workspace: Workspace) -> Entry[Connection]:
    return workspace.save_connection(BASIC)


@pytest.fixture
def store() -> SessionStore:
    return SessionStore()


def test_what_was_put_away_is_filled_in(entry: Entry[Connection], store: SessionStore):
    secrets.put(entry, BASIC, store, "w")

    filled = secrets.fill(entry, store, "w")

    assert filled.connection == BASIC
    assert filled.where == {"password": store.where}
    assert filled.missing == ()
    assert filled.unavailable is None


def test_a_renamed_connection_keeps_its_secrets(workspace: Workspace, store: SessionStore):
    entry = workspace.save_connection(BASIC)
    secrets.put(entry, BASIC, store, "w")

    renamed = workspace.save_connection(BASIC.with_values(name="B"), entry.slug)

    assert secrets.fill(renamed, store, "w").connection == BASIC.with_values(name="B")


def test_a_missing_secret_is_named(entry: Entry[Connection], store: SessionStore):
    missing = secrets.fill(entry, store, "w").missing

    assert [(one.name, one.label) for one in missing] == [("password", "Basic Auth Password")]


def test_a_secret_that_is_rarely_used_is_not_missed(workspace: Workspace, store: SessionStore):
    entry = workspace.save_connection(Connection(name="D", auth=DedicatedAuth()))

    assert [one.name for one in secrets.fill(entry, store, "w").missing] == ["body"]


def test_a_locked_keyring_is_told_and_fills_nothing(entry: Entry[Connection]):
    filled = secrets.fill(entry, LockedStore(), "w")

    assert filled.connection == EMPTY
    assert filled.unavailable is not None
    assert len(filled.missing) == 1


def test_a_secret_from_the_environment_is_not_stored(
    entry: Entry[Connection], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HTTPV2_SECRET_A_PASSWORD", "p")
    session = SessionStore()
    store = secrets.usual_store(session)

    secrets.put(entry, BASIC, store, "w")

    assert secrets.fill(entry, store, "w").connection == BASIC
    assert session.get(PASSWORD) is None


def test_practice_secrets_need_no_keyring(entry: Entry[Connection]):
    store = secrets.usual_store(SessionStore(), {("a", "password"): "p"})

    filled = secrets.fill(entry, store, "w")

    assert filled.connection == BASIC
    assert filled.unavailable is None


def test_without_a_keyring_a_secret_is_refused_and_kept_for_the_session(entry: Entry[Connection]):
    session = SessionStore()
    store = secrets.usual_store(session)

    with pytest.raises(KeyringUnavailable):
        secrets.put(entry, BASIC, store, "w")
    secrets.put(entry, BASIC, session, "w")

    assert secrets.fill(entry, store, "w").where == {"password": session.where}


def test_a_connection_without_secrets_needs_no_keyring(entry: Entry[Connection]):
    store = secrets.usual_store(SessionStore())

    secrets.put(entry, EMPTY, store, "w")
    secrets.put(entry, Connection(name="A"), store, "w")


def test_an_emptied_secret_is_deleted(entry: Entry[Connection], store: SessionStore):
    secrets.put(entry, BASIC, store, "w")

    secrets.put(entry, EMPTY, store, "w")

    assert store.get(PASSWORD) is None


def test_an_emptied_secret_is_deleted_when_what_was_before_is_known(
    entry: Entry[Connection], store: SessionStore
):
    secrets.put(entry, BASIC, store, "w")

    secrets.put(entry, EMPTY, store, "w", before=BASIC)

    assert store.get(PASSWORD) is None


def test_a_secret_that_could_not_be_read_is_left_alone(
    entry: Entry[Connection], store: SessionStore
):
    secrets.put(entry, BASIC, store, "w")

    secrets.put(entry, EMPTY, store, "w", before=EMPTY)

    assert store.get(PASSWORD) == "p"


def test_an_empty_secret_asks_nothing_of_a_locked_keyring(entry: Entry[Connection]):
    secrets.put(entry, EMPTY, LockedStore(), "w")

    with pytest.raises(KeyringUnavailable):
        secrets.put(entry, EMPTY, LockedStore(), "w", before=BASIC)


def test_another_scheme_drops_the_secrets_of_the_old_one(
    entry: Entry[Connection], store: SessionStore
):
    secrets.put(entry, BASIC, store, "w")

    secrets.put(entry, KEY, store, "w", before=BASIC)

    assert store.get(PASSWORD) is None
    assert store.get(SecretKey("w", "a", "secret")) == "k"


def test_a_deleted_connection_leaves_no_secret(entry: Entry[Connection], store: SessionStore):
    secrets.put(entry, BASIC, store, "w")
    secrets.put(entry, KEY, store, "w")

    kept = secrets.forget(entry, store, "w")

    assert kept == {"password": Secret("p"), "secret": Secret("k")}
    assert store.get(PASSWORD) is None
    assert store.get(SecretKey("w", "a", "secret")) is None


def test_undo_brings_the_secrets_back(entry: Entry[Connection], store: SessionStore):
    secrets.put(entry, BASIC, store, "w")
    kept = secrets.forget(entry, store, "w")

    secrets.restore(entry, kept, store, "w")

    assert secrets.fill(entry, store, "w").connection == BASIC


def test_forgetting_asks_a_locked_keyring_only_for_own_secrets(workspace: Workspace):
    plain = workspace.save_connection(Connection(name="N", auth=NoAuth()))
    basic = workspace.save_connection(BASIC)

    assert secrets.forget(plain, LockedStore(), "w") == {}
    with pytest.raises(KeyringUnavailable):
        secrets.forget(basic, LockedStore(), "w")


def test_no_secret_is_in_the_repr_of_what_is_filled(entry: Entry[Connection], store: SessionStore):
    secrets.put(entry, BASIC.with_values(auth=BasicAuth(password=Secret("hunter2"))), store, "w")

    assert "hunter2" not in repr(secrets.fill(entry, store, "w"))


def test_the_sample_asks_no_keyring(monkeypatch: pytest.MonkeyPatch):
    def asked(*_: object) -> str:
        raise AssertionError("a newcomer would be asked to unlock a keyring")

    monkeypatch.setattr(secrets.KeyringStore, "get", asked)
    store = secrets.usual_store(SessionStore(), {("api", "password"): "practice"})

    assert store.get(SecretKey("w", "api", "password")) == "practice"


def test_secrets_that_do_not_matter_now_are_taken_only_where_nobody_is_asked(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    entry = workspace.save_connection(Connection(name="N", auth=NoAuth()))
    store = LayeredStore(EnvironmentStore(), LockedStore())
    assert secrets.fill(entry, store, "w").unavailable is None

    monkeypatch.setenv("HTTPV2_SECRET_N_PROXY_PASSWORD", "p")
    assert secrets.fill(entry, store, "w").connection.proxy.password == Secret("p")
    monkeypatch.delenv("HTTPV2_SECRET_N_PROXY_PASSWORD")

    named = workspace.save_connection(Connection(name="P", proxy=Proxy(username="me")))
    assert secrets.fill(named, store, "w").unavailable is not None
