"""What is known of a wait while it goes on."""

from __future__ import annotations

import pytest

from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.responses import wait_log
from httpv2_gui.ui.responses.wait_log import WaitLog
from tests.ui.responses.waits import SEARCH, attempted, waiting


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(clock: Clock) -> WaitLog:
    return WaitLog(SEARCH, clock)


def test_before_the_first_answer_every_key_is_absent(log: WaitLog) -> None:
    assert log.headline() == "Waiting. Attempt 1 is under way"
    assert log.times() == "0 s gone · 1 h left · at most 59 more calls"
    assert log.verdict is not None
    assert [one.path for one in log.verdict.findings] == [None]
    assert not log.sleeps


def test_it_counts_down(log: WaitLog, clock: Clock) -> None:
    log.attempted(attempted(1))
    log.paused(waiting(1, elapsed_s=2.0))
    clock.now += 18
    assert log.headline() == "Waiting. Attempt 2 in 42 s"
    assert log.times() == "20 s gone · 59 min 40 s left · at most 58 more calls"
    assert log.sleeps
    clock.now += 100  # it is late: nothing is counted below 0
    assert log.headline() == "Waiting. Attempt 2 in 0 s"


def test_an_attempt_under_way_is_told(log: WaitLog) -> None:
    log.attempted(attempted(1))
    log.paused(waiting(1))
    log.goes_on("2 KB received")
    assert log.headline() == "Waiting. Attempt 2: 2 KB received"
    assert not log.sleeps


def test_an_attempt_without_an_answer_changes_no_verdict(log: WaitLog) -> None:
    log.attempted(attempted(1))
    log.attempted(attempted(2, None, note="Connection dropped, asked again"))
    assert log.verdict is not None
    assert log.verdict.findings[0].actual == '"running"'
    newest = log.last_kept()
    assert newest is not None
    assert newest.attempt == 1


def test_what_is_kept_has_bounds(log: WaitLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wait_log, "MOST_BYTES", 5000)
    for number in range(1, 601):
        log.attempted(attempted(number, padding="x" * 1000))
    assert len(log.attempts) == wait_log.MOST_ATTEMPTS
    assert [number for number in range(601) if log.kept(number)] == [597, 598, 599, 600]
    log.attempted(attempted(601, padding="x" * 9000))  # the newest one is kept in any case
    assert log.kept(601)
    assert not log.kept(600)


@pytest.mark.parametrize(("method", "warns"), [("GET", False), ("HEAD", False), ("POST", True)])
def test_a_method_that_changes_something_is_warned_of(method: str, warns: bool) -> None:
    warning = WaitLog(Request(method=method)).warning()
    assert (method in warning) is warns


def test_one_attempt_as_a_result(log: WaitLog) -> None:
    log.attempted(attempted(1))
    kept = log.kept(1)
    assert kept is not None
    assert log.result(kept).answer is not None
    protected = SEARCH.with_values(save_to_case_wall=True)
    assert WaitLog(protected).result(kept).protected
