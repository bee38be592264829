"""A URL with its parameters as Python's HTTP library sends it (requests 2 on urllib3 2).

Scheme and host in lower case, other letters of a host as IDNA, `/a/../b` shortened to `/b`, escapes
of plain letters undone, everything that no URL holds percent-encoded; parameters after the URL's
own query and before its fragment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from httpv2_gui.core.engine import address
from httpv2_gui.core.engine.address import AddressError
from httpv2_gui.core.platforms import python_form
from httpv2_gui.core.platforms.python_json import PyJson

_PARTS = re.compile(
    r"([a-zA-Z][a-zA-Z0-9+.-]*)://([^\\/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.S
)
_PERCENT = re.compile(r"%[a-fA-F0-9]{2}")
_IN_PATH = "!$&'()*+,;=:@/"
_IN_QUERY = _IN_PATH + "?"
_IN_URL = "!#$&'()*+,/:;=?@[]~"
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def url_of(url: str, params: Mapping[str, PyJson]) -> str:
    """Give the URL that is requested, user name and password left out; raises AddressError."""
    origin = address.read(url).origin  # says what is wrong with the host, and knows IDNA
    parts = _PARTS.fullmatch(url.strip())
    if parts is None:
        raise AddressError("A full URL is needed, such as https://api.example.com/path.")
    _scheme, authority, path, query, fragment = parts.groups()
    path = _encoded(_shortened(path), _IN_PATH) or "/"
    query = _encoded(query or "", _IN_QUERY)
    more = python_form.encode(params)
    if more:
        query = f"{query}&{more}" if query else more
    fragment = _encoded(fragment or "", _IN_QUERY)
    whole = f"{origin.scheme}://{_netloc(authority, origin.host)}{path}"
    whole += f"?{query}" if query else ""
    return _requoted(whole + (f"#{fragment}" if fragment else ""))


def _netloc(authority: str, host: str) -> str:
    """Keep a port that was typed, even the usual one."""
    port = re.search(r":0*(\d+)$", authority.rpartition("@")[2])
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{port[1]}" if port else shown


def _shortened(path: str) -> str:
    """Resolve `.` and `..` (RFC 3986 §5.2.4)."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if path.startswith("/") and (not kept or kept[0]):
        kept.insert(0, "")
    if path.endswith(("/.", "/..")):
        kept.append("")
    return "/".join(kept)


def _encoded(text: str, allowed: str) -> str:
    """Encode what may not stand there; a % that begins no escape makes all of them literal."""
    text, escapes = _PERCENT.subn(lambda match: match.group().upper(), text)
    keep = "%" if escapes == text.count("%") else ""
    return quote(text, safe=allowed + keep, errors="surrogatepass")


def _requoted(url: str) -> str:
    """Undo escapes of plain letters, then encode what is left."""
    if re.search("%(?![0-9a-fA-F]{2})", url) is None:
        url = _PERCENT.sub(_plain, url)
        return quote(url, safe=_IN_URL + "%")
    return quote(url, safe=_IN_URL)


def _plain(match: re.Match[str]) -> str:
    letter = chr(int(match.group()[1:], 16))
    return letter if letter in _UNRESERVED else match.group()
