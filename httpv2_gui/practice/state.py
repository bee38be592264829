"""What the practice API remembers, from its start to its stop and in memory only."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import cast

from starlette.requests import Request

from httpv2_gui.practice.incidents import Ticket, incidents


@dataclass(frozen=True)
class Seen:
    """One request that arrived: no query, no headers, no body, for they may hold secrets."""

    method: str
    path: str
    status: int


@dataclass
class Job:
    """A search that takes its time."""

    id: str
    query: str
    seconds: float
    outcome: str
    started: float = field(default_factory=time.monotonic)
    was_read_when_done: bool = False


@dataclass
class State:
    """Tickets, tokens, jobs: all of it is fresh on each start."""

    base_url: str
    foreign_url: str
    lasts: bool = True
    """Whether the server goes on until somebody stops it, not only until a command ends."""
    tickets: dict[str, Ticket] = field(default_factory=incidents)
    tokens: dict[str, float] = field(default_factory=dict[str, float])
    """Token -> when it expires, on the monotonic clock."""
    jobs: dict[str, Job] = field(default_factory=dict[str, Job])
    seen: deque[Seen] = field(default_factory=lambda: deque[Seen](maxlen=10_000))


def state_of(request: Request) -> State:
    """Give the state of the server that answers this request."""
    return cast("State", request.app.state.practice)
