"""NTLM before a server that judges it: gss-ntlmssp and mod_auth_gssapi."""

from __future__ import annotations

import pytest

from httpv2_gui.core.auth import NoAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.model.result import header
from tests.core.auth.negotiated import as_user, clients, failure_of, get, signed_in, user_of
from tests.servers import ntlm as domain_of
from tests.servers.gssapi_apache import GssapiApache

__all__ = ["clients"]


@pytest.mark.parametrize("mode", ["ntlm", "negotiate"])
@pytest.mark.parametrize(
    ("domain", "username"),
    [("DOMAIN", "tester"), ("", "DOMAIN\\tester"), ("DOMAIN", "secretary")],
)
async def test_ntlm_takes_the_right_password(
    clients: Clients, ntlm: GssapiApache, mode: str, domain: str, username: str
) -> None:
    password = domain_of.USERS[username.rpartition("\\")[2].lower()]
    auth = as_user(mode, username, domain=domain, password=password)
    result = await get(clients, ntlm.url("/ntlm"), auth)
    assert user_of(result).lower() == f"domain\\{username.rpartition(chr(92))[2]}".lower()
    assert [one.purpose for one in result.exchanges] == ["challenge", "challenge", "request"]


@pytest.mark.parametrize("mode", ["ntlm", "negotiate"])
@pytest.mark.parametrize(
    "wrong", [{"password": "wrong-pass"}, {"username": "nobody"}, {"domain": "ELSEWHERE"}]
)
async def test_ntlm_refuses_wrong_credentials(
    clients: Clients, ntlm: GssapiApache, mode: str, wrong: dict[str, str]
) -> None:
    auth = as_user(mode, **{"domain": "DOMAIN", **wrong})
    failure = failure_of(await get(clients, ntlm.url("/ntlm"), auth))
    assert "401 Unauthorized" in failure.message
    assert "offers " in failure.hint
    assert "refused the NTLM proof" in failure.hint
    assert "Check Domain, User Name and Password" in failure.hint


async def test_refused_ntlm_says_why_it_was_not_kerberos(
    clients: Clients, ntlm: GssapiApache
) -> None:
    auth = as_user("negotiate", "nobody", domain="DOMAIN")
    [warning] = (await get(clients, ntlm.url("/ntlm"), auth)).warnings
    assert "does not know the realm of nobody@DOMAIN" in warning
    right = as_user("negotiate", domain="DOMAIN")
    assert (await get(clients, ntlm.url("/ntlm"), right)).warnings == ()


async def test_ntlm_refuses_nobody(clients: Clients, ntlm: GssapiApache) -> None:
    assert (await get(clients, ntlm.url("/ntlm"), NoAuth())).exchanges[-1].status == 401


async def test_proofs_are_blanked_in_what_is_kept(clients: Clients, ntlm: GssapiApache) -> None:
    result = await get(clients, ntlm.url("/ntlm"), as_user("ntlm", domain="DOMAIN"))
    sent = [header(one.sent.headers, "authorization") for one in result.exchanges]
    assert sent == ["", "NTLM <NTLM token>", "NTLM <NTLM token>"]


async def test_one_sign_in_lasts_for_all_polls(clients: Clients, ntlm: GssapiApache) -> None:
    ntlm.forget()
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    result = await get(
        clients,
        ntlm.url("/ntlm"),
        as_user("ntlm", domain="DOMAIN"),
        expected_values='{"ok": false}',
        poll=Poll(interval_s=30, timeout_s=90),
        clock=Clock(lambda: now, sleep),
    )
    assert failure_of(result).kind == "out_of_time"
    seen = ntlm.logged()
    assert len({one.port for one in seen}) == 1
    assert [one.status for one in seen] == [401, 401, 200, 200, 200]
    assert [one.signed for one in seen] == [False, True, True, False, False]


async def test_redirect_stays_on_the_signed_in_connection(
    clients: Clients, ntlm: GssapiApache
) -> None:
    ntlm.forget()
    assert user_of(await get(clients, ntlm.url("/go"), as_user("ntlm", domain="DOMAIN")))
    seen = ntlm.logged()
    assert [(one.status, one.path) for one in seen] == [
        (307, "/go"),
        (401, "/ntlm"),
        (401, "/ntlm"),
        (200, "/ntlm"),
    ]
    assert len({one.port for one in seen}) == 1


async def test_another_run_does_not_inherit_the_sign_in(
    clients: Clients, ntlm: GssapiApache
) -> None:
    url = ntlm.url("/ntlm")
    assert user_of(await get(clients, url, as_user("ntlm", domain="DOMAIN")))
    assert (await get(clients, url, as_user("ntlm", "nobody"))).exchanges[-1].status == 401
    assert (await get(clients, url, NoAuth())).exchanges[-1].status == 401


async def test_body_is_sent_again_with_the_proof(clients: Clients, ntlm: GssapiApache) -> None:
    auth = as_user("ntlm", domain="DOMAIN")
    result = await get(clients, ntlm.url("/ntlm"), auth, method="POST", body='{"a": 1}')
    assert [one.sent.body for one in result.exchanges] == [b'{"a": 1}'] * 3
    assert result.exchanges[-1].status in (200, 405)


async def test_signed_in_user_has_no_ntlm_here(clients: Clients, ntlm: GssapiApache) -> None:
    failure = failure_of(await get(clients, ntlm.url("/ntlm"), signed_in("ntlm")))
    assert failure.kind == "sign_in"
    assert "needs a password" in failure.message
