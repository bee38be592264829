"""Tokens that are renewed while a connection is used: stored, and shown on its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import keyring
import pytest
from keyring.errors import KeyringError

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.connections.taken_token import with_token
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.workspace.items import Section
from tests.journeys.memory_keyring import MemoryKeyring
from tests.ui.waiting import until
from tests.ui.wiring.test_token_maker import new_page

OLD = OAuth2(
    client_id="c",
    client_secret=Secret("s"),
    access_token_url="https://a/token",
    authorization_url="https://a/authorize",
    access_token=Secret("old access"),
    refresh_token=Secret("old refresh"),
)
NEW = OLD.with_values(access_token=Secret("new access"), refresh_token=Secret("new refresh"))


class LockedKeyring(MemoryKeyring):
    """Takes nothing any more once it is locked."""

    is_locked = False

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise KeyringError("locked")
        super().set_password(service, username, password)


@pytest.fixture
def own_keyring() -> Iterator[LockedKeyring]:
    before, mine = keyring.get_keyring(), LockedKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
async def page(bench: Bench, own_keyring: LockedKeyring) -> ConnectionPage:
    return await new_page(bench, Connection(name="Renewing", auth=OLD))


def entry(bench: Bench) -> Entry[Connection]:
    return cast("Entry[Connection]", bench.desk.entry(Section.CONNECTIONS, "renewing"))


def oauth2(connection: Connection) -> OAuth2:
    assert isinstance(connection.auth, OAuth2)
    return connection.auth


async def test_renewed_token_is_stored_and_shown(
    bench: Bench, page: ConnectionPage, own_keyring: LockedKeyring
) -> None:
    bench.requests.token_renewed.emit(entry(bench), NEW)
    await until(lambda: page.connection().auth == NEW)
    assert not page.modified
    assert {"new access", "new refresh", "s"} <= set(own_keyring.entries.values())
    assert "old refresh" not in own_keyring.entries.values()


async def test_what_a_person_typed_stays(bench: Bench, page: ConnectionPage) -> None:
    page.fields.schemes.refill(OLD.with_values(scope="typed"))
    page.fields.changed.emit()
    bench.requests.token_renewed.emit(entry(bench), NEW)
    await until(lambda: oauth2(page.connection()).access_token == Secret("new access"))
    assert oauth2(page.connection()).scope == "typed"
    assert page.modified
    page.revert()
    assert page.connection().auth == NEW


async def test_keyring_that_takes_nothing_keeps_it_for_the_session(
    bench: Bench, page: ConnectionPage, own_keyring: LockedKeyring
) -> None:
    own_keyring.is_locked = True
    bench.requests.token_renewed.emit(entry(bench), NEW)
    await until(lambda: page.connection().auth == NEW)
    filled = await bench.desk.with_secrets(entry(bench))
    assert oauth2(filled.connection).refresh_token == Secret("new refresh")


async def test_the_last_of_two_is_kept(
    bench: Bench, page: ConnectionPage, own_keyring: LockedKeyring
) -> None:
    newest = NEW.with_values(refresh_token=Secret("newest"))
    bench.connections.keep_token(entry(bench), NEW)
    bench.connections.keep_token(entry(bench), newest)
    await bench.connections.settle()
    assert "newest" in own_keyring.entries.values()
    assert "new refresh" not in own_keyring.entries.values()


def test_connection_of_another_scheme_is_left_alone() -> None:
    other = Connection(name="x", auth=BasicAuth(username="u"))
    assert with_token(other, NEW) is other
