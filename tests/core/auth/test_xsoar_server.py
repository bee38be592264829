"""XSOAR keys before a judge that follows the product's own example in Python."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.core.model.result import Result, header
from httpv2_gui.core.model.secret import Secret
from tests.servers.xsoar import (
    ADVANCED_ID,
    ADVANCED_KEY,
    OLD_KEY,
    STANDARD_ID,
    STANDARD_KEY,
    Xsoar,
)

STANDARD = XsoarAuth(key_id=STANDARD_ID, api_key=Secret(STANDARD_KEY))
ADVANCED = XsoarAuth(key_type="advanced", key_id=ADVANCED_ID, api_key=Secret(ADVANCED_KEY))
OLD = XsoarAuth(key_type="xsoar_6", api_key=Secret(OLD_KEY))
JSON = '{"Content-Type": "application/json"}'


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


async def send(clients: Clients, auth: Scheme, url: str, **more: object) -> Result:
    connection = Connection(name="c", test_url=url, auth=auth)
    return await run(Request(url=url).with_values(**more), connection, clients=clients)


async def checked(clients: Clients, auth: Scheme, url: str) -> TestReport:
    return await check(Connection(name="c", test_url=url, auth=auth), clients=clients)


@pytest.mark.parametrize("auth", [STANDARD, ADVANCED])
@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/xsoar/user", {}),
        (
            "/xsoar/public/v1/incidents/search",
            {"method": "POST", "headers": JSON, "body": "{}"},
        ),
    ],
)
async def test_right_keys(
    clients: Clients, xsoar_server: Xsoar, auth: XsoarAuth, path: str, more: dict[str, object]
) -> None:
    result = await send(clients, auth, xsoar_server.url(path), **more)
    assert result.succeeded
    assert auth.api_key.reveal() not in repr(result)


async def test_the_hash_is_shown_nowhere(clients: Clients, xsoar_server: Xsoar) -> None:
    result = await send(clients, ADVANCED, xsoar_server.url("/xsoar/user"))
    [exchange] = result.exchanges
    assert header(exchange.sent.headers, "Authorization") == "<hash of API Key>"


async def test_xsoar_6(clients: Clients, xsoar_server: Xsoar) -> None:
    url = xsoar_server.url("/user")
    assert (await checked(clients, OLD, url)).succeeded
    for wrong in (OLD.with_values(api_key=Secret("wrong-key")), NoAuth()):
        report = await checked(clients, wrong, url)
        assert not report.succeeded
        assert "Issue with CSRF code" in report.message
    report = await checked(clients, OLD.with_values(api_key=Secret("wrong-key")), url)
    assert "wrong API Key" in report.hint


@pytest.mark.parametrize(
    ("auth", "words"),
    [
        (STANDARD.with_values(api_key=Secret("wrong-key")), "API Key ID"),
        (STANDARD.with_values(key_id="8"), "API Key ID"),
        (STANDARD.with_values(key_type="advanced"), "made as Standard is refused as Advanced"),
        (ADVANCED.with_values(api_key=Secret("wrong-key")), "expired"),
        (ADVANCED.with_values(key_id="8"), "API Key ID"),
        (ADVANCED.with_values(key_type="standard"), "made as Advanced is refused as Standard"),
        (STANDARD.with_values(key_type="xsoar_6"), "API Key ID"),
    ],
)
async def test_wrong_keys(
    clients: Clients, xsoar_server: Xsoar, auth: XsoarAuth, words: str
) -> None:
    report = await checked(clients, auth, xsoar_server.url("/xsoar/user"))
    assert not report.succeeded
    assert "Public API request unauthorized" in report.message
    assert words in report.hint
    assert "clock" not in report.hint
    assert auth.api_key.reveal() not in repr(report)


async def test_missing_key(clients: Clients, xsoar_server: Xsoar) -> None:
    result = await send(clients, NoAuth(), xsoar_server.url("/xsoar/user"))
    assert result.failure is not None
    assert "401" in result.failure.message


@pytest.mark.parametrize("auth", [STANDARD, ADVANCED])
async def test_every_send_and_every_hop_is_signed_afresh(
    clients: Clients, xsoar_server: Xsoar, auth: XsoarAuth
) -> None:
    nonces: list[str] = []
    for _ in range(2):
        result = await send(clients, auth, xsoar_server.url("/xsoar/hop"))
        assert result.succeeded
        assert len(result.exchanges) == 2
        nonces += [header(one.sent.headers, "x-xdr-nonce") for one in result.exchanges]
    assert len(set(nonces)) == (4 if auth is ADVANCED else 1)


async def test_every_poll_is_signed_afresh(clients: Clients, xsoar_server: Xsoar) -> None:
    async def no_wait(seconds: float) -> None:
        pass

    url = xsoar_server.url("/xsoar/count")
    request = Request(url=url, expected_values='{"count": 0}', poll=Poll(interval_s=1))
    connection = Connection(name="c", test_url=url, auth=ADVANCED)
    result = await run(request, connection, clients=clients, clock=Clock(sleep=no_wait))
    assert result.succeeded
    assert result.attempts == 3


def test_a_replayed_request_is_refused(xsoar_server: Xsoar) -> None:
    request = httpx.Request("GET", xsoar_server.url("/xsoar/user"))
    signed = next(ADVANCED.signer().sync_auth_flow(request))
    with httpx.Client(trust_env=False) as client:
        assert client.send(signed).status_code == 200
        assert client.send(signed).status_code == 401


async def test_a_wrong_clock_is_named(clients: Clients, xsoar_server: Xsoar) -> None:
    report = await checked(clients, ADVANCED, xsoar_server.late_url("/xsoar/user"))
    assert "This computer's clock is 10 minutes ahead of the server's." in report.hint
    assert (await checked(clients, STANDARD, xsoar_server.late_url("/xsoar/user"))).succeeded


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/xsoar/licence", "licence"),
        ("/xsoar/role", "role"),
        ("/public_api/v1/incidents", "request_data"),
    ],
)
async def test_refusals_of_a_right_key(
    clients: Clients, xsoar_server: Xsoar, path: str, words: str
) -> None:
    result = await send(clients, STANDARD, xsoar_server.url(path))
    assert result.failure is not None
    assert words in result.failure.hint


async def test_the_web_application_is_no_green_check(clients: Clients, xsoar_server: Xsoar) -> None:
    report = await checked(clients, STANDARD, xsoar_server.url("/user/me"))
    assert not report.succeeded
    assert "web page" in f"{report.message} {report.hint}"


@pytest.mark.parametrize("auth", [STANDARD, ADVANCED])
async def test_green_check(clients: Clients, xsoar_server: Xsoar, auth: XsoarAuth) -> None:
    assert (await checked(clients, auth, xsoar_server.url("/xsoar/user"))).succeeded
