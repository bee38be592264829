from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from httpv2_gui.core.auth import NoAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.grant import Fetch, Grant, GrantError, Listen, Reply, Visit
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.cookies import Cookies
from httpv2_gui.core.engine.events import ignore
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.grants import GIVEN_UP, Walk
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.opening import opened
from httpv2_gui.core.engine.sending import Sender
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.redact import Known, Redactor
from httpv2_gui.core.model.result import Failure
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.people import (
    Doing,
    Someone,
    comes_back,
    get,
    gives_up,
    pastes,
    wait_for_ever,
)
from tests.core.engine.recorder import Answer, Recorder

FORM = ("Content-Type", "application/x-www-form-urlencoded")


@pytest.fixture
async def sender(clients: Clients, home: Recorder) -> AsyncIterator[Sender]:
    connection = Connection(name="c", test_url=home.url("/"))
    async with opened(connection, clients, Journal(Redactor(), ignore)) as made:
        yield made


def fetch(url: str, **values: object) -> Fetch:
    return Fetch(
        method="POST",
        url=url,
        headers=(FORM,),
        body=b"client_secret=hush-hush-42",
        place="auth.access_token_url",
        label="Access Token URL",
        **values,  # type: ignore[arg-type]
    )


def asking(step: Fetch) -> Grant:
    reply: Reply = yield step
    return BearerAuth(token=Secret(f"{reply.status} {reply.body.decode()}"))


def visiting(listen: Listen | None = None, wants: str = "redirect") -> Grant:
    redirect_uri: str = (yield listen) if listen else ""
    came: str = yield Visit(
        url=f"https://login.example/?to={redirect_uri}",
        wants="pin" if wants == "pin" else "redirect",
    )
    return BearerAuth(token=Secret(came))


async def walked(grant: Grant, sender: Sender, does: Doing | None = None) -> str:
    person = Someone(does) if does else None
    scheme = await Walk(NoAuth(), sender, Cookies(), person).through(grant)
    assert isinstance(scheme, BearerAuth)
    return scheme.token.reveal()


async def failure_of(grant: Grant, sender: Sender, does: Doing | None = None) -> Failure:
    with pytest.raises(Stopped) as stopped:
        await walked(grant, sender, does)
    return stopped.value.failure


async def test_a_fetch_is_a_token_exchange_whose_reply_comes_back_raw(
    sender: Sender, home: Recorder
) -> None:
    home.answer("/token", Answer(body=b'{"access_token": "tok-0123456789"}'))
    step = fetch(home.url("/token"), secrets=(Known("Client Secret", "hush-hush-42"),))
    assert await walked(asking(step), sender) == '200 {"access_token": "tok-0123456789"}'
    assert home.last.body == b"client_secret=hush-hush-42"
    [exchange] = sender.journal.exchanges
    assert exchange.purpose == "token"
    assert exchange.sent.body == b"client_secret=<Client Secret>"
    assert exchange.received is not None
    assert exchange.received.body == b'{"access_token": "<access_token>"}'


async def test_secrets_of_a_form_encoded_reply_are_not_written_down(
    sender: Sender, home: Recorder
) -> None:
    body = b"oauth_token=tok-0123456789&oauth_token_secret=a%2Fb-secret-9"
    home.answer("/token", Answer(body=body))
    await walked(asking(fetch(home.url("/token"))), sender)
    assert "tok-0123456789" not in repr(sender.journal.exchanges)
    assert "b-secret-9" not in repr(sender.journal.exchanges)


async def test_a_refusal_is_a_reply_too(sender: Sender, home: Recorder) -> None:
    home.answer("/token", Answer(400, body=b'{"error": "invalid_grant"}'))
    assert (await walked(asking(fetch(home.url("/token"))), sender)).startswith("400")


