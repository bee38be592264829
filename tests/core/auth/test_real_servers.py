"""The dedicated flow before Django REST framework, TLS before nginx."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.model.secret import Secret
from tests.servers.drf import Drf
from tests.servers.nginx import Nginx

FORM = '{"Content-Type": "application/x-www-form-urlencoded"}'
JSON = '{"content-type": "application/json; charset=utf-8"}'
BEARER = '{"Authorization": "Token {{integration.token}}"}'


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


def login(drf: Drf, headers: str, password: str = "s3cret", **more: str) -> Connection:
    body = Secret(json.dumps({"username": "tester", "password": password}))
    values = {"url": drf.url("/auth/token"), "token_field": "token", **more}
    auth = DedicatedAuth(headers=Secret(headers), body=body, **values)
    return Connection(name="DRF", test_url=drf.url("/auth/me"), auth=auth)


async def me(clients: Clients, drf: Drf, connection: Connection, headers: str = BEARER) -> Result:
    request = Request(url=drf.url("/auth/me"), headers=headers)
    return await run(request, connection, clients=clients)


@pytest.mark.parametrize("headers", [FORM, JSON, ""])
async def test_drf_takes_the_fetched_token(clients: Clients, drf: Drf, headers: str) -> None:
    result = await me(clients, drf, login(drf, headers))
    assert result.succeeded
    assert result.answer is not None
    assert json.loads(result.answer.body)["user"] == "tester"


async def test_drf_nested_token(clients: Clients, drf: Drf) -> None:
    nested = login(drf, JSON, url=drf.url("/auth/nested"), token_field="data_token")
    assert (await me(clients, drf, nested)).succeeded


async def test_drf_refuses_a_wrong_password_in_its_own_words(clients: Clients, drf: Drf) -> None:
    result = await me(clients, drf, login(drf, JSON, "wrong-password"))
    assert result.failure is not None
    assert result.failure.kind == "token"
    assert "400 Bad Request" in result.failure.message
    assert "non_field_errors" in result.failure.message
    assert "wrong-password" not in repr(result)


async def test_drf_refuses_without_a_token(clients: Clients, drf: Drf) -> None:
    result = await me(clients, drf, login(drf, JSON), headers="")
    assert result.failure is not None
    assert result.failure.kind == "status"
    assert "401 Unauthorized" in result.failure.message


async def test_doctor_fetches_the_token_only(clients: Clients, drf: Drf) -> None:
    report = await check(login(drf, JSON), clients=clients)
    assert report.succeeded
    assert report.called == (f"POST {drf.url('/auth/token')}",)
    assert "Test URL" in report.message


def trusting(nginx: Nginx, name: str, ca: str = "") -> Connection:
    return Connection(name="n", test_url=nginx.url(name), tls=Tls(ca_certificate=ca))


@pytest.mark.parametrize("file", ["ca.crt", "ca.pem.b64"])
async def test_nginx_is_trusted_through_its_ca(clients: Clients, nginx: Nginx, file: str) -> None:
    ca = (nginx.certs / file).read_text()
    result = await run(Request(url=nginx.url("good")), trusting(nginx, "good", ca), clients=clients)
    assert result.succeeded
    tls = result.exchanges[-1].tls
    assert tls is not None
    assert tls.verified
    assert tls.version == "TLSv1.3"
    assert "localhost" in tls.chain[0].names
    assert result.exchanges[-1].timing.tls_ms is not None
    assert result.answer is not None
    assert result.answer.http_version == "HTTP/2"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("selfsigned", "self-signed"),
        ("expired", "expired"),
        ("wronghost", "another host"),
        ("untrusted", "not trusted here"),
    ],
)
async def test_bad_certificate_is_explained(
    clients: Clients, nginx: Nginx, name: str, words: str
) -> None:
    ca = (nginx.certs / "ca.pem.b64").read_text()
    result = await run(Request(url=nginx.url(name)), trusting(nginx, name, ca), clients=clients)
    assert result.failure is not None
    assert result.failure.kind == "tls"
    assert words in result.failure.message
    assert result.failure.hint


async def test_missing_ca_is_explained(clients: Clients, nginx: Nginx) -> None:
    report = await check(trusting(nginx, "good"), clients=clients)
    assert not report.succeeded
    assert report.headline == "No secure connection"
    assert "CA Certificate" in report.hint


async def test_verify_ssl_off_works_and_warns(clients: Clients, nginx: Nginx) -> None:
    connection = Connection(name="n", tls=Tls(verify=False))
    result = await run(Request(url=nginx.url("expired")), connection, clients=clients)
    assert result.succeeded
    assert result.exchanges[-1].tls is not None
    assert not result.exchanges[-1].tls.verified
    assert "Verify SSL is off" in result.warnings[0]
