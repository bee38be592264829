"""Kerberos before servers that judge it: MIT Kerberos and mod_auth_gssapi."""

from __future__ import annotations

import pytest

from httpv2_gui.core.auth import NoAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.engine.client import Clients
from tests.core.auth.negotiated import as_user, clients, failure_of, get, signed_in, user_of
from tests.servers import kerberos as realm_of
from tests.servers.kerberos import REALM, Kerberos

__all__ = ["clients"]


@pytest.mark.parametrize("mode", ["kerberos", "negotiate"])
async def test_ticket_of_kinit_signs_in(
    clients: Clients, kerberos: Kerberos, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("KRB5CCNAME", kerberos.kinit("valid"))
    result = await get(clients, kerberos.apache.url("/kerberos"), signed_in(mode))
    assert user_of(result) == f"tester@{REALM}"
    assert result.warnings == ()


@pytest.mark.parametrize("mode", ["kerberos", "negotiate"])
@pytest.mark.parametrize(
    ("domain", "username"),
    [("", "tester"), (REALM, "tester"), ("", f"tester@{REALM}"), ("", f"{REALM}\\tester")],
)
async def test_password_gets_a_ticket(
    clients: Clients, kerberos: Kerberos, mode: str, domain: str, username: str
) -> None:
    auth = as_user(mode, username, domain=domain)
    result = await get(clients, kerberos.apache.url("/kerberos"), auth)
    assert user_of(result) == f"tester@{REALM}"
    assert [one.purpose for one in result.exchanges] == ["challenge", "request"]


async def test_password_beyond_ascii_gets_a_ticket(clients: Clients, kerberos: Kerberos) -> None:
    auth = as_user("kerberos", "secretary", password=realm_of.USERS["secretary"])
    assert user_of(await get(clients, kerberos.apache.url("/kerberos"), auth))


async def test_ticket_of_somebody_else_is_not_used(
    clients: Clients, kerberos: Kerberos, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KRB5CCNAME", kerberos.kinit("other", user="secretary"))
    result = await get(clients, kerberos.apache.url("/kerberos"), as_user("kerberos"))
    assert user_of(result) == f"tester@{REALM}"


async def test_kerberos_refuses_nobody(clients: Clients, kerberos: Kerberos) -> None:
    result = await get(clients, kerberos.apache.url("/kerberos"), NoAuth())
    assert result.exchanges[-1].status == 401


@pytest.mark.parametrize("mode", ["kerberos", "negotiate"])
async def test_no_ticket_is_said(clients: Clients, kerberos: Kerberos, mode: str) -> None:
    failure = failure_of(await get(clients, kerberos.apache.url("/kerberos"), signed_in(mode)))
    assert failure.message == "There is no Kerberos ticket."
    assert "kinit" in failure.hint


@pytest.mark.parametrize("mode", ["kerberos", "negotiate"])
async def test_expired_ticket_is_said(
    clients: Clients, kerberos: Kerberos, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("KRB5CCNAME", kerberos.expired())
    failure = failure_of(await get(clients, kerberos.apache.url("/kerberos"), signed_in(mode)))
    assert failure.message == "The Kerberos ticket has expired."


@pytest.mark.parametrize(
    ("auth", "words", "field"),
    [
        (as_user("kerberos", password="wrong-pass"), "refuses the password of tester", "Password"),
        (as_user("negotiate", password="wrong-pass"), "refuses the password of tester", "Password"),
        (as_user("kerberos", "nobody"), "does not know nobody", "User Name"),
        (as_user("kerberos", "old", password="0ld-password"), "of old has expired", "Password"),
        (as_user("kerberos", domain="SILENT.TEST"), "realm SILENT.TEST can be", "Domain"),
        (as_user("kerberos", domain="NOWHERE.TEST"), "realm of tester@NOWHERE.TEST", "Domain"),
    ],
)
async def test_refusals_name_the_field(
    clients: Clients, kerberos: Kerberos, auth: NegotiateAuth, words: str, field: str
) -> None:
    failure = failure_of(await get(clients, kerberos.apache.url("/kerberos"), auth))
    assert failure.kind == "sign_in"
    assert words in failure.message
    assert field in failure.hint


async def test_unknown_service_is_said(clients: Clients, kerberos: Kerberos) -> None:
    url = kerberos.apache.url("/kerberos", "127.0.0.1")
    failure = failure_of(await get(clients, url, as_user("kerberos")))
    assert failure.message == "Kerberos knows no service HTTP/127.0.0.1."


async def test_key_that_changed_is_said(clients: Clients, kerberos: Kerberos) -> None:
    failure = failure_of(await get(clients, kerberos.apache.url("/changed"), as_user("kerberos")))
    assert "cannot read the Kerberos ticket" in failure.message
    assert "keytab" in failure.hint


async def test_each_hop_gets_a_ticket_of_its_own(clients: Clients, kerberos: Kerberos) -> None:
    kerberos.apache.forget()
    assert user_of(await get(clients, kerberos.apache.url("/go"), as_user("kerberos")))
    seen = kerberos.apache.logged()
    assert [(one.path, one.signed) for one in seen] == [
        ("/go", False),
        ("/kerberos", False),
        ("/kerberos", True),
    ]
    assert len({one.port for one in seen}) == 1
