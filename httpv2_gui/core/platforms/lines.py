"""The header lines HTTP V2 16.0 sends (as published 2026-09-29), in the order of its HTTP library.

The library's own come first, then what the connection adds, then the Headers pane, which wins in
any spelling; Cookie, Content-Length and an added Content-Type follow. Secrets are labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.model.placeholders import TOKEN
from httpv2_gui.core.model.result import Headers
from httpv2_gui.core.platforms import python_json
from httpv2_gui.core.platforms.bodies import Shaped
from httpv2_gui.core.platforms.case import Case

LIBRARY = (
    ("User-Agent", "python-requests/2.32.4"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Accept", "*/*"),
    ("Connection", "keep-alive"),
)
TOKEN_LABEL = "<token>"  # noqa: S105 - a label
_SHOWN = ("accept", "content-type", "user-agent")
"""Headers of the token request whose values are no secret."""


class Lines:
    """Header lines by name without regard to case; a line keeps the place it got first."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[str, str]] = {}

    def put(self, name: str, value: str) -> None:
        self._lines[name.lower()] = (name, value)

    def drop(self, name: str) -> None:
        self._lines.pop(name.lower(), None)

    def has(self, name: str) -> bool:
        return name.lower() in self._lines

    def all(self) -> Headers:
        return tuple(self._lines.values())


def lines_of(case: Case, url: str, shaped: Shaped) -> Headers:
    """Give all lines, Host first."""
    lines = Lines()
    for name, value in (*LIBRARY, *of_connection(case)):
        lines.put(name, value)
    cookie = cookie_line(case)
    for name, value in case.headers.items():
        if value is None:
            lines.drop(name)
        elif not (cookie and name == "Cookie"):
            lines.put(name, _with_token(case, python_json.spelt(value)))
    if cookie and not lines.has("Cookie"):
        lines.put("Cookie", cookie)
    _measure(lines, case.request.method, shaped)
    if case.url_has_password:
        lines.put("Authorization", "Basic <password of the URL>")
    host = () if lines.has("Host") else (("Host", _host(url)),)
    return (*host, *lines.all())


def of_connection(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what the chosen flow puts on every request."""
    scheme = case.scheme
    if case.flow == "basic":
        yield "Authorization", "Basic <Basic Auth Password>"
    elif case.flow == "api_key" and isinstance(scheme, ApiKeyAuth):
        yield scheme.field_name.strip(), "<API Key Secret>"
    elif case.flow == "dedicated" and isinstance(scheme, DedicatedAuth):
        yield from leaked(scheme)


def leaked(scheme: DedicatedAuth) -> Iterator[tuple[str, str]]:
    """Yield the token request's headers: they stay on the session, for the request as well."""
    for name, value in python_json.members(scheme.headers.reveal()).items():
        shown = name.lower() in _SHOWN and isinstance(value, str)
        yield name, str(value) if shown else "<Dedicated Auth API Request Headers>"


def cookie_line(case: Case) -> str:
    """Give the Cookie pane as a header's value; blank when it is empty."""
    cookies = python_json.members(case.readable(case.request.cookies))
    return "; ".join(
        name if value is None else f"{name}={python_json.spelt(value)}"
        for name, value in cookies.items()
    )


def _with_token(case: Case, value: str) -> str:
    return value.replace(TOKEN, TOKEN_LABEL) if case.flow == "dedicated" else value


def _measure(lines: Lines, method: str, shaped: Shaped) -> None:
    if shaped.way not in ("none", "refused"):
        if shaped.content:  # a form of nothing but null has no length
            lines.put("Content-Length", str(len(shaped.content)))
        if shaped.content_type and not lines.has("Content-Type"):
            lines.put("Content-Type", shaped.content_type)
    elif method not in ("GET", "HEAD") and not lines.has("Content-Length"):
        lines.put("Content-Length", "0")


def _host(url: str) -> str:
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.netloc.removesuffix(f":{usual}")
