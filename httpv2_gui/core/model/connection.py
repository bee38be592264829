"""A Connection: where requests go, and as whom."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem, Record
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class SchemeRecord(Record):
    """What a person fills in for one way to authenticate; the schemes in `core.auth` extend it."""

    name: ClassVar[str] = ""
    """Written in files, never changes."""
    title: ClassVar[str] = ""
    """Shown in the menu."""


TLS_VERSIONS = (("1.0", "TLS 1.0"), ("1.1", "TLS 1.1"), ("1.2", "TLS 1.2"), ("1.3", "TLS 1.3"))
ROOTS = (("system", "The system's"), ("bundled", "Mozilla's, as of this version"))
PROXY_SCHEMES = ("http://", "https://", "socks5://", "socks5h://")
HTTP_VERSIONS = (("auto", "Automatic"), ("1.1", "HTTP/1.1 only"))


_WITH_CLIENT_CERTIFICATE = {"client_certificate": fields.FILLED}


@dataclass(frozen=True, kw_only=True)
class Tls(Record):
    """How the other side's certificate is judged, and what it is shown of ours."""

    verify: bool = fields.flag(
        "Verify SSL", True, help="Off: anybody between you and the server can read everything."
    )
    ca_certificate: str = fields.certificate(
        "CA Certificate",
        help="Base64 of a PEM file as in HTTP V2, or PEM text. Replaces the roots.",
        hint="None: the roots below are used",
        when={"verify": True},
    )
    trusted_certificate: str = fields.certificate(
        "Trust SSL Server Certificate",
        help="Trusted on top of the roots: a self-signed server, or a company's CA.",
        hint="None: the roots are enough",
        when={"verify": True},
    )
    roots: str = fields.choice(
        "Roots", ROOTS, "system", help="Who is trusted to vouch for servers.", when={"verify": True}
    )
    client_certificate: str = fields.certificate(
        "Client SSL Certificate",
        help="Shown to servers that ask for one, its chain after it. A PKCS#12 file has it inside.",
        hint="None: the server learns nothing of you",
    )
    client_key: Secret = fields.secret_text(
        "Client Key",
        help="The certificate's private key as PEM, or Base64 of a PKCS#12 file (.pfx, .p12).",
        required=True,
        when=_WITH_CLIENT_CERTIFICATE,
    )
    client_key_password: Secret = fields.secret(
        "Client Key Password",
        help="Only when the key or the PKCS#12 file is encrypted.",
        when=_WITH_CLIENT_CERTIFICATE,
    )
    minimum_version: str = fields.choice("Minimum TLS Version", TLS_VERSIONS, "1.2")
    maximum_version: str = fields.choice("Maximum TLS Version", TLS_VERSIONS, "1.3")
    server_name: str = fields.text(
        "Server Name (SNI)",
        help="Asked for, and checked in the certificate, in place of the URL's host.",
        hint="The URL's host",
    )

    def check(self) -> Iterable[Problem]:
        if _holds_private_key(self.client_certificate):
            message = "There is a private key in it. It is a secret: it belongs in Client Key."
            yield Problem("client_certificate", "Client SSL Certificate", message)
        if self.minimum_version > self.maximum_version:
            message = f"TLS {self.minimum_version} is newer than the maximum version."
            yield Problem("minimum_version", "Minimum TLS Version", message)
        elif self.minimum_version < "1.2":
            message = "TLS 1.0 and 1.1 are broken: use them only with a server that has no other."
            yield Problem("minimum_version", "Minimum TLS Version", message, "warning")


@dataclass(frozen=True, kw_only=True)
class Proxy(Record):
    """What requests go through on their way."""

    system: bool = fields.flag(
        "Use the system's proxy", False, help="As the system or its environment variables say."
    )
    url: str = fields.url(
        "Proxy URL",
        help="http://, https:// or socks5://, with a port. Blank: no proxy.",
        hint="http://proxy.example.com:3128",
        when={"system": False},
    )
    username: str = fields.text("Proxy User Name", help="HTTP Basic, or SOCKS5's own.")
    password: Secret = fields.secret("Proxy Password", when={"username": fields.FILLED})

    def check(self) -> Iterable[Problem]:
        url = self.url.strip().lower()
        if url and not self.system and not (url.startswith(PROXY_SCHEMES) and _host(url)):
            message = "A full URL is needed: http://, https:// or socks5://, a host, a port."
            yield Problem("url", "Proxy URL", message)
        elif "@" in url and not self.system:
            message = "User name and password do not belong in it: they have fields of their own."
            yield Problem("url", "Proxy URL", message)


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
    http_version: str = fields.choice("HTTP Version", HTTP_VERSIONS, "auto")
    auth: SchemeRecord = field(default_factory=SchemeRecord)
    tls: Tls = field(default_factory=Tls)
    proxy: Proxy = field(default_factory=Proxy)
    timeouts: Timeouts = field(default_factory=Timeouts)

    @property
    def parts(self) -> tuple[tuple[str, Record], ...]:
        """The records inside this one, with the name of the attribute and of the file's table."""
        return (
            ("auth", self.auth),
            ("tls", self.tls),
            ("proxy", self.proxy),
            ("timeouts", self.timeouts),
        )

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


def _holds_private_key(text: str) -> bool:
    """Whether a certificate's text has a private key in it, as PEM or in Base64 of PEM."""
    if "PRIVATE KEY-----" in text:
        return True
    try:
        return b"PRIVATE KEY-----" in base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        return False


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""


def _is_http_url(url: str) -> bool:
    return url.strip().lower().startswith(("http://", "https://")) and bool(_host(url))
