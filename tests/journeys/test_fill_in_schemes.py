"""From an empty form to a green check, for every scheme, with the form alone."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.base.browser import browser
from tests.journeys.conftest import Arrive
from tests.journeys.memory_keyring import MemoryKeyring
from tests.journeys.person import Person
from tests.journeys.test_every_scheme import allows

__all__ = ["allows"]


class Filled(NamedTuple):
    """What a person does: Test URL's path, choices of menus, then what is typed."""

    path: str
    scheme: str
    chosen: dict[str, str]
    typed: dict[str, str]


USER = {"User Name": secrets.USERNAME, "Password": secrets.PASSWORD}
CONSUMER = {"Consumer Key": secrets.CONSUMER_KEY, "Consumer Secret": secrets.CONSUMER_SECRET}
CLIENT = {"Client ID": secrets.CLIENT_ID, "Client Secret": secrets.CLIENT_SECRET}
TOKEN_URL = {"Access Token URL": "{base}/oauth2/token"}
FORMS = {
    "bearer": Filled("/me", "Bearer", {}, {"Token": secrets.BEARER_TOKEN}),
    "digest": Filled("/digest/me", "Password Digest", {}, USER),
    "custom": Filled(
        "/keys/{{integration.username}}/{{integration.password}}/me",
        "Custom",
        {},
        {"User Name": secrets.USERNAME, "Password": secrets.CUSTOM_KEY},
    ),
    "negotiate": Filled(
        "/ntlm/me",
        "NTLM Authentication",
        {"Mechanism": "NTLM"},
        {"Domain": secrets.NTLM_DOMAIN, **USER},
    ),
    "oauth1": Filled(
        "/oauth1/me",
        "OAuth",
        {},
        {
            **CONSUMER,
            "Access Token": secrets.OAUTH1_TOKEN,
            "Token Secret": secrets.OAUTH1_TOKEN_SECRET,
        },
    ),
    "oauth2": Filled(
        "/oauth2/me", "OAuth 2.0", {"Grant Type": "Client Credentials"}, {**CLIENT, **TOKEN_URL}
    ),
    "aws_sigv4": Filled(
        "/aws/me",
        "AWS Signature",
        {"Amazon AWS Service Type": "Custom", "Amazon AWS Region": "Custom"},
        {
            "Amazon AWS Access Key": secrets.AWS_ACCESS_KEY,
            "Amazon AWS Secret Key": secrets.AWS_SECRET_KEY,
            "Custom AWS Service": secrets.AWS_SERVICE,
            "Custom AWS Region": secrets.AWS_REGION,
        },
    ),
    "xsoar": Filled(
        "/xsoar/user",
        "Cortex XSOAR",
        {"API Key Type": "Advanced"},
        {"API Key ID": secrets.XSOAR_ADVANCED_ID, "API Key": secrets.XSOAR_ADVANCED_KEY},
    ),
}
ELSEWHERE = ("none", "basic", "api_key", "dedicated")
"""Filled in by test_new_workspace.py."""


async def fill_in(person: Person, how: Filled, server: PracticeServer) -> None:
    await person.click("New connection")
    await person.type("Test URL", server.base_url + how.path)
    await person.choose("Scheme", how.scheme)
    for label, entry in how.chosen.items():
        await person.choose(label, entry)
    for label, text in how.typed.items():
        await person.type(label, text.replace("{base}", server.base_url))


def test_every_scheme_is_filled_in() -> None:
    assert {*FORMS, *ELSEWHERE} == {scheme.name for scheme in SCHEMES}


@pytest.mark.parametrize("scheme", FORMS)
async def test_empty_form_to_green_check(
    arrive: Arrive,
    folder: Path,
    own_keyring: MemoryKeyring,
    practice: PracticeServer,
    scheme: str,
) -> None:
    person = await arrive(folder)
    await fill_in(person, FORMS[scheme], practice)
    await person.click("Test connection")
    await person.read("Connected")
    await person.read("Authentication")
    await person.click("Save")
    await person.comes(lambda: not person.unsaved())
    written = b"".join(one.read_bytes() for one in folder.rglob("*.toml"))
    typed = FORMS[scheme].typed
    covered = [text for label, text in typed.items() if text in own_keyring.entries.values()]
    assert covered
    assert not [one for one in covered if one.encode() in written]


@pytest.mark.parametrize("scheme", ["digest", "negotiate"])
async def test_wrong_password_fails_at_authentication(
    arrive: Arrive,
    folder: Path,
    own_keyring: MemoryKeyring,
    practice: PracticeServer,
    scheme: str,
) -> None:
    person = await arrive(folder)
    await fill_in(person, FORMS[scheme], practice)
    await person.type("Password", "wrong")
    await person.click("Test connection")
    await person.read("401")
    failing = [
        one
        for one in person.window.findChildren(QLabel)
        if one.objectName() == "phase.Authentication.words" and one.isVisible()
    ]
    assert [one.property("tone") for one in failing] == ["err"]


async def test_missing_password_is_named(
    arrive: Arrive, folder: Path, own_keyring: MemoryKeyring, practice: PracticeServer
) -> None:
    person = await arrive(folder)
    await fill_in(person, FORMS["digest"], practice)
    await person.type("Password", "")
    await person.click("Test connection")
    await person.read("This field is needed.")


async def test_generate_from_an_empty_form(
    arrive: Arrive,
    folder: Path,
    own_keyring: MemoryKeyring,
    practice: PracticeServer,
    allows: list[str],
) -> None:
    person = await arrive(folder)
    how = Filled(
        "/oauth2/me",
        "OAuth 2.0",
        {"Grant Type": "Authorization Code"},
        {**CLIENT, "Authorization Token URL": "{base}/oauth2/authorize", **TOKEN_URL},
    )
    await fill_in(person, how, practice)
    await person.click("Generate")
    await person.read("Access token received")
    await person.click("Test connection")
    await person.read("Connected")
    await person.click("Save")
    await person.comes(lambda: not person.unsaved())
    await person.leave()

    again = await arrive()
    await again.open_line("New connection")
    await again.read("Access token received")
    await again.click("Test connection")
    await again.read("Connected")
    assert len(allows) == 1


async def test_browser_that_is_closed_loses_nothing(
    arrive: Arrive, folder: Path, own_keyring: MemoryKeyring, practice: PracticeServer
) -> None:
    person = await arrive(folder)
    browser.opener = lambda url: True
    try:
        how = Filled("/oauth1/me", "OAuth", {}, {**CONSUMER, **urls()})
        await fill_in(person, how, practice)
        await person.click("Generate")
        await person.read("Waiting for you in the browser")
        await person.click("Cancel")
        await person.read("Cancelled: nothing was changed")
    finally:
        browser.opener = None
    line = await person.find("Consumer Key", QLineEdit)
    assert line.text() == secrets.CONSUMER_KEY


def urls() -> dict[str, str]:
    return {
        "Request Token URL": "{base}/oauth1/request_token",
        "Authorization URL": "{base}/oauth1/authorize",
        "Access Token URL": "{base}/oauth1/access_token",
    }
