# ruff: noqa: ASYNC109 - httpcore's interface has these timeouts
"""Opens connections and measures them: name lookup, connect, TLS handshake, each by itself.

httpcore calls `Network` from the task of the request it opens a connection for, so a context
variable carries the `Probe` of that request here.
"""

from __future__ import annotations

import asyncio
import dataclasses
import socket
import ssl
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, cast

import anyio
import anyio.lowlevel
import httpcore
from httpcore import AsyncNetworkBackend, AsyncNetworkStream

from httpv2_gui.core.engine.failures import Phase
from httpv2_gui.core.model.result import Contact

_NEXT_ADDRESS_AFTER = 0.25
"""RFC 8305: so long one address may take before the next is tried as well."""

SocketOption = tuple[Any, ...]


@dataclass
class Probe:
    """What is measured of one exchange."""

    phase: Phase = "connect"
    spent: dict[str, float] = field(default_factory=dict[str, float])
    """Milliseconds of each phase that took place."""
    contact: Contact = field(default_factory=Contact)
    """As far as it came."""
    asked: bool | None = None
    """Whether the server wanted to see a client certificate; None: nobody looked."""

    @contextmanager
    def measure(self, phase: Phase) -> Generator[None]:
        self.phase = phase
        began = time.perf_counter()
        try:
            yield
        finally:
            self.spent[phase] = (time.perf_counter() - began) * 1000


current_probe: ContextVar[Probe | None] = ContextVar("probe", default=None)


def note_handshake(asks_for_certificate: bool) -> None:
    """Note a message of the handshake under way, for `tls.watch`."""
    probe = current_probe.get()
    if probe is not None:
        probe.asked = asks_for_certificate or bool(probe.asked)


async def warm_up() -> None:
    """Load what opening a connection loads, before anything is measured: it takes 50 ms."""
    _ = anyio.connect_tcp, "host".encode("idna")
    await anyio.lowlevel.checkpoint()


class Network(AsyncNetworkBackend):
    """httpcore's own connections, with the phases told apart.

    `server_name` is asked for in TLS, and checked, in place of the host's.
    """

    def __init__(self, *, server_name: str = "") -> None:
        self._plain: AsyncNetworkBackend = cast("Any", httpcore).AnyIOBackend()
        self._server_name = server_name

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> AsyncNetworkStream:
        probe = current_probe.get() or Probe()
        stream = await self.dial(host, port, timeout, probe)
        probe.phase = "send"
        return _Stream(stream, probe.contact, self._server_name)

    async def dial(
        self, host: str, port: int, timeout: float | None, probe: Probe
    ) -> AsyncNetworkStream:
        """Open a connection that bytes to the host may go over; `timeout` is in seconds."""
        contact = dataclasses.replace(probe.contact, host=host, port=port)
        probe.contact = contact
        with in_words():
            async with asyncio.timeout(timeout):
                with probe.measure("dns"):
                    addresses = await look_up(host, port)
                probe.contact = dataclasses.replace(contact, addresses=tuple(addresses))
                with probe.measure("connect"):
                    stream = await self._first(addresses, port)
        peer = stream.get_extra_info("server_addr")
        probe.contact = dataclasses.replace(probe.contact, address=str(peer[0]) if peer else "")
        return stream

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> AsyncNetworkStream:
        raise httpcore.UnsupportedProtocol("Only TCP is used.")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _first(self, addresses: list[str], port: int) -> AsyncNetworkStream:
        """Give the connection of the first address that answers (RFC 8305 in its simple form)."""
        if len(addresses) == 1:
            return await self._plain.connect_tcp(addresses[0], port)
        race = _Race(self._plain, port)
        return await race.run(addresses)


class _Race:
    """Addresses of one host, each tried a little after the one before or when that one failed."""

    def __init__(self, backend: AsyncNetworkBackend, port: int) -> None:
        self._backend = backend
        self._port = port
        self._winner: AsyncNetworkStream | None = None
        self._errors: list[Exception] = []

    async def run(self, addresses: list[str]) -> AsyncNetworkStream:
        try:
            return await self._run(addresses)
        except BaseException:
            if self._winner is not None:  # cancelled just after it was there
                with anyio.CancelScope(shield=True):
                    await self._winner.aclose()
            raise

    async def _run(self, addresses: list[str]) -> AsyncNetworkStream:
        async with anyio.create_task_group() as group:
            for address in addresses:
                failed = anyio.Event()
                group.start_soon(self._try, address, failed, group)
                with anyio.move_on_after(_NEXT_ADDRESS_AFTER):
                    await failed.wait()
        if self._winner is None:
            raise self._errors[0]
        return self._winner

    async def _try(self, address: str, failed: anyio.Event, group: anyio.abc.TaskGroup) -> None:
        try:
            stream = await self._backend.connect_tcp(address, self._port)
        except (httpcore.NetworkError, httpcore.TimeoutException) as error:
            self._errors.append(error)
            failed.set()
            return
        if self._winner is not None:
            await stream.aclose()
            return
        self._winner = stream
        group.cancel_scope.cancel()


class _Stream(AsyncNetworkStream):
    """A connection whose TLS handshake is measured, and that knows whose it is."""

    def __init__(
        self,
        stream: AsyncNetworkStream,
        contact: Contact,
        server_name: str,
        asked: bool | None = None,
    ) -> None:
        self._stream = stream
        self._contact = contact
        self._server_name = server_name
        self._asked = asked

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncNetworkStream:
        probe = current_probe.get() or Probe()
        name = self._server_name or server_hostname
        try:
            with probe.measure("tls"):
                stream = await self._stream.start_tls(ssl_context, name, timeout)
        except BaseException:  # httpcore closes on errors, but not when it is cancelled
            with anyio.CancelScope(shield=True):
                await self.aclose()
            raise
        probe.phase = "send"
        return _Stream(stream, self._contact, self._server_name, probe.asked)

    def get_extra_info(self, info: str) -> Any:
        if info == "contact":
            return self._contact
        if info == "asked":
            return self._asked
        return self._stream.get_extra_info(info)


async def look_up(host: str, port: int) -> list[str]:
    """Give the addresses of a host, each once."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_rest, address in found))


@contextmanager
def in_words() -> Generator[None]:
    """Raise what httpcore expects of a backend."""
    try:
        yield
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(str(error)) from error
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
