"""What a scheme says of a refusal, for the tests of its `explain`."""

from __future__ import annotations

from datetime import UTC, datetime

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.model.result import Exchange, Headers, Received, Sent


def hint_of(scheme: Scheme, status: int, *challenges: str, sent: Headers = ()) -> str:
    """Give the hint for an answer with these challenges; empty when there is none."""
    headers = tuple(("WWW-Authenticate", line) for line in challenges)
    exchange = Exchange(
        sent=Sent(method="GET", url="http://h/", headers=sent),
        received=Received(status=status, reason="", http_version="HTTP/1.1", headers=headers),
        started=datetime.now(UTC),
    )
    explanation = scheme.explain(exchange)
    return explanation.hint if explanation is not None else ""
