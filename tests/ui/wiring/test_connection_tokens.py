"""Tokens that a test renews: OAuth 2.0 of the practice API."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest

from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.workspace.items import Section
from tests.journeys.memory_keyring import MemoryKeyring
from tests.ui.waiting import until
from tests.ui.wiring.test_connection_tester import wait_for_test
from tests.ui.wiring.test_token_maker import new_page, state


@pytest.fixture
def own_keyring() -> Iterator[MemoryKeyring]:
    before, mine = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def by_password(practice: PracticeServer) -> Connection:
    auth = OAuth2(
        grant="password",
        client_id=secrets.CLIENT_ID,
        client_secret=Secret(secrets.CLIENT_SECRET),
        access_token_url=f"{practice.base_url}/oauth2/token",
        username=secrets.USERNAME,
        password=Secret(secrets.PASSWORD),
    )
    return Connection(name="Renewing", test_url=f"{practice.base_url}/oauth2/me", auth=auth)


def token(page) -> str:
    return page.connection().auth.access_token.reveal()


async def test_token_of_a_test_is_stored_and_the_check_stays_green(
    bench: Bench, practice: PracticeServer, own_keyring: MemoryKeyring
) -> None:
    page = await new_page(bench, by_password(practice))
    await wait_for_test(bench, page)
    assert token(page)
    assert not page.modified
    assert bench.desk.tested("Renewing").state == "ok"
    assert state(page).startswith("Access token received")
    await bench.connections.settle()
    assert token(page) in own_keyring.entries.values()


async def test_token_of_what_is_not_saved_is_saved_with_it(
    bench: Bench, practice: PracticeServer, own_keyring: MemoryKeyring
) -> None:
    page = await new_page(bench, by_password(practice), saved=False)
    await wait_for_test(bench, page)
    assert token(page)
    assert not own_keyring.entries
    await bench.connections.save(page, page.connection())
    assert token(page) in own_keyring.entries.values()
    assert bench.desk.tested("Renewing").state == "ok"


async def test_token_of_a_sent_request_reaches_keyring_and_page(
    bench: Bench, practice: PracticeServer, own_keyring: MemoryKeyring
) -> None:
    page = await new_page(bench, by_password(practice))
    url = f"{practice.base_url}/oauth2/me"
    entry = await bench.desk.save_request(Request(name="Who", connection="Renewing", url=url), None)
    bench.items.open(Section.REQUESTS, entry.slug)
    request_page = await until(bench.tabs.current_request_page)
    request_page.editor.send()
    await until(lambda: token(page))
    await bench.connections.settle()
    assert token(page) in own_keyring.entries.values()
    assert not page.modified


async def test_fields_say_where_the_renewed_token_is(
    bench: Bench, practice: PracticeServer, own_keyring: MemoryKeyring
) -> None:
    page = await new_page(bench, by_password(practice))
    await wait_for_test(bench, page)
    form = page.fields.schemes.form()
    assert form is not None
    await until(lambda: "Will be stored" not in form.row("access_token").help.text())