async def test_nothing_of_it_goes_to_another_host(
    sender: Sender, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/token", stranger.url("/"), 307)
    failure = await failure_of(asking(fetch(home.url("/token"))), sender)
    assert failure.kind == "redirect_withheld"
    assert stranger.seen == []


async def test_nobody_logs_in_for_what_restrict_domain_forbids_next(clients: Clients) -> None:
    def grant() -> Grant:
        yield Visit(url="https://a.example/", then_url="https://b.example/t", then_label="Next URL")
        return BearerAuth()

    connection = Connection(name="c", test_url="https://a.example/", restrict_domain=True)
    async with opened(connection, clients, Journal(Redactor(), ignore)) as sender:
        failure = await failure_of(grant(), sender, pastes("never asked"))
    assert failure.kind == "restricted_domain"
    assert '"Next URL"' in failure.message


async def test_restrict_domain_holds_for_its_url(clients: Clients, home: Recorder) -> None:
    connection = Connection(name="c", test_url="https://api.example/", restrict_domain=True)
    async with opened(connection, clients, Journal(Redactor(), ignore)) as sender:
        failure = await failure_of(asking(fetch(home.url("/token"))), sender)
    assert failure.kind == "restricted_domain"
    assert '"Access Token URL"' in failure.message
    assert home.seen == []


@pytest.mark.parametrize(
    ("url", "kind"),
    [("http://127.0.0.1:1/", "refused"), ("htp:/x", "problem"), ("http://a b/", "problem")],
)
async def test_an_address_that_cannot_be_called_names_its_field(
    sender: Sender, url: str, kind: str
) -> None:
    failure = await failure_of(asking(fetch(url)), sender)
    assert failure.kind == kind
    assert failure.message.startswith("Access Token URL: ")


async def test_the_browser_comes_back_by_itself(sender: Sender) -> None:
    came = await walked(visiting(Listen()), sender, comes_back("code=1&state=2"))
    assert came.endswith("/callback?code=1&state=2")


async def test_the_redirected_url_is_pasted(sender: Sender) -> None:
    elsewhere = Listen(redirect_uri="https://platform.example/callback")
    person = Someone(pastes("https://platform.example/callback?code=1"))
    scheme = await Walk(NoAuth(), sender, Cookies(), person).through(visiting(elsewhere))
    assert scheme == BearerAuth(token=Secret("https://platform.example/callback?code=1"))
    assert person.visits[0].url == "https://login.example/?to=https://platform.example/callback"


async def test_pasting_works_beside_the_listener(sender: Sender) -> None:
    assert await walked(visiting(Listen()), sender, pastes("code=1")) == "code=1"


async def test_a_pin(sender: Sender) -> None:
    assert await walked(visiting(wants="pin"), sender, pastes("1234")) == "1234"


async def test_a_person_gives_up(sender: Sender) -> None:
    failure = await failure_of(visiting(Listen()), sender, gives_up)
    assert failure.kind == GIVEN_UP
    assert "Generate" in failure.hint


async def test_without_a_person_it_says_where_to_go(sender: Sender) -> None:
    failure = await failure_of(visiting(Listen()), sender)
    assert failure.kind == "token"
    assert "press Generate" in failure.hint


async def test_stopping_lets_go_of_the_person_and_of_the_port(sender: Sender) -> None:
    seen, ended = asyncio.Queue[str](), asyncio.Event()

    async def looks(_visit: Visit, redirect_uri: str) -> str:
        seen.put_nowait(redirect_uri)
        try:
            return await wait_for_ever()
        finally:
            ended.set()

    async with asyncio.TaskGroup() as group:
        walking = group.create_task(walked(visiting(Listen()), sender, looks))
        redirect_uri = await seen.get()
        walking.cancel()
    assert ended.is_set()
    with pytest.raises(httpx.ConnectError):
        await get(redirect_uri)


async def test_the_dialog_is_let_go_when_the_browser_came_back(sender: Sender) -> None:
    ended = asyncio.Event()

    async def looks(visit: Visit, redirect_uri: str) -> str:
        try:
            return await comes_back("code=1")(visit, redirect_uri)
        finally:
            ended.set()

    assert (await walked(visiting(Listen()), sender, looks)).endswith("?code=1")
    assert ended.is_set()


async def test_what_the_protocol_says_is_the_failure(sender: Sender) -> None:
    def refusing() -> Grant:
        raise GrantError("access_denied", "Ask the administrator.")
        yield  # pragma: no cover - makes it a generator

    failure = await failure_of(refusing(), sender)
    assert (failure.kind, failure.message) == ("token", "access_denied")
    assert failure.hint == "Ask the administrator."
