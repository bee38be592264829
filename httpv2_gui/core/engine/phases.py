"""The phases of a tested connection: what a `Step` is, and what is known when one is worded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from httpv2_gui.core.engine.failures import Phase
from httpv2_gui.core.engine.peek import Peeked
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Contact, Exchange, Failure

NAMES = ("Name resolution", "TCP", "Proxy", "TLS", "Authentication", "Status", "Body")
"""In the order in which they happen."""

State = Literal["ok", "failed", "warning", "skipped"]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One phase in plain words."""

    name: str
    """One of NAMES."""
    state: State = "ok"
    words: str
    hint: str = ""
    """What usually causes it and what to do, where it failed or is worth a warning."""
    elapsed_ms: float | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a test found; texts and bodies are redacted."""

    connection: Connection
    exchanges: tuple[Exchange, ...] = ()
    failure: Failure | None = None
    phase: Phase = "connect"
    """How far the last exchange came."""
    problem: str = ""
    """Place of the first problem that kept it from being sent, such as `auth.password`."""
    peeked: Peeked | None = None
    """The certificates of a server that was not trusted."""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def last(self) -> Exchange | None:
        return self.exchanges[-1] if self.exchanges else None

    @property
    def contact(self) -> Contact:
        return self.last.contact if self.last is not None else Contact()

    @property
    def opened(self) -> Exchange | None:
        """The exchange that opened the connection the last one went over."""
        same = [one for one in self.exchanges if one.contact == self.contact]
        return next((one for one in same if one.timing.connect_ms is not None), self.last)

    @property
    def host(self) -> str:
        """Host and port of the last URL, as it is written."""
        url = self.last.sent.url if self.last is not None else ""
        return url.partition("://")[2].partition("/")[0].partition("?")[0]
