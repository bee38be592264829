"""NTLM and Kerberos before servers that judge them: gss-ntlmssp, MIT Kerberos, mod_auth_gssapi."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from httpv2_gui.core.auth import NoAuth, Scheme, negotiate
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.core.model.result import Failure, Result, header
from httpv2_gui.core.model.secret import Secret
from tests.servers import kerberos as realm_of
from tests.servers import ntlm as domain_of
from tests.servers.gss_service import GssService
from tests.servers.gssapi_apache import GssapiApache
from tests.servers.kerberos import REALM, Kerberos

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


# ---- NTLM ------------------------------------------------------------------------------------


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


# ---- Kerberos --------------------------------------------------------------------------------


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


# ---- over TLS: channel bindings, and the server's proof of itself ------------------------------


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


# ---- step by step, with what no real server does -----------------------------------------------


def answers(token: str) -> httpx.Response:
    return httpx.Response(401, headers={"WWW-Authenticate": f"NTLM {token}"})


def sent_to(*given: httpx.Response) -> int:
    """Count the requests that are sent while a server answers like this."""
    flow = as_user("ntlm").signer().auth_flow(httpx.Request("GET", "http://h/"))
    next(flow)
    count = 1
    with contextlib.suppress(StopIteration):
        for answer in given:
            flow.send(answer)
            count += 1
    return count


@pytest.mark.parametrize("token", ["no Base64!", "YWJ", "bm9uc2Vuc2U=", "TlRMTVNTUAACAAAA"])
def test_nonsense_for_a_challenge_ends_it(token: str) -> None:
    assert sent_to(answers(""), answers(token), answers(token)) == 2


class Talkative:
    """Has an answer to everything, or to nothing."""

    used_kerberos = False

    def __init__(self, token: bytes | None) -> None:
        self._token = token

    def step(self, token: bytes | None) -> bytes | None:
        return self._token


@pytest.mark.parametrize(("token", "count"), [(b"more", 9), (None, 1)])
def test_legs_are_counted(monkeypatch: pytest.MonkeyPatch, token: bytes | None, count: int) -> None:
    talk = contextlib.nullcontext(Talkative(token))
    monkeypatch.setattr(negotiate, "conversation", lambda *_: talk)
    assert sent_to(*[answers("bW9yZQ==")] * 20) == count


def test_full_name_with_its_dot_is_the_same_service(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def conversation(mode: str, identity: object, host: str, binding: object) -> Any:
        asked.append(host)
        return contextlib.nullcontext(Talkative(None))

    monkeypatch.setattr(negotiate, "conversation", conversation)
    flow = as_user("ntlm").signer().auth_flow(httpx.Request("GET", "http://web.example.com./"))
    next(flow)
    with contextlib.suppress(StopIteration):
        flow.send(answers(""))
    assert asked == ["web.example.com"]


# ---- the form --------------------------------------------------------------------------------


def test_domain_is_given_once() -> None:
    [problem] = problems(as_user("ntlm", "CORP\\me", domain="OTHER"))
    assert problem.place == "domain"
    assert problems(as_user("ntlm", "CORP\\me", domain="corp")) == []
    assert problems(as_user("ntlm", "CORP\\me")) == []


def test_signed_in_user_needs_no_name() -> None:
    assert problems(signed_in("kerberos")) == []
    assert problems(dataclasses.replace(signed_in("ntlm"), domain="X", username="Y\\me")) == []
