"""Stores of secrets that need no keyring, and several stores in layers."""

from __future__ import annotations

from typing import Literal

import pytest

from httpv2_gui.core.model.secret import Secret
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

KEY = SecretKey("w", "api", "password", "my-api")
VARIABLE = "HTTPV2_SECRET_MY_API_PASSWORD"


class LockedStore(SessionStore):
    """A keyring that nobody unlocks."""

    def get(self, key: SecretKey) -> str | None:
        raise KeyringUnavailable("It is locked.", "Unlock it.")

    def find_unasked(self, key: SecretKey) -> None:
        """Find nothing: it would ask for its password."""

    def delete(self, key: SecretKey) -> None:
        self.get(key)


def test_a_key_names_the_keyring_s_entry():
    assert KEY.username == "w/api/password"


def test_a_key_is_the_same_whatever_the_connection_is_called_now():
    assert SecretKey("w", "api", "password", "renamed") == KEY


@pytest.mark.parametrize(
    ("slug", "field", "variable"),
    [
        ("my-api", "password", VARIABLE),
        ("a", "tls.client_key", "HTTPV2_SECRET_A_TLS_CLIENT_KEY"),
        ("Own File", "secret", "HTTPV2_SECRET_OWN_FILE_SECRET"),
    ],
)
def test_variables_are_in_capitals(slug: str, field: str, variable: str):
    assert environment_name(slug, field) == variable


def test_a_session_keeps_and_forgets():
    store = SessionStore()
    store.set(KEY, "p")
    assert store.find(KEY) == Found(Secret("p"), "Kept for this session only, never on the disk")

    store.delete(KEY)
    store.delete(KEY)
    assert store.find(KEY) is None


def test_the_environment_says_its_variable():
    found = EnvironmentStore({VARIABLE: "p"}).find(KEY)

    assert found == Found(Secret("p"), f"Taken from the environment variable {VARIABLE}")


@pytest.mark.parametrize("environment", [{}, {VARIABLE: ""}], ids=["absent", "empty"])
def test_the_environment_may_have_none(environment: dict[str, str]):
    assert EnvironmentStore(environment).find(KEY) is None


def test_the_environment_is_read_when_asked(monkeypatch: pytest.MonkeyPatch):
    store = EnvironmentStore()
    monkeypatch.setenv(VARIABLE, "p")

    assert store.get(KEY) == "p"


def test_practice_secrets_go_by_slug_and_field():
    assert PresetStore({("my-api", "password"): "p"}).get(KEY) == "p"


def test_a_renamed_connection_keeps_its_practice_secrets():
    assert PresetStore({("api", "password"): "p"}).get(KEY) == "p"


def test_what_is_given_cannot_be_changed():
    store = EnvironmentStore({VARIABLE: "p"})
    store.delete(KEY)

    with pytest.raises(KeyringUnavailable, match="for this session only"):
        store.set(KEY, "other")

    assert store.get(KEY) == "p"


def test_a_changed_practice_secret_lasts_for_the_session_and_touches_no_keyring():
    keyring = SessionStore()
    layered = LayeredStore(PresetStore({("my-api", "password"): "p"}), keyring, write_to=keyring)

    layered.set(KEY, "mine")
    assert (layered.get(KEY), keyring.get(KEY)) == ("mine", None)

    layered.delete(KEY)
    assert layered.get(KEY) is None


def test_the_first_layer_that_has_it_gives_it():
    session = SessionStore()
    layered = LayeredStore(session, EnvironmentStore({VARIABLE: "env"}))
    assert layered.get(KEY) == "env"

    session.set(KEY, "session")
    assert layered.get(KEY) == "session"


def test_no_layer_may_have_it():
    assert LayeredStore(SessionStore()).get(KEY) is None


def test_a_layer_that_is_locked_stops_nobody():
    layered = LayeredStore(LockedStore(), EnvironmentStore({VARIABLE: "env"}))

    assert layered.get(KEY) == "env"


def test_a_layer_that_is_locked_is_told_when_no_other_has_it():
    with pytest.raises(KeyringUnavailable, match="locked"):
        LayeredStore(LockedStore(), SessionStore()).get(KEY)


def test_writes_go_to_the_first_that_can_be_written():
    given, session = EnvironmentStore({}), SessionStore()
    layered = LayeredStore(given, session)

    layered.set(KEY, "p")

    assert session.get(KEY) == "p"
    assert layered.where == session.where


def test_a_new_secret_is_not_hidden_by_an_older_one():
    session, keyring = SessionStore(), SessionStore()
    session.set(KEY, "old")
    layered = LayeredStore(session, keyring, write_to=keyring)

    layered.set(KEY, "new")

    assert layered.get(KEY) == "new"


def test_layers_that_are_only_read_say_so():
    with pytest.raises(KeyringUnavailable, match="cannot be stored"):
        LayeredStore(EnvironmentStore({})).set(KEY, "p")


@pytest.mark.parametrize("position", ["above", "below"])
def test_deleting_reaches_every_layer(position: Literal["above", "below"]):
    session = SessionStore()
    session.set(KEY, "p")
    stores: list[SecretStore] = [LockedStore(), session]
    layered = LayeredStore(*(stores if position == "above" else reversed(stores)))

    with pytest.raises(KeyringUnavailable):
        layered.delete(KEY)

    assert session.get(KEY) is None


def test_deleting_is_quiet_when_all_is_well():
    LayeredStore(SessionStore()).delete(KEY)


def test_no_secret_is_in_a_repr():
    session = SessionStore()
    session.set(KEY, "hunter2")

    assert "hunter2" not in repr(session.find(KEY))
    assert "hunter2" not in repr(vars(session))


def test_the_written_store_need_not_be_asked():
    read, written = SessionStore(), SessionStore()
    read.set(KEY, "old")

    LayeredStore(read, write_to=written).set(KEY, "new")

    assert written.get(KEY) == "new"
    assert read.get(KEY) is None
