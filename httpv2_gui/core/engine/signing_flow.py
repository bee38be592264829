"""A signer's flow, walked step by step: on the loop, or in a thread where its steps block.

Kerberos asks its server and the name service for as long as they take; the loop goes on meanwhile.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import cast

import httpx

from httpv2_gui.core.auth.signing import LEARN, WARN, SigningError
from httpv2_gui.core.engine import wire
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.model.result import Failure


class SigningFlow:
    """What one signer makes of one request, leg by leg. Close it."""

    def __init__(self, signer: httpx.Auth | None, request: wire.Sendable, journal: Journal) -> None:
        self._journal = journal
        self._overridden: list[str] = []
        self._blocks = bool(getattr(signer, "blocks", False))
        extensions = {WARN: journal.warn, LEARN: journal.learn}
        signed = wire.TypedWins(signer, request.lines, self._overridden)
        self._flow = signed.auth_flow(wire.build(request, extensions))

    async def first(self) -> httpx.Request:
        """Give the request as it goes out first; raises Stopped."""
        return cast("httpx.Request", await self._step(None))  # a flow begins with one

    async def following(self, answer: httpx.Response) -> httpx.Request | None:
        """Give the next leg where the answer is a challenge, else None; raises Stopped."""
        return await self._step(answer)

    def close(self) -> None:
        """End the flow, and warn of typed headers that were kept against the signer."""
        with suppress(ValueError):  # cancelled while a thread walks it: it ends with its step
            self._flow.close()
        for name in dict.fromkeys(self._overridden):
            self._journal.warn(f"The typed {name} header is sent instead of the connection's.")

    async def _step(self, answer: httpx.Response | None) -> httpx.Request | None:
        try:
            if self._blocks:
                return await asyncio.wrap_future(_in_a_thread(lambda: self._advance(answer)))
            return self._advance(answer)
        except SigningError as error:
            failure = Failure(kind=error.kind, message=error.message, hint=error.hint)
            raise Stopped(failure) from error

    def _advance(self, answer: httpx.Response | None) -> httpx.Request | None:
        """Walk one step. A StopIteration must not leave a thread: no future can hold it."""
        try:
            return next(self._flow) if answer is None else self._flow.send(answer)
        except StopIteration:
            return None


def _in_a_thread(step: Callable[[], httpx.Request | None]) -> Future[httpx.Request | None]:
    """Do a step in a thread that nobody waits for when the program ends.

    A Kerberos server behind a firewall says nothing for half a minute; `asyncio.to_thread` would
    keep the program alive for as long.
    """
    done: Future[httpx.Request | None] = Future()

    def work() -> None:
        try:
            done.set_result(step())
        except BaseException as error:  # noqa: BLE001 - whoever awaits it gets it
            done.set_exception(error)

    done.set_running_or_notify_cancel()
    threading.Thread(target=work, name="signing", daemon=True).start()
    return done
