from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from httpv2_gui.core.model.result import Exchange, Headers, Received, Result, Sent

NOW = datetime(2026, 1, 2, tzinfo=UTC)
JSON: Headers = (("Content-Type", "application/json"),)


def received(body: bytes | str, headers: Headers = JSON, status: int = 200) -> Received:
    content = body.encode() if isinstance(body, str) else body
    return Received(
        status=status, reason="OK", http_version="HTTP/1.1", headers=headers, body=content
    )


def result(body: bytes | str, headers: Headers = JSON, status: int = 200, **how: Any) -> Result:
    exchange = Exchange(
        sent=Sent(method="GET", url="https://a.example/x"),
        received=received(body, headers, status),
        started=NOW,
    )
    values = {"succeeded": True, "message": "Done.", "started": NOW, "exchanges": (exchange,)}
    return Result(**(values | how))
