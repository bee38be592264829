"""Over TLS: channel bindings, and the server's proof of itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Result
from tests.core.auth.negotiated import as_user, clients, failure_of, get, signed_in
from tests.servers.gss_service import GssService
from tests.servers.kerberos import REALM, Kerberos

__all__ = ["clients"]


def body_of(result: Result) -> dict[str, Any]:
    assert result.failure is None, result.failure
    assert result.answer is not None
    return json.loads(result.answer.body)


@pytest.mark.parametrize(
    "auth", [as_user("ntlm", domain="DOMAIN"), as_user("negotiate", domain="DOMAIN")]
)
async def test_ntlm_is_bound_to_the_certificate_also_where_kerberos_cannot(
    clients: Clients, kerberos: Kerberos, gss_service: GssService, auth: NegotiateAuth
) -> None:
    ca = gss_service.ca
    assert body_of(await get(clients, gss_service.url("/"), auth, ca))["user"] == "DOMAIN\\tester"
    assert failure_of(await get(clients, gss_service.url("/relayed"), auth, ca))


@pytest.mark.parametrize("mode", ["kerberos", "negotiate"])
async def test_kerberos_is_bound_to_the_servers_certificate(
    clients: Clients, kerberos: Kerberos, gss_service: GssService, mode: str
) -> None:
    body = body_of(await get(clients, gss_service.url("/"), as_user(mode), gss_service.ca))
    assert (body["user"], body["bound"]) == (f"tester@{REALM}", True)
    assert failure_of(
        await get(clients, gss_service.url("/relayed"), as_user(mode), gss_service.ca)
    )


@pytest.mark.parametrize("mode", ["kerberos", "negotiate"])
async def test_server_that_proves_itself_wrongly_fails(
    clients: Clients, kerberos: Kerberos, gss_service: GssService, mode: str
) -> None:
    url = gss_service.url("/impostor")
    failure = failure_of(await get(clients, url, as_user(mode), gss_service.ca))
    assert failure.kind == "impostor"
    assert "could not prove that it is localhost" in failure.message


@pytest.mark.parametrize("mode", ["kerberos", "negotiate"])
async def test_server_that_proves_nothing_gives_a_warning(
    clients: Clients, kerberos: Kerberos, gss_service: GssService, mode: str
) -> None:
    result = await get(clients, gss_service.url("/mute"), as_user(mode), gss_service.ca)
    assert result.succeeded
    assert any("did not prove that it is localhost" in one for one in result.warnings)


async def test_negotiate_falls_back_to_the_ntlm_header(
    clients: Clients, kerberos: Kerberos, gss_service: GssService
) -> None:
    auth = as_user("negotiate", domain="DOMAIN")
    body = body_of(await get(clients, gss_service.url("/only-ntlm"), auth, gss_service.ca))
    assert (body["user"], body["scheme"]) == ("DOMAIN\\tester", "NTLM")


@pytest.mark.parametrize(
    ("mode", "page", "words"),
    [
        ("ntlm", "/only-negotiate", "offers Negotiate. Choose the Mechanism Negotiate."),
        ("kerberos", "/only-ntlm", "offers NTLM. Choose the Mechanism NTLM"),
        ("negotiate", "/basic", "offers Basic. Choose Basic as the way to authenticate."),
    ],
)
async def test_offer_that_does_not_fit_is_named(
    clients: Clients, kerberos: Kerberos, gss_service: GssService, mode: str, page: str, words: str
) -> None:
    failure = failure_of(await get(clients, gss_service.url(page), as_user(mode), gss_service.ca))
    assert words in failure.hint


async def test_lost_connection_is_named(
    clients: Clients, kerberos: Kerberos, gss_service: GssService
) -> None:
    auth = as_user("ntlm", domain="DOMAIN")
    failure = failure_of(await get(clients, gss_service.url("/closing"), auth, gss_service.ca))
    assert "closes the connection" in failure.hint


async def test_doctor_says_that_signing_in_failed(clients: Clients, kerberos: Kerberos) -> None:
    connection = Connection(
        name="c", test_url=kerberos.apache.url("/kerberos"), auth=signed_in("kerberos")
    )
    report = await check(connection, clients=clients)
    assert report.headline == "Signing in failed"
    [failed] = [one for one in report.phases if one.state == "failed"]
    assert failed.name == "Authentication"
    assert "There is no Kerberos ticket" in failed.words
