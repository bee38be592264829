"""OAuth 2.0 as a person uses it, judged by django-oauth-toolkit."""

from __future__ import annotations

import asyncio
import socket

import httpx
import pytest

from httpv2_gui.core.auth.grant import Visit
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Event, Renewed
from httpv2_gui.core.engine.generate import Generated, generate
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import NameValue
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.people import Doing, Someone, get, gives_up, wait_for_ever
from tests.servers.oauth2 import OAuth2Site
from tests.servers.oauth2_names import CODE, LEGACY, PEOPLE, PUBLIC, ROBOT, Client


def scheme(site: OAuth2Site, client: Client = CODE, **values: object) -> OAuth2:
    made = OAuth2(
        client_id=client.name,
        client_secret=Secret(client.secret),
        authorization_url=site.authorization_url,
        access_token_url=site.token_url,
        scope="read",
    )
    return made.with_values(**values)


def robot(site: OAuth2Site, **values: object) -> OAuth2:
    return scheme(site, ROBOT, grant="client_credentials", **values)


def legacy(site: OAuth2Site, **values: object) -> OAuth2:
    known = {"username": "jürgen", "password": Secret(PEOPLE["jürgen"])}
    return scheme(site, LEGACY, grant="password", **{**known, **values})


def connection(auth: OAuth2) -> Connection:
    return Connection(name="c", test_url="http://127.0.0.1/", auth=auth)


def allows(site: OAuth2Site, *, denies: bool = False) -> Doing:
    async def do(visit: Visit, redirect_uri: str) -> str:
        back = await site.allow(visit.url, "jürgen", PEOPLE["jürgen"], denies=denies)
        assert back.startswith(redirect_uri)
        await get(back)
        return await wait_for_ever()

    return do


async def generated(clients: Clients, auth: OAuth2, does: Doing = gives_up) -> Generated:
    return await generate(connection(auth), clients=clients, person=Someone(does))


async def token(clients: Clients, auth: OAuth2, does: Doing = gives_up) -> OAuth2:
    done = await generated(clients, auth, does)
    assert done.failure is None, done.failure
    assert isinstance(done.scheme, OAuth2)
    return done.scheme


async def me(clients: Clients, auth: OAuth2, site: OAuth2Site, **values: object) -> Result:
    asked = Request(url=site.url("/me"))
    return await run(asked, connection(auth), clients=clients, **values)  # type: ignore[arg-type]


def body(result: Result) -> bytes:
    assert result.answer is not None, result.message
    return result.answer.body


def purposes(result: Result) -> list[str]:
    return [one.purpose for one in result.exchanges]


# Authorization code


@pytest.mark.parametrize("how", ["body", "basic"])
async def test_code_with_pkce(clients: Clients, oauth2_site: OAuth2Site, how: str) -> None:
    auth = scheme(oauth2_site, client_authentication=how)
    held = await token(clients, auth, allows(oauth2_site))
    state = held.token_state()
    assert state.present
    assert not state.stale
    assert state.renewable
    assert state.expires_at is not None
    assert state.obtained_at is not None
    assert (state.expires_at - state.obtained_at).total_seconds() == 3600
    assert body(await me(clients, held, oauth2_site)) == '{"user":"jürgen","scope":"read"}'.encode()


async def test_a_public_client_needs_pkce(clients: Clients, oauth2_site: OAuth2Site) -> None:
    auth = scheme(oauth2_site, PUBLIC)
    assert (await token(clients, auth, allows(oauth2_site))).access_token
    without = auth.with_values(pkce=False)

    async def looks(visit: Visit, redirect_uri: str) -> str:
        assert "code_challenge" not in visit.url
        async with httpx.AsyncClient(follow_redirects=True) as browser:
            await oauth2_site.log_in(browser, visit.url, "tester", PEOPLE["tester"])
        return await wait_for_ever()

    done = await generated(clients, without, looks)
    assert done.failure is not None
    assert "invalid_request: Code challenge required." in done.failure.message
    assert "PKCE" in done.failure.hint


async def test_a_wrong_verifier_is_refused(clients: Clients, oauth2_site: OAuth2Site) -> None:
    wrong = NameValue("code_verifier", "x" * 50)
    auth = scheme(oauth2_site, pkce=False, access_token_parameters=(wrong,)).with_values(
        authorization_parameters=(
            NameValue("code_challenge", "y" * 43),
            NameValue("code_challenge_method", "S256"),
        )
    )
    done = await generated(clients, auth, allows(oauth2_site))
    assert done.failure is not None
    assert "invalid_grant" in done.failure.message


