from __future__ import annotations

import pytest

from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.patience import LEAST_ATTEMPTS, Patience, comes_back
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble
from httpv2_gui.core.model.result import Failure
from tests.core.engine.times import Time


def stopped(kind: str) -> Stopped:
    return Stopped(Failure(kind=kind, message="Something broke."))


def test_before_the_first_answer_nothing_is_endured() -> None:
    assert not Patience(Time().clock).endures(stopped("reset"))


@pytest.mark.parametrize("kind", ["dns", "refused", "unreachable", "timeout", "reset", "tls"])
def test_a_broken_way_is_endured(kind: str) -> None:
    patience = Patience(Time().clock)
    patience.answered()
    assert patience.endures(stopped(kind))


@pytest.mark.parametrize("kind", ["status", "certificate", "token", "restricted_domain", "proxy"])
def test_a_refusal_is_not(kind: str) -> None:
    patience = Patience(Time().clock)
    patience.answered()
    assert not patience.endures(stopped(kind))


@pytest.mark.parametrize(("reason", "endured"), [(OSError("gone"), True), (None, False)])
def test_a_proxy_that_is_gone_is_endured_but_not_one_that_refuses(
    reason: OSError | None, endured: bool
) -> None:
    patience = Patience(Time().clock)
    patience.answered()
    broken = stopped("proxy")
    broken.__cause__ = ProxyTrouble("http://proxy.test:3128", "No.", reason=reason)
    assert patience.endures(broken) is endured


@pytest.mark.parametrize(("interval", "attempts"), [(60, 10), (1, 600), (3600, 10)])
def test_it_ends_after_ten_attempts_and_ten_minutes(interval: int, attempts: int) -> None:
    time = Time()
    patience = Patience(time.clock)
    patience.answered()
    count, goes_on = 0, True
    while goes_on:
        time.now += interval
        count, goes_on = count + 1, patience.endures(stopped("reset"))
    assert count == attempts >= LEAST_ATTEMPTS


def test_an_answer_begins_the_count_anew() -> None:
    time = Time()
    patience = Patience(time.clock)
    for _answer in range(3):
        patience.answered()
        for _attempt in range(LEAST_ATTEMPTS - 1):
            time.now += 3600
            assert patience.endures(stopped("dns"))


@pytest.mark.parametrize(
    ("status", "later"), [(429, True), (500, True), (503, True), (404, False), (401, False)]
)
def test_which_statuses_say_not_now(status: int, later: bool) -> None:
    assert comes_back(status) is later
