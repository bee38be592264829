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
class Nonce:
    """One nonce of Digest that was given out."""

    expires: float
    """On the monotonic clock."""
    count: int = 0
    """The highest `nc` that came with it."""


@dataclass(frozen=True)
class Pending:
    """A request token of OAuth 1.0 that nobody has exchanged yet."""

    secret: str
    callback: str
    verifier: str = ""
    """Blank until somebody allowed it."""


@dataclass(frozen=True)
class Code:
    """An authorization code of OAuth 2.0 that nobody has exchanged yet."""

    redirect_uri: str
    scope: str
    challenge: str
    """PKCE; blank without it."""


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
    nonces: dict[str, Nonce] = field(default_factory=dict[str, Nonce])
    pending: dict[str, Pending] = field(default_factory=dict[str, Pending])
    codes: dict[str, Code] = field(default_factory=dict[str, Code])
    ntlm: dict[tuple[str, int], bytes] = field(default_factory=dict[tuple[str, int], bytes])
    """Client's host and port -> the challenge that was sent on that connection."""
    used: set[str] = field(default_factory=set[str])
    """What is good for one time only: nonces, refresh tokens."""
    seen: deque[Seen] = field(default_factory=lambda: deque[Seen](maxlen=10_000))

    def is_new(self, once: str) -> bool:
        """Whether this is seen for the first time; it is not the next time."""
        is_new = once not in self.used
        self.used.add(once)
        return is_new


def state_of(request: Request) -> State:
    """Give the state of the server that answers this request."""
    return cast("State", request.app.state.practice)
