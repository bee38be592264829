from __future__ import annotations

from datetime import UTC, datetime

from httpv2_gui.core.engine.phases import Facts
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Contact, Exchange, Sent, Timing

NOW = datetime(2026, 9, 1, tzinfo=UTC)
HERE = Contact(host="a.example", port=443, addresses=("192.0.2.1",), address="192.0.2.1")


def exchange(contact: Contact, connect_ms: float | None) -> Exchange:
    return Exchange(
        sent=Sent(method="GET", url="https://a.example:8443/path?x"),
        started=NOW,
        contact=contact,
        timing=Timing(connect_ms=connect_ms),
    )


def test_kept_connection_is_that_of_the_exchange_that_opened_it() -> None:
    elsewhere = exchange(Contact(host="b.example"), 1)
    first, second = exchange(HERE, 2), exchange(HERE, None)
    facts = Facts(connection=Connection(), exchanges=(elsewhere, first, second))
    assert facts.opened is first
    assert facts.last is second
    assert facts.host == "a.example:8443"


def test_connection_that_never_came_about() -> None:
    only = exchange(Contact(host="a.example"), None)
    assert Facts(connection=Connection(), exchanges=(only,)).opened is only


def test_nothing_was_sent() -> None:
    facts = Facts(connection=Connection())
    assert (facts.last, facts.opened, facts.contact, facts.host) == (None, None, Contact(), "")