async def test_the_person_denies(clients: Clients, oauth2_site: OAuth2Site) -> None:
    done = await generated(clients, scheme(oauth2_site), allows(oauth2_site, denies=True))
    assert done.failure is not None
    said = (done.failure.kind, done.failure.message)
    assert said == ("denied", "The server refused: access_denied")


async def test_the_person_closes_the_dialog(clients: Clients, oauth2_site: OAuth2Site) -> None:
    done = await generated(clients, scheme(oauth2_site))
    assert done.failure is not None
    assert done.failure.kind == "given_up"


async def test_the_redirected_url_is_pasted(clients: Clients, oauth2_site: OAuth2Site) -> None:
    async def pastes(visit: Visit, _redirect_uri: str) -> str:
        back = await oauth2_site.allow(visit.url, "tester", PEOPLE["tester"])
        assert back.startswith("https://elsewhere.example/back?")
        return back.partition("?")[2]

    auth = scheme(oauth2_site, redirect_uri="https://elsewhere.example/back")
    assert (await token(clients, auth, pastes)).access_token


async def test_a_wrong_code_and_a_wrong_state(clients: Clients, oauth2_site: OAuth2Site) -> None:
    async def with_code(visit: Visit, _redirect_uri: str) -> str:
        return f"code=wrong&state={visit.url.partition('state=')[2].partition('&')[0]}"

    async def with_state(visit: Visit, _redirect_uri: str) -> str:
        return "code=wrong&state=wrong"

    by_code = await generated(clients, scheme(oauth2_site), with_code)
    by_state = await generated(clients, scheme(oauth2_site), with_state)
    assert by_code.failure is not None
    assert "invalid_grant" in by_code.failure.message
    assert by_state.failure is not None
    assert "state that came back" in by_state.failure.message
    assert by_state.exchanges == ()


