"""Requests signed in by NTLM or Kerberos, and what came of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Failure, Result, header
from httpv2_gui.core.model.secret import Secret
from tests.servers import ntlm as domain_of

PASSWORD = domain_of.USERS["tester"]


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


def as_user(mode: str, username: str = "tester", **values: Any) -> NegotiateAuth:
    password = Secret(values.pop("password", PASSWORD))
    return NegotiateAuth(mode=mode, username=username, password=password, **values)


def signed_in(mode: str) -> NegotiateAuth:
    return NegotiateAuth(mode=mode, use_signed_in_user=True)


async def get(clients: Clients, url: str, auth: Scheme, ca: str = "", **values: Any) -> Result:
    tls = Tls(ca_certificate=ca)
    connection = Connection(name="c", test_url=url, auth=auth, tls=tls)
    doing = {"clock": values.pop("clock")} if "clock" in values else {}
    return await run(Request(url=url, **values), connection, clients=clients, **doing)


def user_of(result: Result) -> str:
    assert result.failure is None, result.failure
    assert result.answer is not None
    return header(result.answer.headers, "x-user")


def failure_of(result: Result) -> Failure:
    assert result.failure is not None
    assert PASSWORD not in repr(result)
    return result.failure
