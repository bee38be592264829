"""What OAuth 1.0 signs, and with what key (RFC 5849 §3.4)."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote_to_bytes

import httpx

Pairs = Iterable[tuple[str, str]]

_DEFAULT_PORTS = {"http": "80", "https": "443"}
_FORM = "application/x-www-form-urlencoded"
_HASHES = {"HMAC-SHA256": "sha256", "HMAC-SHA1": "sha1"}


def escape(text: str | bytes) -> str:
    """Percent-encode everything but letters, digits and `-._~` (RFC 5849 §3.6)."""
    content = text.encode("utf-8", "replace") if isinstance(text, str) else text
    return quote(content, safe="")


def base_string(request: httpx.Request, protocol: Pairs) -> str:
    """Give the text that is signed (§3.4.1.1): method, where to, and every parameter."""
    path, _mark, query = _target(request).partition(b"?")
    where = f"{request.url.scheme}://{_authority(request)}".encode() + (path or b"/")
    given = [*form_pairs(query), *form_pairs(_form_body(request))]
    encoded = [(escape(name), escape(value)) for name, value in given]
    encoded += [(escape(name), escape(value)) for name, value in protocol]
    parameters = "&".join(
        f"{name}={value}" for name, value in sorted(encoded) if name != "oauth_signature"
    )
    return "&".join((escape(request.method.upper()), escape(where), escape(parameters)))


def form_pairs(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the decoded pairs of a query or form: duplicates and blanks too, bytes as they are."""
    for piece in content.split(b"&"):
        if piece:
            name, _mark, value = piece.partition(b"=")
            yield _plain(name), _plain(value)


def _plain(encoded: bytes) -> bytes:
    return unquote_to_bytes(encoded.replace(b"+", b" "))


def _target(request: httpx.Request) -> bytes:
    """Give path and query exactly as they go out; httpx's own URL may be written differently."""
    return request.extensions.get("target") or request.url.raw_path


def _authority(request: httpx.Request) -> str:
    """Give the Host header's host in lower case, its port only when unusual (§3.4.1.2)."""
    host = (request.headers.get("host") or request.url.netloc.decode("ascii")).strip().lower()
    name, _colon, port = host.rpartition(":")
    return name if name and port == _DEFAULT_PORTS.get(request.url.scheme) else host


def _form_body(request: httpx.Request) -> bytes:
    """Give the body when its parameters are signed (§3.4.1.3.1): a form, never JSON or parts."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return request.read() if media_type == _FORM else b""


def key_of(consumer_secret: str, token_secret: str) -> str:
    """Give the key of HMAC, which is the signature of PLAINTEXT (§3.4.2, §3.4.4)."""
    return f"{escape(consumer_secret)}&{escape(token_secret)}"


def hmac_signature(method: str, key: str, text: str) -> str:
    """Give Base64 of the HMAC; HMAC-SHA256 is §3.4.2 with another hash."""
    digest = hmac.digest(key.encode("ascii"), text.encode("ascii"), _HASHES[method])
    return base64.b64encode(digest).decode("ascii")


def authorization(realm: str, encoded: Pairs) -> str:
    """Give the header's value (§3.5.1): the realm first, as it is; the pairs already encoded."""
    shown = realm.replace("\\", "\\\\").replace('"', '\\"')
    parts = [f'realm="{shown}"'] if realm else []
    parts += [f'{name}="{value}"' for name, value in encoded]
    return f"OAuth {', '.join(parts)}"
