from __future__ import annotations

from datetime import UTC, datetime

from httpv2_gui.core.engine.events import ignore
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.report import Report
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Failure, Received, Sent


def report(status: int, purpose: str = "request") -> Report:
    journal = Journal(Redactor(), ignore)
    journal.begin_attempt()
    journal.write(
        Exchange(
            sent=Sent(method="GET", url="https://h/"),
            received=Received(status=status, reason="", http_version="HTTP/1.1"),
            started=datetime.now(UTC),
            purpose=purpose,
        )
    )
    ticks = iter((1.0, 1.25))
    return Report(Request(base64_output=True), journal, Clock(now=lambda: next(ticks)))


def test_success_is_no_failure_and_no_error_status() -> None:
    assert report(204).result().succeeded
    assert report(302).result().succeeded
    assert not report(404).result().succeeded
    assert report(401, "token").result().succeeded


def test_failure_makes_the_message() -> None:
    made = report(200)
    made.failure = Failure(kind="x", message="It broke.")
    result = made.result()
    assert not result.succeeded
    assert result.message == "Failed to execute API request. Error: It broke."


def test_facts_of_the_run() -> None:
    result = report(200).result()
    assert (result.elapsed_ms, result.attempts) == (250, 1)
    assert result.base64_output
    assert result.started.tzinfo is not None


def test_protected_download_is_marked() -> None:
    made = report(200)
    made.request = Request(save_to_case_wall=True)
    assert made.result().protected
