"""Generate: the browser is a function that does what a person would, over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import keyring
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from httpv2_gui.core.auth.grant import Visit
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base.browser import browser
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.wiring.bench import Bench
from tests.journeys.memory_keyring import MemoryKeyring
from tests.servers.oauth1 import CONSUMER, CONSUMER_SECRET, OAuth1Server, Visitor
from tests.ui.parts import part
from tests.ui.waiting import until


@pytest.fixture
def own_keyring() -> Iterator[MemoryKeyring]:
    before, mine = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
async def surf(tasks: Tasks) -> AsyncIterator[Callable[[Callable[[str], object]], list[str]]]:
    """Put something in place of the system's browser; gives the list of pages that it opens."""
    opened: list[str] = []

    def become(visit: Callable[[str], object]) -> list[str]:
        def open_page(url: str) -> bool:
            opened.append(url)
            made = visit(url)
            if asyncio.iscoroutine(made):
                tasks.start(made, url)
            return True

        browser.opener = open_page
        return opened

    yield become
    browser.opener = None


def record(server: OAuth1Server, **values: object) -> Connection:
    auth = OAuth1(
        consumer_key=CONSUMER,
        consumer_secret=Secret(CONSUMER_SECRET),
        request_token_url=server.url("/request_token"),
        authorization_url=server.url("/authorize"),
        access_token_url=server.url("/access_token"),
    )
    return Connection(name="Signed", test_url=server.url("/api"), auth=auth.with_values(**values))


async def new_page(bench: Bench, connection: Connection, *, saved: bool = True) -> ConnectionPage:
    page = bench.connections.new()
    page.fields.set_connection(connection)
    page.fields.changed.emit()
    if saved:
        assert await bench.connections.save(page, page.connection())
    return page


def state(page: ConnectionPage) -> str:
    label = page.findChild(QLabel, "token_state")
    return label.text() if label else ""


def oauth1(page: ConnectionPage) -> OAuth1:
    auth = page.connection().auth
    assert isinstance(auth, OAuth1)
    return auth


def press(page: ConnectionPage, name: str) -> None:
    found = page.findChildren(QPushButton)
    next(one for one in found if one.accessibleName() == name and one.isVisible()).click()


def visitor(server: OAuth1Server, **how: object) -> Callable[[str], object]:
    async def visit(url: str) -> str:
        return await Visitor(server, **how).visit(Visit(url=url), "")  # type: ignore[arg-type]

    return visit


async def test_allowed_in_the_browser_the_token_is_there_and_stored(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    opened = surf(visitor(oauth1_server))
    page = await new_page(bench, record(oauth1_server))
    press(page, "Generate")
    await until(lambda: state(page).startswith("Access token received"))
    assert opened[0].startswith(oauth1_server.url("/authorize?"))
    auth = oauth1(page)
    assert auth.access_token
    assert not page.modified
    assert auth.access_token.reveal() in own_keyring.entries.values()
    assert auth.token_secret.reveal() in own_keyring.entries.values()


async def test_token_of_what_is_not_saved_waits_for_save(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    surf(visitor(oauth1_server))
    page = await new_page(bench, record(oauth1_server), saved=False)
    press(page, "Generate")
    await until(lambda: state(page).startswith("Access token received"))
    assert page.modified
    assert not own_keyring.entries
    await bench.connections.save(page, page.connection())
    assert oauth1(page).access_token.reveal() in own_keyring.entries.values()


async def test_an_edit_makes_the_token_stale(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    surf(visitor(oauth1_server))
    page = await new_page(bench, record(oauth1_server))
    press(page, "Generate")
    await until(lambda: state(page).startswith("Access token received"))
    line = part(page, QLineEdit, "consumer_key")
    line.setText("another")
    line.textEdited.emit("another")
    assert "stale: settings were changed since" in state(page)


async def test_pin_is_pasted(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    pins: list[str] = []

    async def read_pin(url: str) -> None:
        page = await oauth1_server.allow(url)
        pins.append(page.text.partition("oauth_verifier=")[2].partition("&")[0])

    surf(read_pin)
    page = await new_page(bench, record(oauth1_server, callback="oob"))
    press(page, "Generate")
    await until(lambda: pins)
    line = part(page, QLineEdit, "pasted")
    assert line.accessibleName() == "PIN"
    line.setText(pins[0])
    press(page, "Continue")
    await until(lambda: state(page).startswith("Access token received"))


async def test_wrong_pin_shows_their_words_and_the_reply(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    surf(oauth1_server.allow)
    page = await new_page(bench, record(oauth1_server, callback="oob"))
    press(page, "Generate")
    await until(lambda: state(page) == "Waiting for you in the browser")
    part(page, QLineEdit, "pasted").setText("wrong")
    press(page, "Continue")
    await until(lambda: state(page) == "No token")
    assert part(page, QLabel, "token_trouble").text()
    answer = page.token_panel.findChild(QPlainTextEdit, "message")
    assert answer is not None
    assert "401" in answer.toPlainText()
    assert not oauth1(page).access_token


async def test_cancel_while_the_browser_is_open(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    opened = surf(lambda url: None)
    page = await new_page(bench, record(oauth1_server))
    press(page, "Generate")
    await until(lambda: opened)
    await until(lambda: state(page) == "Waiting for you in the browser")
    press(page, "Cancel")
    await until(lambda: state(page).startswith("Cancelled"))
    assert not page.modified
    press(page, "Generate")
    await until(lambda: len(opened) == 2)


async def test_without_a_browser_the_link_is_shown(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    surf(lambda url: None)
    browser.opener = lambda url: False
    page = await new_page(bench, record(oauth1_server))
    press(page, "Generate")
    await until(lambda: state(page) == "Waiting for you in the browser")
    assert part(page, QLineEdit, "link").text().startswith(oauth1_server.url("/authorize"))
    assert any(one.text().startswith("Open this link") for one in page.findChildren(QLabel))


async def test_page_may_be_closed_while_the_browser_is_open(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    opened = surf(lambda url: None)
    page = await new_page(bench, record(oauth1_server))
    press(page, "Generate")
    await until(lambda: opened)
    bench.tabs.close_page(bench.tabs.current_key())
    await until(lambda: not any(name.startswith("generate") for name in bench.tasks._running))


async def test_missing_field_is_named_before_anything_is_sent(
    bench: Bench, oauth1_server: OAuth1Server, own_keyring: MemoryKeyring, surf
) -> None:
    opened = surf(lambda url: None)
    page = await new_page(bench, record(oauth1_server, consumer_key=""))
    press(page, "Generate")
    assert part(page, QLabel, "consumer_key.problem").text() == "This field is needed."
    assert not opened
