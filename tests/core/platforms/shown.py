"""What the tests of rules have in common: asking what one rule tells of a request."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Received, Result, Sent
from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.core.platforms.secops_v16 import findings

URL = "https://api.example.com/items"
FORM = '{"Content-Type": "application/x-www-form-urlencoded"}'
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def request(**values: Any) -> Request:
    return Request(name="Request", url=URL).with_values(**values)


def told(
    rule: str, connection: Any = None, result: Any = None, **values: Any
) -> list[PlatformFinding]:
    """Give what one rule, named without `secops.`, finds in a request with these values."""
    inputs = values.pop("inputs", {})
    found = findings(request(**values), connection, inputs=inputs, result=result)
    return [one for one in found if one.rule == f"secops.{rule}"]


def fixed(found: list[PlatformFinding]) -> Request:
    """Give the corrected request; the finding has to be gone after it."""
    (one,) = found
    assert one.fix is not None
    again = findings(one.fix.request, None)
    assert one.rule not in [other.rule for other in again]
    return one.fix.request


def answered(
    body: bytes, headers: tuple[tuple[str, str], ...] = (), status: int = 200, url: str = URL
) -> Result:
    """Give the result of a run that got this answer."""
    received = Received(
        status=status, reason="", http_version="HTTP/1.1", headers=headers, body=body
    )
    exchange = Exchange(sent=Sent(method="GET", url=url), received=received, started=NOW)
    return Result(succeeded=True, message="", exchanges=(exchange,), started=NOW)
