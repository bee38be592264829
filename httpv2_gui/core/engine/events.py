"""What a run tells while it lasts. Every text in an event is already redacted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.model.poll import Verdict
from httpv2_gui.core.model.result import Exchange, SavedFile


@dataclass(frozen=True)
class Sending:
    """A request goes out."""

    purpose: str
    """`request`, `redirect` or `token`."""
    method: str
    url: str
    attempt: int


@dataclass(frozen=True)
class Redirected:
    """The answer points elsewhere, and that is where it goes on."""

    status: int
    url: str
    withheld: tuple[str, ...]


@dataclass(frozen=True)
class Receiving:
    """Bytes of a body came in; told at most 20 times a second."""

    bytes: int
    total: int | None


@dataclass(frozen=True)
class Attempted:
    """One attempt of a wait for expected values is over, the one that ends the wait included."""

    attempt: int
    """Counted from 1."""
    started: datetime
    status: int
    """0 when no answer came."""
    elapsed_ms: float
    verdict: Verdict | None
    """On the expected values; None when there was nothing to judge."""
    failed_on: Verdict | None
    """The failure values that were met, and so ended the wait."""
    note: str
    """What was out of the ordinary: `Connection dropped: …, asked again`; blank: nothing."""
    exchange: Exchange | None
    """The answer of this attempt, or how far it came; None: it was never sent."""
    changed: tuple[str, ...] = ()
    """What differs from the last answer, such as `state: "running" → "done"`."""
    failing: Verdict | None = None
    """On all failure values, also those that were not met."""


@dataclass(frozen=True)
class Waiting:
    """The expected values are not there yet: a pause begins."""

    attempt: int
    """The attempts made so far."""
    next_in_s: float
    elapsed_s: float
    left_s: float
    """Until time is out."""
    calls_left: int
    """How many more attempts fit into that time, the next one included."""
    verdict: Verdict | None
    """The last one there was; None: no answer could be judged yet."""


@dataclass(frozen=True)
class Saved:
    """A file is on disk."""

    file: SavedFile


@dataclass(frozen=True)
class Renewed:
    """The token was renewed: whoever keeps the connection's secrets keeps these in their place."""

    scheme: Scheme
    """Its obtained and hidden fields are new; all of them are Secrets."""


Event = Sending | Redirected | Receiving | Attempted | Waiting | Saved | Renewed


def ignore(event: Event) -> None:
    """Listen to nothing."""
