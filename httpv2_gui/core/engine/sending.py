"""One exchange: a request out, its answer in, measured, and kept even when it breaks off."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import httpcore
import httpx

from httpv2_gui.core.engine import cookies as jar
from httpv2_gui.core.engine import reached, wire
from httpv2_gui.core.engine.cookies import Cookies
from httpv2_gui.core.engine.decoding import Decoding, DecodingError
from httpv2_gui.core.engine.events import Receiving, Sending
from httpv2_gui.core.engine.failures import Phase, Stopped
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.network import Probe, current_probe
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.engine.signing_flow import SigningFlow
from httpv2_gui.core.engine.transport import PoolTransport
from httpv2_gui.core.model.connection import Connection, Timeouts, Tls
from httpv2_gui.core.model.result import (
    Exchange,
    Failure,
    Received,
    Sent,
    Timing,
    TlsFacts,
)

LARGEST_BODY = 1 << 30
"""Nothing larger is taken into memory; a few kilobytes of gzip can claim to be more."""
LARGEST_TOKEN_REPLY = 4 << 20
"""The answer of a token request holds a token: a thousand times the longest one is too much."""
_DEFAULT_TIMEOUT_MS = 120_000
_TELL_EVERY_S = 0.05
_REPEATABLE = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE")


def limits(timeouts: Timeouts) -> dict[str, float | None]:
    """Give httpcore's timeouts: blank is the default, 0 is no limit (a real 0 fails at once)."""
    connect, read = (
        None if ms == 0 else (_DEFAULT_TIMEOUT_MS if ms is None else ms) / 1000
        for ms in (timeouts.connect_ms, timeouts.read_ms)
    )
    return {"connect": connect, "pool": connect, "read": read, "write": read}


@dataclass(frozen=True, kw_only=True)
class Way:
    """How one hop goes out."""

    purpose: str
    signer: httpx.Auth | None
    cookies: Cookies
    withheld: tuple[str, ...] = ()
    foreign: bool = False
    """Over connections that show nothing of the connection's own: no client certificate."""
    learn: Callable[[Received], None] = lambda received: None
    """Sees the answer before it is written down, to name secrets in it."""


@dataclass
class Sender:
    """Sends over one connection pool and writes every exchange into one journal."""

    transport: PoolTransport
    journal: Journal
    connection: Connection | None
    phase: Phase = "connect"
    """How far the last exchange came."""

    async def send(self, prepared: Prepared, way: Way) -> Exchange:
        """Send once and give the raw exchange; raises Stopped when it does not come to an end."""
        self._tell_sending(prepared, way)
        try:
            return await self._exchange(prepared, way)
        except _StaleError:  # the server had closed an idle connection: a new one will do
            return await self._exchange(prepared, way, again=True)

    def _tell_sending(self, prepared: Prepared, way: Way) -> None:
        url = self.journal.redactor.text(str(prepared.address))
        self.journal.tell(Sending(way.purpose, prepared.method, url, self.journal.attempt))

    async def _exchange(self, prepared: Prepared, way: Way, *, again: bool = False) -> Exchange:
        """Send, and answer challenges as the signer does; gives the last exchange."""
        first = dataclasses.replace(prepared, lines=_with_cookies(prepared, way.cookies))
        flow = SigningFlow(way.signer, first, self.journal)
        try:
            request: httpx.Request | None = await flow.first()
            while True:
                leg = _Leg(request, flow, prepared, way, self._limits, self.journal)
                exchange = await self._leg(leg, again=again)
                if leg.following is None:
                    break
                request = _with_new_cookies(leg.following, prepared, way.cookies)
        finally:
            flow.close()
        await self.journal.write_large(exchange)
        return exchange

    async def _leg(self, one: _Leg, *, again: bool) -> Exchange:
        way = one.way
        token = current_probe.set(one.probe)
        try:
            await one.run(self.transport.for_strangers if way.foreign else self.transport)
        except (asyncio.CancelledError, Stopped):
            self._write_broken(one, way)
            raise
        except Exception as error:
            if not again and one.is_stale(error):
                raise _StaleError from error
            self._write_broken(one, way)
            shows = one.shows_certificate(self._tls)
            raise Stopped(
                reached.failure_at(error, one.prepared.address, one.probe, shows=shows)
            ) from error
        finally:
            self.phase = one.probe.phase
            current_probe.reset(token)
        exchange = one.exchange(self._tls)
        if exchange.received is not None:
            way.learn(exchange.received)
        if one.following is not None:
            self.journal.write(exchange)
        return exchange

    @property
    def _limits(self) -> Mapping[str, float | None]:
        return limits(self.connection.timeouts if self.connection else Timeouts())

    def _write_broken(self, one: _Leg, way: Way) -> None:
        exchange = one.exchange(self._tls)
        if exchange.received is not None:
            way.learn(exchange.received)
        self.journal.write(exchange)

    @property
    def _tls(self) -> Tls:
        return self.connection.tls if self.connection is not None else Tls()


