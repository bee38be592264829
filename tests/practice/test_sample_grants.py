"""The sample's connections that a person allows in the browser: Generate, then a green check."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from httpv2_gui.core.auth.grant import Visit
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.generate import Generated, generate
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import codec
from httpv2_gui.core.storage.layout import with_secrets
from httpv2_gui.practice import secrets
from httpv2_gui.practice.sample import write_sample
from httpv2_gui.practice.serve import PracticeServer

BROWSER = ("oauth-1-0-in-the-browser", "oauth-2-0-authorization-code")
ALLOW = {"username": secrets.USERNAME, "password": secrets.PASSWORD, "answer": "allow"}


@dataclass
class InBrowser:
    """A person who fills in the practice sign-in, and whose browser goes where it is sent."""

    answer: dict[str, str]
    pastes: bool = False

    async def visit(self, visit: Visit, redirect_uri: str) -> str:
        async with httpx.AsyncClient(trust_env=False, verify=False) as browser:
            page = await browser.get(visit.url)
            assert "<form" in page.text, page.text
            done = await browser.post(visit.url, data=self.answer)
            if done.status_code != 303:
                return re.findall('class="pin">([^<]+)<', done.text)[0]
            if self.pastes:
                return done.headers["location"]
            await browser.get(done.headers["location"])
        await asyncio.Event().wait()  # until the engine, which heard of it, takes the page away
        raise AssertionError


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path, practice: PracticeServer) -> Path:
    write_sample(tmp_path / "sample", practice.base_url, practice.foreign_url)
    return tmp_path / "sample" / "connections"


def connection(folder: Path, slug: str, **changed: str) -> Connection:
    path = folder / f"{slug}.toml"
    texts = {field: text for (of, field), text in secrets.SECRETS.items() if of == slug} | changed
    record = codec.read(Connection, path.read_bytes(), path).record
    return with_secrets(record, {name: Secret(text) for name, text in texts.items()})


async def allowed(
    one: Connection, clients: Clients, answer: dict[str, str] = ALLOW, *, pastes: bool = False
) -> Generated:
    return await generate(one, clients=clients, person=InBrowser(answer, pastes))


@pytest.mark.parametrize("slug", BROWSER)
@pytest.mark.parametrize("pastes", [False, True], ids=["loopback", "pasted"])
async def test_green_after_generate(
    clients: Clients, folder: Path, slug: str, pastes: bool
) -> None:
    made = await allowed(connection(folder, slug), clients, pastes=pastes)
    assert made.failure is None
    ready = connection(folder, slug).with_values(auth=made.scheme)
    report = await check(ready, clients=clients)
    assert report.succeeded, report.message


async def test_green_after_typing_the_pin(clients: Clients, folder: Path) -> None:
    one = connection(folder, BROWSER[0])
    one = one.with_values(auth=one.auth.with_values(callback="oob"))
    made = await allowed(one, clients)
    assert made.failure is None
    assert (await check(one.with_values(auth=made.scheme), clients=clients)).succeeded


@pytest.mark.parametrize(
    ("slug", "field"), [(BROWSER[0], "consumer_secret"), (BROWSER[1], "client_secret")]
)
async def test_no_token_with_a_wrong_secret(
    clients: Clients, folder: Path, slug: str, field: str
) -> None:
    made = await allowed(connection(folder, slug, **{field: "wrong-secret"}), clients)
    assert made.scheme is None
    assert made.failure is not None
    assert "wrong-secret" not in repr(made)


@pytest.mark.parametrize("slug", BROWSER)
async def test_no_token_when_the_person_denies(clients: Clients, folder: Path, slug: str) -> None:
    made = await allowed(connection(folder, slug), clients, {"answer": "deny"})
    assert made.failure is not None
    assert made.scheme is None


@pytest.mark.parametrize("slug", BROWSER)
async def test_red_without_a_token(clients: Clients, folder: Path, slug: str) -> None:
    assert not (await check(connection(folder, slug), clients=clients)).succeeded


async def test_tokens_outlive_a_restart_of_the_practice_api(
    clients: Clients, folder: Path, practice: PracticeServer
) -> None:
    for slug in BROWSER:
        made = await allowed(connection(folder, slug), clients)
        practice.reset()
        ready = connection(folder, slug).with_values(auth=made.scheme)
        assert (await check(ready, clients=clients)).succeeded
