from datetime import UTC, datetime

from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.engine.phases import Step
from httpv2_gui.core.model.result import Exchange, Received, Sent, Timing
from httpv2_gui.runner.report import test_lines as lines

NOW = datetime(2026, 9, 1, tzinfo=UTC)
CALLED = Exchange(
    sent=Sent(method="GET", url="https://api.example.com/"),
    received=Received(status=200, reason="OK", http_version="HTTP/2"),
    started=NOW,
    timing=Timing(dns_ms=1.0, tls_ms=12.0, total_ms=20.0),
)
UNANSWERED = Exchange(sent=Sent(method="GET", url="https://api.example.com/"), started=NOW)
STEPS = (
    Step(name="Name resolution", words="api.example.com stands for 192.0.2.7.", elapsed_ms=1.2),
    Step(
        name="TLS",
        state="failed",
        words="The certificate of CN=api\x1b[2J is self-signed: " + "nobody vouches for it. " * 5,
        hint="Put it into Trust SSL Server Certificate.",
    ),
    Step(name="Status", state="skipped", words="It did not come to this."),
)


def report(succeeded: bool, *exchanges: Exchange, phases: tuple[Step, ...] = ()) -> TestReport:
    return TestReport(
        succeeded=succeeded,
        headline="Host not found",
        message="The name is unknown.",
        hint="Check the spelling.",
        called=("GET https://api.example.com/",),
        warnings=("Verify SSL is off.",),
        phases=phases,
        exchanges=exchanges,
        started=NOW,
    )


def test_each_phase_has_its_line_its_state_and_its_fix() -> None:
    told = list(lines(report(False, UNANSWERED, phases=STEPS)))
    assert "  Name resolution  ok       api.example.com stands for 192.0.2.7. (1 ms)" in told
    assert "  Status           skipped  It did not come to this." in told
    [tls] = [one for one in told if one.startswith("  TLS ")]
    assert tls.startswith("  TLS              failed   The certificate of CN=api\\x1b[2J")
    assert " " * 28 + "Put it into Trust SSL Server Certificate." in told
    assert max(len(one) for one in told) <= 100


def test_what_was_called_is_told() -> None:
    told = list(lines(report(True, CALLED, UNANSWERED)))
    assert told[-2:] == [
        "Called: GET https://api.example.com/: 200 OK in 20 ms",
        "Called: GET https://api.example.com/: no answer",
    ]


def test_failure_without_an_exchange() -> None:
    assert list(lines(report(False))) == [
        "The name is unknown.",
        "Failed: Host not found",
        "Check the spelling.",
        "Warning: Verify SSL is off.",
        "Called: GET https://api.example.com/",
    ]
