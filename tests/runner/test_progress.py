import io
import sys
from datetime import UTC, datetime

import pytest

from httpv2_gui.core.engine.events import Attempted, Receiving, Redirected, Sending, Waiting
from httpv2_gui.core.model.poll import Finding, Verdict
from httpv2_gui.runner import progress
from httpv2_gui.runner.progress import Progress


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def use_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal(io.BytesIO(), encoding="utf-8", write_through=True)
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def shown(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def test_terminal_counts_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = use_terminal(monkeypatch)
    tell = Progress()
    tell(Receiving(1024, 4096))
    tell(Receiving(2048, 4096))
    tell(Sending("request", "GET", "http://127.0.0.1/", 2))
    assert shown(terminal).count("\n") == 1
    assert shown(terminal).endswith("\r\x1b[KGET http://127.0.0.1/ (attempt 2)\n")


def test_without_terminal_bytes_are_told_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = Progress()
    tell(Receiving(1, None))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "QUIET_S", 0.0)
    tell(Receiving(2, None))
    assert capsys.readouterr().err == "Receiving: 2 bytes\n"


def test_redirect_says_what_stays_behind(capsys: pytest.CaptureFixture[str]) -> None:
    Progress()(Redirected(302, "http://other/\x1b[2J", ("X-Key header",)))
    assert capsys.readouterr().err == (
        "302 redirect to http://other/\\x1b[2J. Withheld there: X-Key header.\n"
    )


def test_a_wait_is_told_attempt_by_attempt(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding(key="state", expected='"done"', path="job.state", actual='"running"')
    verdict, started = Verdict(findings=(finding,)), datetime(2026, 1, 1, tzinfo=UTC)
    tell = Progress()
    tell(Attempted(1, started, 200, 1234, verdict, None, "", None, ('state: "new" → "running"',)))
    tell(Waiting(1, 60, 0, 3600, 59, verdict))
    tell(Attempted(2, started, 0, 5, None, None, "Connection dropped: so sad. Asked again.", None))
    assert capsys.readouterr().err == (
        'Attempt 1: 200 in 1.2 s. “job.state” is "running", expected "done". '
        'Changed: state: "new" → "running".\n'
        "Next attempt in 1 min; 1 h and at most 59 attempts left.\n"
        "Attempt 2: no answer in 5 ms. Connection dropped: so sad. Asked again.\n"
    )


def test_a_failure_value_is_named_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    met = Finding(key="state", expected='"error"', path="state", actual='"error"', met=True)
    verdict, started = Verdict(findings=(met,)), datetime(2026, 1, 1, tzinfo=UTC)
    Progress()(Attempted(1, started, 200, 5, Verdict(), verdict, "", None))
    said = 'Attempt 1: 200 in 5 ms. The response holds a failure value: “state” is "error".\n'
    assert capsys.readouterr().err == said
