"""A Connection: where requests go, and as whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem, Record


@dataclass(frozen=True, kw_only=True)
class SchemeRecord(Record):
    """What a person fills in for one way to authenticate; the schemes in `core.auth` extend it."""

    name: ClassVar[str] = ""
    """Written in files, never changes."""
    title: ClassVar[str] = ""
    """Shown in the menu."""


@dataclass(frozen=True, kw_only=True)
class Tls(Record):
    """How the other side's certificate is judged."""

    verify: bool = fields.flag(
        "Verify SSL", True, help="Off: anybody between you and the server can read everything."
    )
    ca_certificate: str = fields.certificate(
        "CA Certificate",
        help="Base64 of a PEM file as in HTTP V2, or PEM text. Replaces the system's roots.",
        hint="None: the system's roots are used",
    )


@dataclass(frozen=True, kw_only=True)
class Timeouts(Record):
    """How long to wait for the other side, in milliseconds; blank = default, 0 = no limit."""

    connect_ms: int | None = fields.number(
        "Connect Timeout (ms)", None, minimum=0, help="Blank: 120000. 0: no limit.", hint="120000"
    )
    read_ms: int | None = fields.number(
        "Read Timeout (ms)", None, minimum=0, help="Blank: 120000. 0: no limit.", hint="120000"
    )


COOKIE_SCOPES = (
    ("run", "Each run starts without cookies"),
    ("global", "Keep cookies while the program is open"),
    ("ignored", "Never send received cookies"),
)


@dataclass(frozen=True, kw_only=True)
class Connection(Record):
    """Where and as whom: test URL, authentication, TLS, timeouts, domain restriction."""

    name: str = fields.text("Name", required=True)
    description: str = fields.long_text("Description", help="What this connection is for.")
    test_url: str = fields.url(
        "Test URL",
        help="Called with GET. Its domain is the one that Restrict Domain enforces.",
        hint="https://api.example.com/me",
    )
    restrict_domain: bool = fields.flag(
        "Restrict Domain", False, help="Refuse requests to any other domain than Test URL's."
    )
    cookie_scope: str = fields.choice("Cookie Scope", COOKIE_SCOPES, "run")
    auth: SchemeRecord = field(default_factory=SchemeRecord)
    tls: Tls = field(default_factory=Tls)
    timeouts: Timeouts = field(default_factory=Timeouts)

    @property
    def parts(self) -> tuple[tuple[str, Record], ...]:
        """The records inside this one, with the name of the attribute and of the file's table."""
        return (("auth", self.auth), ("tls", self.tls), ("timeouts", self.timeouts))

    def check(self) -> Iterable[Problem]:
        if self.test_url.strip() and not _is_http_url(self.test_url):
            yield Problem(
                "test_url", "Test URL", "A full URL is needed, such as https://api.example.com/me."
            )
        if self.restrict_domain and not _host(self.test_url):
            yield Problem(
                "test_url",
                "Test URL",
                "Test URL doesn't have a valid value, and Restrict Domain needs its host.",
            )
        for prefix, part in self.parts:
            for problem in fields.problems(part):
                yield problem.within(prefix)


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""


def _is_http_url(url: str) -> bool:
    return url.strip().lower().startswith(("http://", "https://")) and bool(_host(url))
