"""Phases of a timeline."""

from __future__ import annotations

from httpv2_gui.core.model.result import Timing
from httpv2_gui.ui.responses.phases import phases_of, span_of
from tests.ui.responses.results import PHASES


def test_phases_follow_each_other() -> None:
    assert [(one.name, one.start_ms) for one in phases_of(PHASES)] == [
        ("DNS", 0),
        ("Connect", 2),
        ("TLS", 10),
        ("Wait", 30),
        ("Receive", 90),
    ]


def test_a_proxy_lies_between_connect_and_tls() -> None:
    through = Timing(connect_ms=1, proxy_ms=2, tls_ms=3)
    assert [one.name for one in phases_of(through)] == ["Connect", "Proxy", "TLS"]


def test_what_did_not_happen_is_left_out() -> None:
    assert [one.name for one in phases_of(Timing(wait_ms=3, total_ms=3))] == ["Wait"]


def test_the_span_is_never_shorter_than_its_phases() -> None:
    assert span_of(Timing(wait_ms=9, total_ms=3)) == 9
    assert span_of(Timing()) > 0
