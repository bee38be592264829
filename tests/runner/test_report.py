from datetime import UTC, datetime

from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.model.result import Certificate, Exchange, Received, Sent, Timing, TlsFacts
from httpv2_gui.runner.report import test_lines as lines

NOW = datetime(2026, 9, 1, tzinfo=UTC)
CERTIFICATE = Certificate(
    subject="CN=api.example.com\x1b[2J", issuer="CN=CA", not_before=NOW, not_after=NOW
)


def secure_exchange(verified: bool) -> Exchange:
    return Exchange(
        sent=Sent(method="GET", url="https://api.example.com/"),
        received=Received(status=200, reason="OK", http_version="HTTP/2"),
        started=NOW,
        timing=Timing(dns_ms=1.0, tls_ms=12.0, total_ms=20.0),
        tls=TlsFacts(version="TLSv1.3", cipher="AES", chain=(CERTIFICATE,), verified=verified),
    )


def report(succeeded: bool, *exchanges: Exchange) -> TestReport:
    return TestReport(
        succeeded=succeeded,
        headline="Host not found",
        message="The name is unknown.",
        hint="Check the spelling.",
        called=("GET https://api.example.com/",),
        warnings=("Verify SSL is off.",),
        exchanges=exchanges,
        started=NOW,
    )


def test_phases_and_certificate_are_told() -> None:
    text = "\n".join(lines(report(True, secure_exchange(True))))
    assert "  TLS      12 ms" in text
    assert "  TLSv1.3, AES\n" in text
    assert "CN=api.example.com\\x1b[2J, issued by CN=CA, valid until 2026-09-01" in text


def test_unverified_is_said() -> None:
    assert "AES, not verified" in "\n".join(lines(report(True, secure_exchange(False))))


def test_failure_without_an_exchange() -> None:
    assert list(lines(report(False))) == [
        "The name is unknown.",
        "Failed: Host not found",
        "Check the spelling.",
        "Warning: Verify SSL is off.",
        "Called: GET https://api.example.com/",
    ]
