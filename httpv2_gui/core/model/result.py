"""What a Run gave: exchanges on the wire, the answer, saved files, or a Failure in plain words.

Every text and body in these records is already redacted (`core.model.redact`): whoever shows, logs
or writes one cannot leak a secret of the connection.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order of the wire; repeated names repeat."""


def header(headers: Headers, name: str, default: str = "") -> str:
    """Give the first header of that name, without regard to case (RFC 9110 §5.1)."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), default)


def media_type(headers: Headers) -> str:
    """Give the Content-Type without parameters in lower case, or an empty text."""
    return header(headers, "content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Phases of one exchange in milliseconds; None where a phase did not happen or is unknown."""

    dns_ms: float | None = None
    connect_ms: float | None = None
    proxy_ms: float | None = None
    """From the connection to the proxy until it lets through to the host."""
    tls_ms: float | None = None
    wait_ms: float | None = None
    """From the last byte of the request to the first of the response."""
    receive_ms: float | None = None
    total_ms: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What a person wants to know of one certificate."""

    subject: str
    issuer: str
    not_before: datetime
    not_after: datetime
    names: tuple[str, ...] = ()
    """Subject Alternative Names."""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class TlsFacts:
    """What was agreed on one TLS connection."""

    version: str
    cipher: str
    chain: tuple[Certificate, ...] = ()
    """The server's certificates, its own first."""
    verified: bool = True
    server_name: str = ""
    """The name that was asked for (SNI) and that the certificate was checked for."""
    client_certificate_asked: bool | None = None
    """Whether the server asked for a client certificate; None: nobody looked."""
    client_certificate_shown: bool = False
    """Whether there was one to show; it is shown only where it is asked for."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who was connected to. Through a proxy, names and addresses are the proxy's."""

    host: str = ""
    port: int = 0
    addresses: tuple[str, ...] = ()
    """What the host name stands for."""
    address: str = ""
    """The one that answered; blank where none did."""
    proxy: str = ""
    """Such as `http://proxy.example.com:3128`; blank: none. Never with a password."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request as it went out."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Received:
    """A response as it came in, body decoded from its Content-Encoding."""

    status: int
    reason: str
    http_version: str
    headers: Headers = ()
    body: bytes = b""
    wire_bytes: int = 0
    """Bytes of the body as they travelled, before decoding."""
    complete: bool = True
    """False when the connection broke before the end; `body` is what did arrive."""


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One request and its response, with timings and TLS facts."""

    sent: Sent
    received: Received | None = None
    started: datetime
    timing: Timing = field(default_factory=Timing)
    tls: TlsFacts | None = None
    contact: Contact = field(default_factory=Contact)
    """Also of a connection that was kept from before: then the timing has no connect."""
    withheld: tuple[str, ...] = ()
    """What of the connection did not travel on to this host, in words."""
    purpose: str = "request"
    """`request`, `redirect`, `token`, or `challenge`: an answer that the scheme answered."""

    @property
    def counts(self) -> bool:
        """Whether it is the request itself, not what was done to be let in."""
        return self.purpose not in ("token", "challenge")

    @property
    def status(self) -> int:
        """The status of the response; 0 when none came."""
        return self.received.status if self.received is not None else 0


@dataclass(frozen=True, kw_only=True)
class SavedFile:
    """One zip on disk with one entry."""

    path: Path
    bytes: int
    """Size of the entry's content."""
    sha256: str
    """Of the entry's content, as `md5` is."""
    md5: str
    entry: str
    """Name of the entry in the zip."""
    protected: bool
    kind: str = ""
    """Detected type, such as `PDF document`."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two texts that should be equal: what the other side expected, and what we made."""

    title: str
    theirs: str
    ours: str


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why a Run did not succeed: what happened, why it usually happens, what to try."""

    kind: str
    """Stable word for programs, such as `dns`, `refused`, `timeout`, `tls`, `status`."""
    message: str
    """What happened, with the third party's own words first where it said something."""
    hint: str = ""
    """What usually causes it and what to try."""
    comparison: Comparison | None = None
    """Where the other side said what it expected."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What is kept of one attempt of a wait: small, for there may be thousands."""

    number: int
    """Counted from 1."""
    started: datetime
    status: int = 0
    """0 when no answer came."""
    elapsed_ms: float = 0.0
    changed: tuple[str, ...] = ()
    """What differs from the answer before, such as `state: "running" → "done"`."""
    note: str = ""
    """What was out of the ordinary."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one Run gave."""

    succeeded: bool
    """HTTP V2's is_success: no failure, and no 4xx or 5xx."""
    message: str
    """HTTP V2's own sentence about the outcome."""
    failure: Failure | None = None
    exchanges: tuple[Exchange, ...] = ()
    """Token request, hops and final answer of the last attempt, in the order they happened."""
    attempts: int = 1
    attempt_log: tuple[Attempt, ...] = ()
    """The attempts of a wait, the latest 1,000 of them; none where nothing was waited for."""
    elapsed_ms: float = 0.0
    started: datetime
    saved_files: tuple[SavedFile, ...] = ()
    warnings: tuple[str, ...] = ()
    """Sentences a person should read although it went well: clashes, withheld credentials."""
    fields_to_return: tuple[str, ...] = ()
    base64_output: bool = False
    protected: bool = False
    """The body is a protected download: it is not kept in history and not shown unasked."""

    @property
    def answer(self) -> Received | None:
        """The response that counts: the last one that is not the token's."""
        exchange = self.final
        return exchange.received if exchange else None

    @property
    def final(self) -> Exchange | None:
        """The last exchange of the request itself."""
        return next((one for one in reversed(self.exchanges) if one.counts), None)

    @property
    def redirects(self) -> tuple[str, ...]:
        """URL of every hop, the final one last, as HTTP V2 returns them."""
        return tuple(one.sent.url for one in self.exchanges if one.counts)

    @property
    def withheld(self) -> tuple[str, ...]:
        """Everything that did not travel on, each once."""
        return tuple(dict.fromkeys(what for one in self.exchanges for what in one.withheld))
