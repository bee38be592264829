"""Results for the tests of this folder."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from httpv2_gui.core.model.result import (
    Certificate,
    Exchange,
    Received,
    Result,
    Sent,
    Timing,
    TlsFacts,
)

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def exchange(
    body: bytes = b"",
    status: int = 200,
    content_type: str = "application/json",
    headers: tuple[tuple[str, str], ...] = (),
    **changes: Any,
) -> Exchange:
    received = Received(
        status=status,
        reason={200: "OK", 204: "No Content", 302: "Found", 404: "Not Found"}.get(status, ""),
        http_version="HTTP/1.1",
        headers=(("Content-Type", content_type), *headers),
        body=body,
        complete=changes.pop("complete", True),
    )
    sent = Sent(method=changes.pop("method", "GET"), url=changes.pop("url", "https://h.test/x"))
    values = {"sent": sent, "received": received, "started": NOW} | changes
    return Exchange(**values)


def result(body: bytes | list[Any] | dict[str, Any] = b"", **changes: Any) -> Result:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    of_exchange = ("status", "content_type", "headers", "method", "url", "complete", "tls")
    of_exchange += ("timing", "withheld")
    parts = {name: changes.pop(name) for name in of_exchange if name in changes}
    values: dict[str, Any] = {
        "succeeded": parts.get("status", 200) < 400,
        "message": "done",
        "exchanges": (exchange(content, **parts),),
        "elapsed_ms": 182.0,
        "started": NOW,
    }
    return Result(**(values | changes))


def tls(days: float = 400, verified: bool = True) -> TlsFacts:
    certificate = Certificate(
        subject="CN=h.test",
        issuer="CN=ca.test",
        not_before=NOW - timedelta(90),
        not_after=NOW + timedelta(days),
    )
    return TlsFacts(version="TLSv1.3", cipher="AES", chain=(certificate,), verified=verified)


PHASES = Timing(dns_ms=2, connect_ms=8, tls_ms=20, wait_ms=60, receive_ms=10, total_ms=100)

PEOPLE = [
    {"name": "Ann", "age": 41, "state": "finished", "tags": {"a": 1}},
    {"name": "Bob", "age": None, "state": "error"},
    {"name": "Cyd", "age": 7, "more": [1, 2]},
]
