"""OAuth 1.0 before oauthlib's server side: signatures, tokens, and the way to them."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.generate import Generated, generate
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.model.secret import Secret
from tests.servers.oauth1 import (
    CONSUMER,
    CONSUMER_SECRET,
    RSA_CONSUMER,
    RSA_TOKEN,
    TOKEN,
    TOKEN_SECRET,
    OAuth1Server,
    Visitor,
)

METHODS = ("HMAC-SHA256", "HMAC-SHA1", "PLAINTEXT")
FORM = '{"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}'
JSON = '{"Content-Type": "application/json"}'


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


def consumer(**more: object) -> OAuth1:
    return OAuth1(consumer_key=CONSUMER, consumer_secret=Secret(CONSUMER_SECRET)).with_values(
        **more
    )


def with_token(**more: object) -> OAuth1:
    token = {"access_token": Secret(TOKEN), "token_secret": Secret(TOKEN_SECRET)}
    return consumer(**{**token, **more})


async def send(clients: Clients, auth: Scheme, url: str, **more: object) -> Result:
    connection = Connection(name="c", test_url=url, auth=auth)
    return await run(Request(url=url).with_values(**more), connection, clients=clients)


async def status(clients: Clients, auth: Scheme, url: str, **more: object) -> int:
    result = await send(clients, auth, url, **more)
    assert result.answer is not None
    return result.answer.status


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("realm", ["", "1234567_SB1"])
async def test_right_credentials(
    clients: Clients, oauth1_server: OAuth1Server, method: str, realm: str
) -> None:
    auth = with_token(signature_method=method, realm=realm)
    result = await send(clients, auth, oauth1_server.url("/api"))
    assert result.succeeded
    assert result.answer is not None
    assert json.loads(result.answer.body)["user"] == "tester"
    assert CONSUMER_SECRET not in repr(result)
    assert TOKEN not in repr(result)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "wrong",
    [
        {"consumer_secret": Secret("wrong")},
        {"consumer_key": "nobody"},
        {"token_secret": Secret("wrong")},
        {"access_token": Secret("wrong")},
        {"access_token": Secret(), "token_secret": Secret()},
    ],
)
async def test_wrong_credentials(
    clients: Clients, oauth1_server: OAuth1Server, method: str, wrong: dict[str, object]
) -> None:
    auth = with_token(signature_method=method, **wrong)
    result = await send(clients, auth, oauth1_server.url("/api"))
    assert result.failure is not None
    assert result.failure.kind == "status"
    assert "401" in result.failure.message
    assert "Consumer Secret" in result.failure.hint


async def test_missing_credentials(clients: Clients, oauth1_server: OAuth1Server) -> None:
    assert await status(clients, NoAuth(), oauth1_server.url("/api")) == 401


async def test_rsa(clients: Clients, oauth1_server: OAuth1Server) -> None:
    auth = OAuth1(
        consumer_key=RSA_CONSUMER,
        signature_method="RSA-SHA256",
        private_key=Secret(oauth1_server.private_key),
        access_token=Secret(RSA_TOKEN),
    )
    url = oauth1_server.url("/api?a=1")
    assert await status(clients, auth, url) == 200
    assert await status(clients, auth.with_values(access_token=Secret("wrong")), url) == 401
    hmac = auth.with_values(signature_method="HMAC-SHA256", consumer_secret=Secret("cs"))
    assert await status(clients, hmac, url) == 401


@pytest.mark.parametrize("method", METHODS[:2])
@pytest.mark.parametrize(
    "more",
    [
        {"params": '{"q": "a b+c&d=ä €", "empty": ""}'},
        {"method": "POST", "headers": FORM, "body": '{"x": "1 +/&=ä", "y": ""}'},
        {"method": "GET", "headers": FORM, "body": '{"x": "1"}'},
        {"method": "POST", "headers": JSON, "body": '{"x": [1, 2]}'},
        {"method": "PATCH", "headers": JSON, "body": '{"x": [1, 2]}'},
        {"method": "PUT", "headers": '{"Content-Type": "text/xml"}', "body": "<a>1</a>"},
        {"method": "DELETE"},
    ],
)
async def test_every_kind_of_request(
    clients: Clients, oauth1_server: OAuth1Server, method: str, more: dict[str, object]
) -> None:
    url = oauth1_server.url("/api/some%20path/%C3%A4;v=1?b=2&b=1&b=&flag")
    assert await status(clients, with_token(signature_method=method), url, **more) == 200


@pytest.mark.parametrize("choice", ["omit", "include"])
async def test_one_legged(clients: Clients, oauth1_server: OAuth1Server, choice: str) -> None:
    auth = consumer(blank_access_token=choice)
    assert await status(clients, auth, oauth1_server.url("/one-legged")) == 200
    wrong = auth.with_values(consumer_secret=Secret("wrong"))
    assert await status(clients, wrong, oauth1_server.url("/one-legged")) == 401


async def test_a_server_that_insists_on_a_blank_token(
    clients: Clients, oauth1_server: OAuth1Server
) -> None:
    url = oauth1_server.url("/blank")
    assert await status(clients, consumer(blank_access_token="include"), url) == 200
    result = await send(clients, consumer(blank_access_token="omit"), url)
    assert result.failure is not None
    assert "When Access Token is blank" in result.failure.hint


async def test_every_send_and_every_hop_is_signed_afresh(
    clients: Clients, oauth1_server: OAuth1Server
) -> None:
    url = oauth1_server.url("/hop")
    seen: list[str] = []
    for _ in range(2):
        result = await send(clients, with_token(), url)
        assert result.succeeded
        assert result.redirects == (url, oauth1_server.url("/api?from=hop"))
        seen += [nonce_of(one.sent.headers) for one in result.exchanges]
    assert len(set(seen)) == 4


async def test_every_poll_is_signed_afresh(clients: Clients, oauth1_server: OAuth1Server) -> None:
    async def no_wait(seconds: float) -> None:
        pass

    url = oauth1_server.url("/count")
    request = Request(url=url, expected_values='{"count": 0}', poll=Poll(interval_s=1))
    connection = Connection(name="c", test_url=url, auth=with_token())
    result = await run(request, connection, clients=clients, clock=Clock(sleep=no_wait))
    assert result.succeeded
    assert result.attempts == 3


def nonce_of(headers: tuple[tuple[str, str], ...]) -> str:
    authorization = dict(headers)["Authorization"]
    return re.findall('oauth_nonce="([^"]+)"', authorization)[0]


def test_a_replayed_request_is_refused(oauth1_server: OAuth1Server) -> None:
    request = httpx.Request("GET", oauth1_server.url("/api"))
    signed = next(with_token().signer().sync_auth_flow(request))
    with httpx.Client(trust_env=False) as client:
        assert client.send(signed).status_code == 200
        assert client.send(signed).status_code == 401


async def test_a_wrong_clock_is_named(clients: Clients, oauth1_server: OAuth1Server) -> None:
    connection = Connection(name="c", test_url=oauth1_server.url("/late"), auth=with_token())
    report = await check(connection, clients=clients)
    assert not report.succeeded
    assert "clock is 10 minutes ahead of the server's" in report.hint


# ---- the way to a token -------------------------------------------------------------------------


def three_legged(server: OAuth1Server, **more: object) -> Connection:
    auth = consumer(
        request_token_url=server.url("/request_token"),
        authorization_url=server.url("/authorize"),
        access_token_url=server.url("/access_token"),
    ).with_values(**more)
    return Connection(name="c", test_url=server.url("/api"), auth=auth)


async def dance(clients: Clients, connection: Connection, person: Visitor) -> Generated:
    return await generate(connection, clients=clients, person=person)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("token_method", ["POST", "GET"])
@pytest.mark.parametrize("callback", ["loopback", "oob"])
async def test_generated_token_opens_the_page(
    clients: Clients, oauth1_server: OAuth1Server, method: str, token_method: str, callback: str
) -> None:
    connection = three_legged(
        oauth1_server, signature_method=method, token_method=token_method, callback=callback
    )
    generated = await dance(clients, connection, Visitor(oauth1_server))
    assert generated.failure is None
    assert isinstance(generated.scheme, OAuth1)
    assert await status(clients, generated.scheme, oauth1_server.url("/api")) == 200
    secrets = [generated.scheme.access_token, generated.scheme.token_secret]
    assert not any(secret.reveal() in repr(generated) for secret in secrets)
    assert [one.purpose for one in generated.exchanges] == ["token", "token"]


async def test_a_server_of_2007_redirects_without_a_verifier(
    clients: Clients, oauth1_server: OAuth1Server
) -> None:
    """It only sees that we go on without oauth_callback_confirmed: oauthlib speaks 1.0a."""
    url = oauth1_server.url("/old/request_token")
    connection = three_legged(oauth1_server, request_token_url=url)
    generated = await dance(clients, connection, Visitor(oauth1_server))
    assert generated.failure is None


@pytest.mark.parametrize(
    ("more", "message", "hint"),
    [
        ({"consumer_key": "nobody"}, "401 UNAUTHORIZED", "Consumer Key"),
        ({"consumer_secret": Secret("hush-wrong")}, "401 UNAUTHORIZED", "Consumer Secret"),
        ({"request_token_url": "{}/nowhere"}, "404 NOT FOUND", "Request Token URL"),
        ({"access_token_url": "{}/nowhere"}, "404 NOT FOUND", "Access Token URL"),
        ({"request_token_url": "{}/old/request_token", "token_method": "GET"}, "405", "Method"),
        ({"request_token_url": "http://127.0.0.1:1/"}, "Request Token URL", ""),
        ({"request_token_url": " "}, "Request Token URL is blank", "Fill in"),
    ],
)
async def test_refused_grants_name_the_field(
    clients: Clients,
    oauth1_server: OAuth1Server,
    more: dict[str, object],
    message: str,
    hint: str,
) -> None:
    filled = {
        name: value.format(oauth1_server.url("")) if isinstance(value, str) else value
        for name, value in more.items()
    }
    connection = three_legged(oauth1_server, **filled)
    generated = await dance(clients, connection, Visitor(oauth1_server))
    assert generated.scheme is None
    assert generated.failure is not None
    assert message in generated.failure.message
    assert hint in generated.failure.hint
    assert "hush" not in repr(generated)


async def test_denied(clients: Clients, oauth1_server: OAuth1Server) -> None:
    connection = three_legged(oauth1_server)
    generated = await dance(clients, connection, Visitor(oauth1_server, deny=True))
    assert generated.failure is not None
    assert generated.failure.message == "The permission was not given: user_refused."


async def test_wrong_pin(clients: Clients, oauth1_server: OAuth1Server) -> None:
    connection = three_legged(oauth1_server, callback="oob")
    generated = await dance(clients, connection, Visitor(oauth1_server, pin="1234"))
    assert generated.failure is not None
    assert "Access Token URL refused the access token" in generated.failure.message
    assert "PIN" in generated.failure.hint
