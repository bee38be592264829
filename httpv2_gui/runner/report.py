"""What people read about a tested connection."""

from __future__ import annotations

from collections.abc import Iterator

from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Exchange, Timing, TlsFacts
from httpv2_gui.runner.terminal import one_line, visible


def test_lines(report: TestReport) -> Iterator[str]:
    """Say how a test went: on failure the third party's own words first."""
    if report.succeeded:
        yield f"Succeeded: {one_line(report.headline)}"
        if report.message:
            yield visible(report.message)
    else:
        yield visible(report.message) or one_line(report.headline)
        yield f"Failed: {one_line(report.headline)}"
        if report.hint:
            yield one_line(report.hint)
    yield from (f"Warning: {one_line(warning)}" for warning in report.warnings)
    for exchange in report.exchanges:
        yield from _exchange_lines(exchange)
    if not report.exchanges:
        yield from (f"Called: {one_line(called)}" for called in report.called)


def _exchange_lines(exchange: Exchange) -> Iterator[str]:
    yield ""
    yield one_line(f"{exchange.sent.method} {exchange.sent.url}")
    if exchange.received is not None:
        received = exchange.received
        status = f"{received.http_version} {received.status} {received.reason}"
        yield f"  {one_line(status)}"
    yield from (f"  {name:<9}{text}" for name, text in _phases(exchange.timing))
    if exchange.tls is not None:
        yield from _tls_lines(exchange.tls)


def _phases(timing: Timing) -> Iterator[tuple[str, str]]:
    phases = (
        ("DNS", timing.dns_ms),
        ("Connect", timing.connect_ms),
        ("TLS", timing.tls_ms),
        ("Wait", timing.wait_ms),
        ("Receive", timing.receive_ms),
        ("Total", timing.total_ms),
    )
    for name, milliseconds in phases:
        if milliseconds is not None:
            yield name, spoken.duration(milliseconds)


def _tls_lines(tls: TlsFacts) -> Iterator[str]:
    verified = "" if tls.verified else ", not verified"
    yield f"  {one_line(tls.version)}, {one_line(tls.cipher)}{verified}"
    for certificate in tls.chain:
        until = certificate.not_after.date().isoformat()
        subject, issuer = one_line(certificate.subject), one_line(certificate.issuer)
        yield f"  Certificate: {subject}, issued by {issuer}, valid until {until}"
