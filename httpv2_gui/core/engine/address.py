"""URLs as the engine reads them: once, so that what is checked is what is contacted.

`urlsplit`, httpx and servers disagree about odd URLs; a guard that reads one host while the socket
goes to another is no guard. Everything here works on `Address`, and httpx gets its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from httpv2_gui.core.model.url_text import encoded

_DEFAULT_PORTS = {"http": 80, "https": 443}
_FORBIDDEN_IN_AUTHORITY = re.compile(r"[\x00-\x20\x7f%\\<>\"^`{|}]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class AddressError(ValueError):
    """Why a text is not a URL that can be called, in a sentence."""


@dataclass(frozen=True)
class Origin:
    """Scheme, host and port: what credentials belong to (RFC 6454)."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return shown if self.port == _DEFAULT_PORTS[self.scheme] else f"{shown}:{self.port}"


@dataclass(frozen=True)
class Address:
    """A URL taken apart, ready to be sent."""

    origin: Origin
    target: str
    """Path and query as they stand on the request line, ASCII."""
    fragment: str = ""
    """Never sent; kept for what is shown."""
    userinfo: tuple[str, str] | None = None
    """User name and password that stood before an @."""

    @property
    def host(self) -> str:
        return self.origin.host

    def __str__(self) -> str:
        return f"{self.origin}{self.target}" + (f"#{self.fragment}" if self.fragment else "")

    def with_query(self, more: str) -> Address:
        """Append to the query that is already there; the fragment stays last."""
        if not more:
            return self
        path, _mark, query = self.target.partition("?")
        joined = f"{query}&{more}" if query and not query.endswith("&") else f"{query}{more}"
        return replace(self, target=f"{path}?{joined}")

    def without_userinfo(self) -> Address:
        return replace(self, userinfo=None)

    def joined(self, location: str) -> Address:
        """Follow a Location header (RFC 9110 §10.2.2): relative, and the fragment is inherited."""
        absolute = urljoin(str(self), location.strip())
        address = read(absolute)
        fragment = address.fragment if "#" in location else self.fragment
        # User names in a Location come from a stranger: they never become credentials.
        return Address(address.origin, address.target, fragment)

    def as_httpx(self) -> httpx.URL:
        """Give the same URL to httpx, which shortens `/../`: the target is sent separately."""
        try:
            return httpx.URL(f"{self.origin}{self.target}")
        except httpx.InvalidURL as error:
            raise AddressError(f"The URL cannot be sent: {error}.") from error


def read(url: str) -> Address:
    """Take a typed URL apart; raises AddressError."""
    text = url.strip()
    scheme = text.partition(":")[0].lower()
    if scheme not in _DEFAULT_PORTS or not text[len(scheme) :].startswith("://"):
        raise AddressError("A full URL is needed, such as https://api.example.com/path.")
    if _CONTROL.search(text):
        raise AddressError("The URL has a line break or another control character.")
    before_fragment, _mark, fragment = text.partition("#")
    authority, target = _split(before_fragment[len(scheme) + 3 :])
    userinfo, _at, host_and_port = authority.rpartition("@")
    return Address(
        _origin(scheme, host_and_port), encoded(target), encoded(fragment), _pair(userinfo)
    )


def origin_of(url: str) -> Origin | None:
    """Give the origin of a URL, or None when it is no URL that can be called."""
    try:
        return read(url).origin
    except AddressError:
        return None


def _split(rest: str) -> tuple[str, str]:
    match = re.search(r"[/?]", rest)
    if match is None:
        return rest, "/"
    target = rest[match.start() :]
    return rest[: match.start()], target if target.startswith("/") else f"/{target}"


def _origin(scheme: str, host_and_port: str) -> Origin:
    if _FORBIDDEN_IN_AUTHORITY.search(host_and_port):
        raise AddressError("The host name in the URL has a character that no host name has.")
    host, port = _host_and_port(host_and_port)
    if not host:
        raise AddressError("The URL has no host name.")
    try:
        ascii_host = httpx.URL(scheme=scheme, host=host).raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError):
        raise AddressError(f"“{host}” is not a valid host name.") from None
    if not all(0 < len(label) < 64 for label in ascii_host.removesuffix(".").split(".")):
        raise AddressError(f"“{host}” is not a valid host name.")
    return Origin(scheme, ascii_host.lower(), port or _DEFAULT_PORTS[scheme])


def _host_and_port(text: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{text}")
    except ValueError:
        raise AddressError(f"“{text}” is not a valid host name.") from None
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise AddressError("The port in the URL is not a number from 1 to 65535.")
    return parts.hostname or "", port


def _pair(userinfo: str) -> tuple[str, str] | None:
    if not userinfo:
        return None
    name, _colon, password = userinfo.partition(":")
    return unquote(name), unquote(password)
