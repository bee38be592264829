"""A result that uses every field."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from httpv2_gui.core.model.result import (
    Attempt,
    Certificate,
    Exchange,
    Failure,
    Received,
    Result,
    SavedFile,
    Sent,
    Timing,
    TlsFacts,
)

STARTED = datetime(2026, 8, 1, 12, 30, 1, 234567, tzinfo=UTC)

CERTIFICATE = Certificate(
    subject="CN=a", issuer="CN=b", not_before=STARTED, not_after=STARTED, names=("a", "b")
)

TOKEN = Exchange(
    sent=Sent(method="POST", url="https://a/token", body=b"grant=1"),
    received=Received(status=200, reason="OK", http_version="HTTP/1.1", body=b'{"t": "<token>"}'),
    started=STARTED,
    purpose="token",
)

ANSWER = Exchange(
    sent=Sent(method="GET", url="https://a/x", headers=(("A", "1"), ("A", "2")), body=b"\x00\xff"),
    received=Received(
        status=404,
        reason="Not Found",
        http_version="HTTP/2",
        headers=(("X-Odd", "\udcff\u2028"),),
        body=bytes(range(256)),
        wire_bytes=12,
        complete=False,
    ),
    started=STARTED,
    timing=Timing(dns_ms=1.5, total_ms=3),
    tls=TlsFacts(version="TLSv1.3", cipher="AES", chain=(CERTIFICATE,)),
    withheld=("Authorization header",),
)

RESULT = Result(
    succeeded=False,
    message="Failed",
    failure=Failure(kind="status", message="404 Not Found", hint="Look."),
    exchanges=(TOKEN, ANSWER, Exchange(sent=Sent(method="GET", url="u"), started=STARTED)),
    elapsed_ms=12.25,
    attempts=2,
    attempt_log=(
        Attempt(number=1, started=STARTED, note="Name not found"),
        Attempt(number=2, started=STARTED, status=404, elapsed_ms=2.5, changed=("a: 1 → 2",)),
    ),
    started=STARTED,
    saved_files=(
        SavedFile(path=Path("/x/a.zip"), bytes=3, sha256="s", md5="m", entry="a", protected=True),
    ),
    warnings=("One.",),
    fields_to_return=("response_data",),
)
