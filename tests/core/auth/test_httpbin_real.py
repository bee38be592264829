"""Digest with newer algorithms and auth-int before httpbin, which judges it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from httpv2_gui.core.auth import NoAuth, Scheme
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result, header
from httpv2_gui.core.model.secret import Secret
from tests.servers.httpbin import Httpbin

every_kind = pytest.mark.parametrize(
    ("qop", "algorithm"),
    [
        *(("auth", "MD5"), ("auth", "SHA-256"), ("auth", "SHA-512")),
        *(("auth-int", "MD5"), ("auth-int", "SHA-256"), ("auth-int", "SHA-512")),
    ],
)


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


async def sent(clients: Clients, url: str, auth: Scheme, **more: object) -> Result:
    connection = Connection(name="c", test_url=url, auth=auth, cookie_scope="ignored")
    return await run(Request(url=url).with_values(**more), connection, clients=clients)


def statuses(result: Result) -> list[int]:
    return [one.status for one in result.exchanges]


def page(httpbin: Httpbin, qop: str, algorithm: str) -> str:
    return httpbin.url(f"/digest-auth/{qop}/tester/s3cret/{algorithm}")


def digest(password: str = "s3cret") -> DigestAuth:
    return DigestAuth(username="tester", password=Secret(password))


@every_kind
async def test_right_credentials(
    clients: Clients, httpbin: Httpbin, qop: str, algorithm: str
) -> None:
    url = page(httpbin, qop, algorithm)
    result = await sent(clients, url, digest())
    assert statuses(result) == [401, 200]
    asked = header(result.exchanges[-1].sent.headers, "authorization")
    assert f"algorithm={algorithm}" in asked
    assert f"qop={qop}" in asked
    assert statuses(await sent(clients, url, digest())) == [200]


@every_kind
async def test_wrong_credentials(
    clients: Clients, httpbin: Httpbin, qop: str, algorithm: str
) -> None:
    result = await sent(clients, page(httpbin, qop, algorithm), digest("wrong-password"))
    assert statuses(result) == [401, 401]
    assert result.failure is not None
    assert f"{algorithm}) was answered with qop {qop}, and refused" in result.failure.hint
    assert "wrong-password" not in repr(result)


async def test_missing_credentials(clients: Clients, httpbin: Httpbin) -> None:
    assert statuses(await sent(clients, page(httpbin, "auth", "MD5"), NoAuth())) == [401]


async def test_body_is_covered_by_auth_int(clients: Clients, httpbin: Httpbin) -> None:
    """Httpbin takes only GET here, and hashes whatever body came with it."""
    url = page(httpbin, "auth-int", "SHA-256")
    result = await sent(clients, url, digest(), body="not empty ü")
    assert statuses(result) == [401, 200]
    assert result.exchanges[-1].sent.body == "not empty ü".encode()


async def test_auth_is_chosen_where_both_are_offered(clients: Clients, httpbin: Httpbin) -> None:
    result = await sent(clients, page(httpbin, "any", "SHA-256"), digest())
    assert statuses(result) == [401, 200]
    assert "qop=auth," in header(result.exchanges[-1].sent.headers, "authorization") + ","
