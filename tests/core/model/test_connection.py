from __future__ import annotations

import pytest

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.connection import Connection, Timeouts, Tls


def places(connection: Connection) -> list[str]:
    return [problem.place for problem in fields.problems(connection)]


def test_a_name_is_enough() -> None:
    assert places(Connection(name="A")) == []


@pytest.mark.parametrize("url", ["example.com", "ftp://example.com", "https://", "https://[x"])
def test_the_test_url_is_a_full_url(url: str) -> None:
    assert places(Connection(name="A", test_url=url)) == ["test_url"]


def test_restrict_domain_needs_the_host_of_the_test_url() -> None:
    problems = fields.problems(Connection(name="A", restrict_domain=True))

    assert [problem.place for problem in problems] == ["test_url"]
    assert "doesn't have a valid value" in problems[0].message
    assert places(Connection(name="A", restrict_domain=True, test_url="https://a.example")) == []


def test_problems_of_the_parts_are_seen_from_the_connection() -> None:
    assert places(Connection(name="A", timeouts=Timeouts(read_ms=-1))) == ["timeouts.read_ms"]


def test_blank_and_zero_timeouts_are_fine() -> None:
    timeouts = Timeouts(connect_ms=0, read_ms=None)

    assert places(Connection(name="A", timeouts=timeouts)) == []


def test_certificates_are_checked_unless_a_person_says_no() -> None:
    assert Tls().verify
    assert [name for name, _record in Connection().parts] == ["auth", "tls", "proxy", "timeouts"]
