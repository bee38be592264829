from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.diagnosis import steps_of
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.failures import Phase
from httpv2_gui.core.engine.phases import NAMES, Facts
from httpv2_gui.core.model.connection import Connection, Timeouts
from httpv2_gui.core.model.result import Contact, Exchange, Failure, Received, Sent
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Answer, Recorder

NOW = datetime(2026, 9, 1, tzinfo=UTC)
NOWHERE = Contact()


def failed(
    failure: Failure, *exchanges: Exchange, phase: Phase = "connect", problem: str = ""
) -> str:
    facts = Facts(
        connection=Connection(),
        exchanges=exchanges,
        failure=failure,
        phase=phase,
        problem=problem,
    )
    steps = steps_of(facts)
    assert tuple(one.name for one in steps) == NAMES
    [failing] = [one for one in steps if one.state == "failed"]
    after = steps[NAMES.index(failing.name) + 1 :]
    assert all(one.state == "skipped" for one in after)
    return failing.name


def exchange(status: int = 0, purpose: str = "request", contact: Contact = NOWHERE) -> Exchange:
    received = Received(status=status, reason="", http_version="HTTP/1.1") if status else None
    sent = Sent(method="GET", url="https://h.example/")
    return Exchange(sent=sent, received=received, started=NOW, purpose=purpose, contact=contact)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("dns", "Name resolution"),
        ("restricted_domain", "Name resolution"),
        ("refused", "TCP"),
        ("unreachable", "TCP"),
        ("tls", "TLS"),
        ("certificate", "TLS"),
        ("token", "Authentication"),
        ("reset", "Status"),
        ("too_many_redirects", "Status"),
        ("incomplete", "Body"),
        ("body", "Body"),
    ],
)
def test_kind_of_failure_has_its_phase(kind: str, name: str) -> None:
    assert failed(Failure(kind=kind, message="x"), exchange()) == name


@pytest.mark.parametrize(
    ("phase", "name"),
    [
        ("dns", "Name resolution"),
        ("connect", "TCP"),
        ("proxy", "Proxy"),
        ("tls", "TLS"),
        ("wait", "Status"),
        ("receive", "Body"),
    ],
)
def test_out_of_time_is_where_it_was(phase: Phase, name: str) -> None:
    assert failed(Failure(kind="timeout", message="x"), exchange(), phase=phase) == name


@pytest.mark.parametrize(
    ("status", "name"), [(401, "Authentication"), (403, "Authentication"), (500, "Status")]
)
def test_status(status: int, name: str) -> None:
    assert failed(Failure(kind="status", message=""), exchange(status)) == name


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("auth.password", "Authentication"),
        ("tls.client_key", "TLS"),
        ("proxy.url", "Proxy"),
        ("test_url", "Name resolution"),
        ("", "Name resolution"),
    ],
)
def test_problem_is_where_its_field_matters(place: str, name: str) -> None:
    assert failed(Failure(kind="problem", message="x"), problem=place) == name


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        (Contact(proxy="http://p:1", host="p"), "Name resolution"),
        (Contact(proxy="http://p:1", host="p", addresses=("192.0.2.1",)), "TCP"),
        (Contact(proxy="p", host="p", addresses=("192.0.2.1",), address="192.0.2.1"), "Proxy"),
        (Contact(), "Proxy"),
    ],
)
def test_proxy_fails_on_the_way_or_itself(contact: Contact, name: str) -> None:
    assert failed(Failure(kind="proxy", message="x"), exchange(contact=contact)) == name


def test_trouble_with_the_token_endpoint_is_one_of_authentication() -> None:
    assert failed(Failure(kind="reset", message="x"), exchange(purpose="token")) == "Authentication"


@pytest.mark.parametrize("kind", ["sign_in", "impostor"])
def test_signing_in_is_authentication(kind: str) -> None:
    assert failed(Failure(kind=kind, message="x"), exchange(401)) == "Authentication"


@pytest.mark.parametrize("phase", get_args(Phase))
def test_out_of_time_in_any_phase_has_a_place(phase: Phase) -> None:
    assert failed(Failure(kind="timeout", message="x"), exchange(), phase=phase)


async def test_server_that_hangs(clients: Clients, faults: Faults) -> None:
    connection = Connection(
        name="c", test_url=faults.say(b"", "hang"), timeouts=Timeouts(read_ms=60)
    )
    report = await check(connection, clients=clients)
    [failing] = [one for one in report.phases if one.state == "failed"]
    assert (failing.name, report.phases[1].state) == ("Status", "ok")
    assert "waiting for the answer" in failing.words


async def test_green_check_has_no_failed_phase(clients: Clients, home: Recorder) -> None:
    home.answer("/", Answer(body=b"{}"))
    report = await check(Connection(name="c", test_url=home.url("/")), clients=clients)
    assert report.succeeded
    assert {one.state for one in report.phases} == {"ok", "skipped"}


async def test_nothing_to_test(clients: Clients) -> None:
    report = await check(Connection(name="c"), clients=clients)
    assert {one.words for one in report.phases} == {"Nothing was sent."}
