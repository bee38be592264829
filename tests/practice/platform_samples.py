"""Which request of the sample workspace shows which platform rule, and what has to differ in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from httpv2_gui import resources
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.core.platforms.secops_v16 import findings
from httpv2_gui.core.storage import codec
from tests.core.platforms.shown import answered

URL = "http://127.0.0.1:8080/redirect/foreign"
AWAY = answered(b"", (("location", "http://localhost:8080/landing"),), 302, URL)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A request of the sample, with what is changed in it and around it."""

    slug: str
    but: str = ""
    """The change in words, as it stands in the documentation."""
    request: dict[str, Any] = field(default_factory=dict[str, Any])
    auth: dict[str, Any] = field(default_factory=dict[str, Any])
    connection: dict[str, Any] = field(default_factory=dict[str, Any])
    inputs: dict[str, str] = field(default_factory=dict[str, str])
    result: Result | None = None

    def record(self) -> Request:
        path = resources.path("samples", "requests") / f"{self.slug}.toml"
        return codec.read(Request, _served(path), path).record.with_values(**self.request)

    def findings(self, rule: str) -> list[PlatformFinding]:
        record = self.record()
        found = findings(record, self._connection(record), inputs=self.inputs, result=self.result)
        return [one for one in found if one.rule == rule]

    def _connection(self, record: Request) -> Connection:
        named = next(one for one in _connections() if one.name == record.connection)
        return named.with_values(**self.connection, auth=named.auth.with_values(**self.auth))


def _connections() -> Iterator[Connection]:
    for path in resources.path("samples", "connections").iterdir():
        yield codec.read(Connection, _served(path), path).record


def _served(path: Path) -> bytes:
    """Give a template as it is written to a workspace."""
    return path.read_bytes().replace(b"127.0.0.1:0", b"127.0.0.1:8080")


def _plain(slug: str) -> Shown:
    return Shown(slug=slug)


SHOWN = {
    "secops.content-type-spelling": _plain("secops-form-as-json"),
    "secops.form-parameters": _plain("secops-form-with-a-charset"),
    "secops.base64-guess": _plain("secops-xml-taken-for-base64"),
    "secops.base64-number": _plain("secops-base64-of-digits"),
    "secops.multipart-boundary": _plain("upload-a-file-multipart"),
    "secops.body-file": _plain("upload-a-file-binary"),
    "secops.null-body": Shown(
        slug="secops-xml-taken-for-base64", but="with the body `null`", request={"body": "null"}
    ),
    "secops.numbers": _plain("create-a-ticket-json"),
    "secops.equal-keys": _plain("see-what-arrives"),
    "secops.form-values": _plain("secops-form-values"),
    "secops.param-values": _plain("secops-form-values"),
    "secops.form-text": _plain("secops-form-typed-as-text"),
    "secops.pasted-input": Shown(
        slug="change-a-ticket",
        but='with the body `{"note": "[Input.note]"}` and an input with a quote in it',
        request={"body": '{"note": "[Input.note]"}'},
        inputs={"note": 'say "hi"'},
    ),
    "secops.header-number": _plain("secops-headers-and-cookies"),
    "secops.repeated-header": _plain("secops-headers-and-cookies"),
    "secops.headers-newline": _plain("secops-token-in-the-body"),
    "secops.cookie-spelling": _plain("secops-headers-and-cookies"),
    "secops.token-place": _plain("secops-token-in-the-body"),
    "secops.logged": _plain("see-what-arrives"),
    "secops.expected-number": _plain("secops-expected-values"),
    "secops.expected-object": _plain("secops-expected-values"),
    "secops.expected-absent": Shown(
        slug="wait-for-a-search",
        but='answered with `{"status": "ok"}`',
        result=answered(b'{"status": "ok"}'),
    ),
    "secops.expected-everywhere": Shown(
        slug="wait-for-a-search",
        but='answered with `{"state": "finished", "last": {"state": "error"}}`',
        result=answered(b'{"state": "finished", "last": {"state": "error"}}'),
    ),
    "secops.waits-without-data": _plain("secops-expected-values"),
    "secops.waits-base64": _plain("secops-expected-values"),
    "secops.waiting-options": _plain("wait-for-a-failing-search"),
    "secops.base64-repr": _plain("download-a-file-as-base64"),
    "secops.unknown-fields": Shown(
        slug="download-a-file-as-base64",
        but="with `Response_Code` in Fields To Return",
        request={"fields_to_return": ("response_data", "Response_Code")},
    ),
    "secops.saved-name": Shown(
        slug="download-a-report",
        but="answered as `application/x-report`",
        result=answered(b"x", (("content-type", "application/x-report"),)),
    ),
    "secops.too-large": Shown(
        slug="download-a-file-as-base64",
        but="answered with 12 MB",
        result=answered(bytes(12_000_000)),
    ),
    "secops.timeout": _plain("secops-headers-and-cookies"),
    "secops.switched-off": _plain("see-what-arrives"),
    "secops.scheme-missing": _plain("signed-for-aws"),
    "secops.no-test-url": Shown(
        slug="list-tickets", but="without Test URL", connection={"test_url": ""}
    ),
    "secops.half-pair": Shown(
        slug="list-tickets", but="without Basic Auth Username", auth={"username": ""}
    ),
    "secops.token-json": Shown(
        slug="read-an-alert",
        but="with `application/json` as Content-Type of the token request",
        auth={"headers": Secret('{"Content-Type": "application/json"}')},
    ),
    "secops.token-headers": _plain("secops-token-in-the-body"),
    "secops.challenge": Shown(
        slug="list-tickets", but="with *Wait for the challenge*", auth={"after_challenge": True}
    ),
    "secops.basic-letters": Shown(
        slug="list-tickets", but="with the user name `Łukasz`", auth={"username": "Łukasz"}
    ),
    "secops.ca-certificate": Shown(
        slug="list-tickets",
        but="with a CA Certificate as PEM text",
        connection={"tls": Tls(ca_certificate="-----BEGIN CERTIFICATE-----")},
    ),
    "secops.connection-options": _plain("get-cookies"),
    "secops.redirect-escapes": Shown(
        slug="redirect-refused-by-restrict-domain", but="after it was sent", result=AWAY
    ),
    "secops.key-on-redirect": Shown(
        slug="redirect-refused-by-restrict-domain", but="after it was sent", result=AWAY
    ),
    "secops.token-url": Shown(
        slug="read-an-alert",
        but="with Restrict Domain, and a token URL on another host than Test URL's",
        connection={"restrict_domain": True, "test_url": "http://127.0.0.1:8080/"},
        auth={"url": "https://login.example.com/token"},
    ),
}
"""By the name of the rule."""
