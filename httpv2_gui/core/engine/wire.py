"""Prepared requests to httpx.Request, signed: byte for byte as they go out."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from httpv2_gui.core.engine.address import Address
from httpv2_gui.core.engine.headers import Line


class Sendable(Protocol):
    """What a request on the wire is made of."""

    @property
    def method(self) -> str: ...
    @property
    def address(self) -> Address: ...
    @property
    def lines(self) -> tuple[Line, ...]: ...
    @property
    def body(self) -> bytes: ...


def build(request: Sendable, extensions: dict[str, Any]) -> httpx.Request:
    """Give the unsigned request; the target goes out as prepared, not as httpx normalises it.

    `extensions["target"]` is what signers read and what goes out, whatever `url` says.
    """
    return httpx.Request(
        request.method,
        request.address.as_httpx(),
        headers=[*_host(request), *_raw(request.lines)],
        content=request.body,
        extensions={**extensions, "target": request.address.target.encode("ascii")},
    )


def _host(request: Sendable) -> Iterator[tuple[bytes, bytes]]:
    """Yield the Host header unless one is typed: httpx refuses names that IDNA 2008 does not know.

    Browsers and name servers know them: symbols and emoji.
    """
    if not any(line.named("host") for line in request.lines):
        yield b"Host", request.address.origin.netloc.encode("ascii")


def signed(request: Sendable, signer: httpx.Auth | None, overridden: list[str]) -> httpx.Request:
    """Give the request as its signer leaves it before the first answer, without sending."""
    built = build(request, {})
    flow = TypedWins(signer, request.lines, overridden).sync_auth_flow(built)
    first = next(flow)
    flow.close()
    return first


def url_of(request: httpx.Request, address: Address) -> str:
    """Give the URL as it goes out: a signer may have written the target in its canonical form."""
    target = request.extensions["target"].decode("ascii")
    return str(dataclasses.replace(address, target=target))


@dataclass
class TypedWins(httpx.Auth):
    """Signs, then puts typed headers back: as in HTTP V2 they override the connection's."""

    signer: httpx.Auth | None
    lines: Sequence[Line]
    overridden: list[str]
    """Receives the names of typed headers that were kept against the signer."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        if self.signer is None:
            yield request
            return
        typed = {line.name.lower(): line for line in self.lines}
        before = {name: request.headers.get(name) for name in typed}
        flow = self.signer.auth_flow(request)
        refused = None
        try:
            request = next(flow)
            while True:
                self._put_back(request, typed, before)
                going = (sorted(request.headers.raw), request.extensions.get("target"))
                if going == refused:
                    return  # the answer to a challenge was put back to what was refused
                answer = yield request
                refused = going
                request = flow.send(answer)
        except StopIteration:
            return
        finally:
            flow.close()

    def _put_back(
        self, request: httpx.Request, typed: dict[str, Line], before: dict[str, str | None]
    ) -> None:
        changed = {name for name in typed if request.headers.get(name) != before[name]}
        if not changed:
            return
        kept = [one for one in request.headers.raw if one[0].decode("ascii").lower() not in changed]
        lines = [line for line in self.lines if line.name.lower() in changed]
        request.headers = httpx.Headers([*kept, *_raw(lines)])
        self.overridden.extend(line.name for line in lines)


def _raw(lines: Iterable[Line]) -> list[tuple[bytes, bytes]]:
    """Give lines as bytes: httpx refuses text beyond ASCII."""
    return [(line.name.encode("ascii"), line.value.encode()) for line in lines]


def texts(raw: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[str, str]]:
    """Give header lines as text: UTF-8 where it is that, else Latin-1 (RFC 9110 §5.5)."""
    for name, value in raw:
        yield name.decode("latin-1"), _text(value)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