class _StaleError(Exception):
    """A kept connection was closed by the server before it saw the request."""


@dataclass
class _Leg:
    """One request under way; whatever happens, `exchange` says how far it came."""

    request: httpx.Request
    flow: SigningFlow
    """Told of the answer; gives the next request where that is a challenge."""
    prepared: Prepared
    way: Way
    timeouts: Mapping[str, float | None]
    journal: Journal
    probe: Probe = field(default_factory=Probe)
    body: bytearray = field(default_factory=bytearray)
    raw_body: bytearray = field(default_factory=bytearray)
    """The body as it travelled, kept only when it is encoded."""
    wire_bytes: int = 0
    complete: bool = False
    answer: httpx.Response | None = None
    facts: TlsFacts | None = None
    following: httpx.Request | None = None

    def __post_init__(self) -> None:
        self.started = datetime.now(UTC)
        self._began = time.perf_counter()
        self._ended: float | None = None
        self._marks: dict[str, float] = {}
        self.request.extensions = {**self.request.extensions, **self._extensions()}
        # Signers change the request for the next leg: what goes out now is written down now.
        self._sent = Sent(
            method=self.request.method,
            url=wire.url_of(self.request, self.prepared.address),
            headers=tuple(wire.texts(self.request.headers.raw)),
            body=self.prepared.body,
        )

    async def run(self, transport: PoolTransport) -> None:
        self.answer = answer = await transport.handle_async_request(self.request)
        try:
            answer.request = self.request
            self.facts = reached.tls_of(answer)
            self.journal.warn(*self.way.cookies.remember(self.prepared.address, answer))
            await self._read(answer)
            self.complete = True
        finally:
            self._ended = time.perf_counter()
            await answer.aclose()
        self.probe.phase = "sign"
        self.following = await self.flow.following(answer)

    async def _read(self, answer: httpx.Response) -> None:
        length = answer.headers.get("content-length", "")
        total = int(length) if length.isascii() and length.isdigit() else None
        decoding = Decoding(answer.headers.get("content-encoding", ""))
        parts = aiter(cast("AsyncIterable[bytes]", answer.stream))
        told = 0.0
        try:
            async for part in parts:
                self.wire_bytes += len(part)
                self._take(part, decoding)
                if (now := time.perf_counter()) - told >= _TELL_EVERY_S:
                    told = now
                    self.journal.tell(Receiving(self.wire_bytes, total))
            decoding.finish()
        except (DecodingError, Stopped):
            await _abandon(answer, parts)
            raise
        if self.wire_bytes:
            self.journal.tell(Receiving(self.wire_bytes, total))

    def _take(self, part: bytes, decoding: Decoding) -> None:
        if decoding:
            self.raw_body += part
        for piece in decoding.feed(part):
            self.body += piece
            self._refuse_too_much()

    def _refuse_too_much(self) -> None:
        if self.way.purpose == "token" and len(self.body) > LARGEST_TOKEN_REPLY:
            raise Stopped(_too_large_for_a_token())
        if len(self.body) > LARGEST_BODY:
            raise Stopped(_too_large())

    def is_stale(self, error: Exception) -> bool:
        """Whether it broke on a kept connection, before an answer, and may be sent again."""
        return (
            self.answer is None
            and "dns" not in self.probe.spent
            and self.prepared.method in _REPEATABLE
            and isinstance(error, httpcore.NetworkError | httpcore.RemoteProtocolError)
        )

    def shows_certificate(self, settings: Tls) -> bool:
        """Whether there is a client certificate to show where it is asked for."""
        return bool(settings.client_certificate.strip()) and not self.way.foreign

    def exchange(self, settings: Tls) -> Exchange:
        facts = self.facts
        if facts is not None:
            shown = self.shows_certificate(settings)
            facts = dataclasses.replace(
                facts, verified=settings.verify, client_certificate_shown=shown
            )
        return Exchange(
            sent=self._sent,
            received=self._received(self.answer) if self.answer is not None else None,
            started=self.started,
            timing=self._timing(),
            tls=facts,
            contact=reached.contact_of(self.answer, self.probe),
            withheld=self.way.withheld,
            purpose="challenge" if self.following is not None else self.way.purpose,
        )

    def _received(self, answer: httpx.Response) -> Received:
        body = bytes(self.body)
        if not self.complete and not body:
            body = bytes(self.raw_body)
        return Received(
            status=answer.status_code,
            reason=answer.reason_phrase,
            http_version=answer.http_version,
            headers=tuple(wire.texts(answer.headers.raw)),
            body=body,
            wire_bytes=self.wire_bytes,
            complete=self.complete,
        )

    def _timing(self) -> Timing:
        ended = self._ended or time.perf_counter()
        asked, answered = self._marks.get("asked"), self._marks.get("answered")
        spent = self.probe.spent
        return Timing(
            dns_ms=spent.get("dns"),
            connect_ms=spent.get("connect"),
            proxy_ms=spent.get("proxy"),
            tls_ms=spent.get("tls"),
            wait_ms=(answered - asked) * 1000 if asked and answered else None,
            receive_ms=(ended - answered) * 1000 if answered else None,
            total_ms=(ended - self._began) * 1000,
        )

    def _extensions(self) -> dict[str, Any]:
        return {"timeout": dict(self.timeouts), "trace": self._trace}

    async def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Follow httpcore through the phases of one request."""
        if event.endswith("send_request_headers.started"):
            self.probe.phase = "send"
        elif event.endswith("receive_response_headers.started"):
            self.probe.phase = "wait"
            self._marks["asked"] = time.perf_counter()
        elif event.endswith("receive_response_headers.complete"):
            self.probe.phase = "receive"
            self._marks["answered"] = time.perf_counter()


def _with_cookies(prepared: Prepared, received: Cookies) -> tuple[Line, ...]:
    text = received.header(prepared.address)
    if not text:
        return prepared.lines
    typed = "; ".join(line.value for line in prepared.lines if line.named("cookie"))
    others = [line for line in prepared.lines if not line.named("cookie")]
    return (*others, Line("Cookie", jar.merged(typed, text), "Cookie header"))


def _with_new_cookies(
    request: httpx.Request, prepared: Prepared, received: Cookies
) -> httpx.Request:
    """Give the answer to a challenge with the cookies that came with it.

    By them a load balancer finds the server that asked. In a copy: the signer goes on with its own.
    """
    if not received.header(prepared.address):
        return request
    lines = [line for line in _with_cookies(prepared, received) if line.named("cookie")]
    others = [one for one in request.headers.raw if one[0].lower() != b"cookie"]
    return httpx.Request(
        request.method,
        request.url,
        headers=[*others, *((b"Cookie", one.value.encode()) for one in lines)],
        stream=request.stream,
        extensions=request.extensions,
    )


async def _abandon(answer: httpx.Response, parts: AsyncIterator[bytes]) -> None:
    """Close an answer that nobody reads to its end; the generators under it end in order."""
    await answer.aclose()
    with suppress(Exception):
        async with asyncio.timeout(0.1):  # HTTP/2 would wait for other streams
            await anext(parts)


def _too_large() -> Failure:
    return Failure(
        kind="too_large",
        message=f"The body is larger than {LARGEST_BODY >> 20} MB.",
        hint="What did arrive is shown. Ask for a part of it, for instance with a Range header.",
    )


def _too_large_for_a_token() -> Failure:
    return Failure(
        kind="too_large",
        message="The answer of the token request is larger than "
        f"{LARGEST_TOKEN_REPLY >> 20} MB, so it is no token.",
        hint="What did arrive is shown. Check the URL that tokens are asked of.",
    )
