"""What a run tells while it lasts. Every text in an event is already redacted."""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.model.poll import Verdict
from httpv2_gui.core.model.result import SavedFile


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
class Waiting:
    """The expected values are not there yet."""

    attempt: int
    next_in_s: float
    elapsed_s: float
    verdict: Verdict


@dataclass(frozen=True)
class Saved:
    """A file is on disk."""

    file: SavedFile


@dataclass(frozen=True)
class Renewed:
    """The token was renewed: whoever keeps the connection's secrets keeps these in their place."""

    scheme: Scheme
    """Its obtained and hidden fields are new; all of them are Secrets."""


Event = Sending | Redirected | Receiving | Waiting | Saved | Renewed


def ignore(event: Event) -> None:
    """Listen to nothing."""