async def test_a_redirect_port_in_use_is_named(clients: Clients, oauth2_site: OAuth2Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        auth = scheme(oauth2_site, redirect_port=taken.getsockname()[1])
        done = await generated(clients, auth, allows(oauth2_site))
    assert done.failure is not None
    assert "Redirect Port" in done.failure.hint


async def test_a_wrong_secret_names_the_fields(clients: Clients, oauth2_site: OAuth2Site) -> None:
    auth = scheme(oauth2_site, client_secret=Secret("wrong-secret-9"))
    done = await generated(clients, auth, allows(oauth2_site))
    assert done.failure is not None
    assert "invalid_client" in done.failure.message
    assert "Client Secret" in done.failure.hint
    assert "wrong-secret-9" not in repr(done)
    assert done.exchanges[-1].purpose == "token"


async def test_an_unreachable_token_endpoint(clients: Clients, oauth2_site: OAuth2Site) -> None:
    auth = scheme(oauth2_site, access_token_url="http://127.0.0.1:1/token")
    done = await generated(clients, auth, allows(oauth2_site))
    assert done.failure is not None
    assert done.failure.kind == "refused"
    assert done.failure.message.startswith("Access Token URL: ")


async def test_a_page_that_gives_no_token(clients: Clients, oauth2_site: OAuth2Site) -> None:
    auth = legacy(oauth2_site, access_token_url=oauth2_site.url("/nothing"))
    done = await generated(clients, auth)
    assert done.failure is not None
    assert "404 Not Found" in done.failure.message
    assert "Access Token URL" in done.failure.hint


# Client credentials


@pytest.mark.parametrize("how", ["body", "basic"])
async def test_client_credentials(clients: Clients, oauth2_site: OAuth2Site, how: str) -> None:
    auth = robot(oauth2_site, client_authentication=how)
    result = await me(clients, auth, oauth2_site)
    assert body(result) == b'{"user":null,"scope":"read"}'
    assert purposes(result) == ["token", "request"]
    assert purposes(await me(clients, auth, oauth2_site)) == ["request"]
    assert ROBOT.secret not in repr(result)


async def test_basic_must_be_form_encoded(clients: Clients, oauth2_site: OAuth2Site) -> None:
    auth = robot(oauth2_site, client_id="robot", client_authentication="basic_raw")
    result = await me(clients, auth, oauth2_site)
    assert result.failure is not None
    assert result.failure.kind == "token"
    assert "invalid_client" in result.failure.message
    assert "Client Authentication" in result.failure.hint


async def test_a_robots_revoked_token_is_fetched_anew(
    clients: Clients, oauth2_site: OAuth2Site
) -> None:
    auth = robot(oauth2_site, access_token=Secret("revoked-0123456"))
    result = await me(clients, auth, oauth2_site)
    assert result.succeeded
    assert purposes(result) == ["challenge", "token", "request"]


# Password


async def test_password(clients: Clients, oauth2_site: OAuth2Site) -> None:
    held = await token(clients, legacy(oauth2_site))
    assert "jürgen".encode() in body(await me(clients, held, oauth2_site))
    wrong = await generated(clients, legacy(oauth2_site, password=Secret("wrong-word-1")))
    assert wrong.failure is not None
    assert "invalid_grant" in wrong.failure.message
    assert wrong.failure.hint == "Check User Name and Password."
    assert "wrong-word-1" not in repr(wrong)


async def test_password_needs_no_generate(clients: Clients, oauth2_site: OAuth2Site) -> None:
    told: list[Event] = []
    result = await me(clients, legacy(oauth2_site), oauth2_site, tell=told.append)
    assert purposes(result) == ["token", "request"]
    assert [type(event) for event in told].count(Renewed) == 1


# Renewal


@pytest.mark.parametrize("how", ["body", "basic"])
async def test_a_refused_token_is_refreshed_and_the_request_sent_again(
    clients: Clients, oauth2_site: OAuth2Site, how: str
) -> None:
    auth = scheme(oauth2_site, refresh_authentication=how)
    held = await token(clients, auth, allows(oauth2_site))
    oauth2_site.expire(held.access_token.reveal())
    told: list[Event] = []
    result = await me(clients, held, oauth2_site, tell=told.append)
    assert result.succeeded
    assert purposes(result) == ["challenge", "token", "request"]
    assert [one.status for one in result.exchanges] == [401, 200, 200]
    [renewed] = [event.scheme for event in told if isinstance(event, Renewed)]
    assert isinstance(renewed, OAuth2)
    assert renewed.refresh_token != held.refresh_token
    for secret in (renewed.access_token, renewed.refresh_token, held.refresh_token):
        assert secret.reveal() not in repr(result)
    assert purposes(await me(clients, held, oauth2_site)) == ["request"]


async def test_a_refresh_token_that_works_once_is_used_once_by_many_runs(
    clients: Clients, oauth2_site: OAuth2Site
) -> None:
    held = await token(clients, scheme(oauth2_site), allows(oauth2_site))
    oauth2_site.expire(held.access_token.reveal())
    told: list[Event] = []
    async with asyncio.TaskGroup() as group:
        runs = [
            group.create_task(me(clients, held, oauth2_site, tell=told.append)) for _ in range(20)
        ]
    assert all(run.result().succeeded for run in runs)
    assert sum(isinstance(event, Renewed) for event in told) == 1


async def test_without_a_refresh_token_the_refusal_stays(
    clients: Clients, oauth2_site: OAuth2Site
) -> None:
    auth = scheme(oauth2_site, access_token=Secret("pasted-token-0123"))
    result = await me(clients, auth, oauth2_site)
    assert result.failure is not None
    assert purposes(result) == ["request"]
    assert "press generate" in result.failure.hint.lower()


async def test_a_revoked_refresh_token_says_generate(
    clients: Clients, oauth2_site: OAuth2Site
) -> None:
    held = await token(clients, scheme(oauth2_site), allows(oauth2_site))
    oauth2_site.revoke(held.access_token.reveal(), CODE)
    oauth2_site.revoke(held.refresh_token.reveal(), CODE)
    result = await me(clients, held, oauth2_site)
    assert result.failure is not None
    assert result.failure.kind == "token"
    assert "invalid_grant" in result.failure.message
    assert "press Generate" in result.failure.hint


async def test_without_a_token_nothing_is_sent(clients: Clients, oauth2_site: OAuth2Site) -> None:
    result = await me(clients, scheme(oauth2_site), oauth2_site)
    assert result.failure is not None
    assert result.failure.kind == "token"
    assert "press Generate" in result.failure.hint
    assert result.exchanges == ()
