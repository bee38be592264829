"""Each connection of the sample, opened and tested as a newcomer would."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import httpx
import pytest

from httpv2_gui.practice import secrets
from httpv2_gui.ui.base.browser import browser
from tests.journeys.memory_keyring import MemoryKeyring
from tests.journeys.person import Person

CONNECTIONS = (
    "Bearer token",
    "Password Digest",
    "Custom, key in the path",
    "NTLM, domain user",
    "OAuth 1.0, signed requests",
    "OAuth 2.0, client credentials",
    "OAuth 2.0, password",
    "AWS Signature",
    "XSOAR, standard key",
    "XSOAR, advanced key",
)


async def test_each_is_green_with_one_click(at_sample: Person) -> None:
    for name in CONNECTIONS:
        await at_sample.open_line(name)
        assert not at_sample.shows("Connected")
        await at_sample.click("Test connection")
        await at_sample.read("Connected")


async def test_the_requests_that_use_them(at_sample: Person) -> None:
    for name in ("Key in the path", "Signed for AWS", "XSOAR, search incidents"):
        await at_sample.open_line(name)
        assert not at_sample.shows("200 OK")
        await at_sample.click("Send")
        await at_sample.read("200 OK")


@pytest.fixture
def allows() -> Iterator[list[str]]:
    """A browser in which somebody signs in and allows whatever it opens; gives those pages."""
    opened: list[str] = []
    busy: list[threading.Thread] = []

    def sign_in(url: str) -> None:
        form = {"username": secrets.USERNAME, "password": secrets.PASSWORD, "answer": "allow"}
        with httpx.Client(trust_env=False, verify=False, follow_redirects=True) as client:
            client.post(url, data=form)

    def open_page(url: str) -> bool:
        opened.append(url)
        busy.append(threading.Thread(target=sign_in, args=(url,)))
        busy[-1].start()
        return True

    browser.opener = open_page
    yield opened
    browser.opener = None
    for one in busy:
        one.join()


@pytest.mark.parametrize("name", ["OAuth 1.0, in the browser", "OAuth 2.0, authorization code"])
async def test_generate_in_the_browser(
    at_sample: Person, own_keyring: MemoryKeyring, allows: list[str], name: str
) -> None:
    await at_sample.open_line(name)
    await at_sample.click("Test connection")
    await at_sample.read("press Generate")
    await at_sample.click("Generate")
    await at_sample.read("Access token received")
    await at_sample.click("Test connection")
    await at_sample.read("Connected")
    assert len(allows) == 1
    assert own_keyring.entries
