"""Tokens between runs: renewed ahead of their expiry, one renewal at a time for all runs.

A run brings the token it was given; when another run has renewed it since, that one counts. A new
token from a person is unknown here, so it is used as it is given.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.grant import Grant, TokenState
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.model.result import Failure

_AHEAD = timedelta(seconds=60)
_SHARE_OF_LIFE = 5
"""A token that holds for less than five minutes is renewed in the last fifth of its life."""
_GRACE_S = 3.0
"""A renewal that was begun is given so long when its run is stopped: see `_whole`."""

Renew = Callable[[Grant], Awaitable[Scheme]]
"""Walks a grant to its new token; raises Stopped."""


@dataclass
class _Cell:
    """The token of all runs with the same settings."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    replaced: dict[Scheme, Scheme] = field(default_factory=dict[Scheme, Scheme])
    """What a renewed token became; always the newest."""
    failures: int = 0
    failure: Failure | None = None
    """Of the last renewal, for those who waited for it."""

    def newest(self, scheme: Scheme) -> Scheme:
        return self.replaced.get(scheme, scheme)

    def replace(self, old: Scheme, new: Scheme) -> None:
        for before, now in self.replaced.items():
            if now == old:
                self.replaced[before] = new
        if old != new:
            self.replaced[old] = new


class HeldTokens:
    """Belongs to one event loop, as `Clients` does."""

    def __init__(self) -> None:
        self._cells: dict[Scheme, _Cell] = {}

    async def usable(self, scheme: Scheme, renew: Renew) -> Scheme:
        """Give the scheme with a token that should be accepted; raises Stopped.

        A token about to expire that cannot be renewed is used as it is: the server may see it
        otherwise.
        """
        if scheme.token_state() is None:
            return scheme
        cell = self._cell(scheme)
        newest = cell.newest(scheme)
        if not _is_due(newest):
            return newest
        failures = cell.failures
        async with cell.lock:
            newest = cell.newest(scheme)
            if _is_due(newest):
                try:
                    newest = await self._renewed(cell, newest, failures, renew)
                except Stopped:
                    if not _is_accepted(newest):
                        raise
        return newest

    async def after_refusal(self, refused: Scheme, renew: Renew) -> Scheme | None:
        """Give the scheme with another token than the one that a server refused.

        None when there is no other. Raises Stopped when the renewal fails.
        """
        if refused.token_state() is None:
            return None
        cell = self._cell(refused)
        failures = cell.failures
        async with cell.lock:
            newest = cell.newest(refused)
            if newest != refused:
                return newest
            if refused.renewal() is None:
                return None
            return await self._renewed(cell, refused, failures, renew)

    async def _renewed(self, cell: _Cell, old: Scheme, failures: int, renew: Renew) -> Scheme:
        """Renew once; who waited while somebody else's renewal failed fails alike."""
        if cell.failures != failures and cell.failure is not None:
            raise Stopped(cell.failure)
        grant = old.renewal()
        if grant is None:
            raise Stopped(_no_token(old))
        made = await _whole(self._walk(cell, old, grant, renew))
        if isinstance(made, Failure):
            raise Stopped(made)
        return made

    async def _walk(self, cell: _Cell, old: Scheme, grant: Grant, renew: Renew) -> Scheme | Failure:
        try:
            new = await renew(grant)
        except Stopped as stopped:
            cell.failures += 1
            cell.failure = stopped.failure
            return stopped.failure
        cell.replace(old, new)
        return new

    def _cell(self, scheme: Scheme) -> _Cell:
        return self._cells.setdefault(scheme.without_token(), _Cell())


async def _whole(work: Coroutine[Any, Any, Scheme | Failure]) -> Scheme | Failure:
    """Finish what was begun, within reason, though the run is stopped.

    The server may have used up the refresh token: without its answer there would be none left.
    """
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work, name="renew token")
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait((task,), timeout=_GRACE_S)
            task.cancel()
            raise


def _is_due(scheme: Scheme) -> bool:
    """Whether it needs another token before it is used."""
    state = scheme.token_state()
    if state is None:
        return False
    if not _is_held(state):
        return state.needed or state.renewable
    return state.renewable and _expires_soon(state)


def _is_held(state: TokenState) -> bool:
    return state.present and not state.stale


def _is_accepted(scheme: Scheme) -> bool:
    """Whether the token may still work although it could not be renewed."""
    state = scheme.token_state()
    if state is None or not _is_held(state):
        return False
    return state.expires_at is None or state.expires_at > datetime.now(UTC)


def _expires_soon(state: TokenState) -> bool:
    if state.expires_at is None:
        return False
    ahead = _AHEAD
    if state.obtained_at is not None:
        ahead = min(ahead, (state.expires_at - state.obtained_at) / _SHARE_OF_LIFE)
    return datetime.now(UTC) >= state.expires_at - ahead


def _no_token(scheme: Scheme) -> Failure:
    state = scheme.token_state()
    if state is not None and state.stale:
        message = "The access token was made with other settings than those filled in now."
    else:
        message = "There is no access token yet."
    return Failure(
        kind="token",
        message=message,
        hint="Open the connection in the window and press Generate. Without a window, give "
        "an access token in the environment.",
    )
