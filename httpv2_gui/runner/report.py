"""What people read about a tested connection."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.engine.phases import Step
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.runner.terminal import one_line, visible

_WIDTH = 100
_NAME, _STATE = 16, 8
_INDENT = " " * (_NAME + _STATE + 4)


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
    if report.phases:
        yield ""
    for step in report.phases:
        yield from _step_lines(step)
    if report.exchanges:
        yield ""
    yield from (_called(exchange) for exchange in report.exchanges)
    if not report.exchanges:
        yield from (f"Called: {one_line(called)}" for called in report.called)


def _step_lines(step: Step) -> Iterator[str]:
    took = f" ({spoken.duration(step.elapsed_ms)})" if step.elapsed_ms is not None else ""
    words = one_line(step.words) + took
    first, *rest = textwrap.wrap(words, _WIDTH - len(_INDENT), break_on_hyphens=False) or [""]
    yield f"  {step.name:<{_NAME}} {step.state:<{_STATE}} {first}".rstrip()
    hint = textwrap.wrap(one_line(step.hint), _WIDTH - len(_INDENT), break_on_hyphens=False)
    yield from (f"{_INDENT}{line}" for line in (*rest, *hint))


def _called(exchange: Exchange) -> str:
    called = f"Called: {exchange.sent.method} {exchange.sent.url}"
    if exchange.received is None:
        return one_line(f"{called}: no answer")
    status = f"{exchange.received.status} {exchange.received.reason}".strip()
    return one_line(f"{called}: {status} in {spoken.duration(exchange.timing.total_ms)}")
