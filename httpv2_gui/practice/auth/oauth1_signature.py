"""Computes what the signature of an OAuth 1.0 request should be (RFC 5849 §3.4)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, unquote

from starlette.requests import Request

from httpv2_gui.practice import bodies
from httpv2_gui.practice.auth import wire

_HASHES = {"HMAC-SHA256": hashlib.sha256, "HMAC-SHA1": hashlib.sha1}
METHODS = (*_HASHES, "PLAINTEXT")
_FORM = "application/x-www-form-urlencoded"


async def oauth_parameters(request: Request) -> dict[str, str]:
    """Give the decoded parameters of the Authorization header (§3.5.1)."""
    if wire.scheme(request) != "oauth":
        return {}
    return {name: unquote(value) for name, value in wire.parameters(request).items()}


async def base_string(request: Request, oauth: Mapping[str, str]) -> str:
    """Give the signature base string (§3.4.1)."""
    sent = parse_qsl(wire.query(request), keep_blank_values=True)
    if bodies.media_type(request) == _FORM:
        sent += await bodies.read_form(request)
    sent += [(name, text) for name, text in oauth.items() if name not in _NOT_SIGNED]
    pairs = sorted((_escaped(name), _escaped(text)) for name, text in sent)
    signed = "&".join(f"{name}={text}" for name, text in pairs)
    return "&".join(map(_escaped, (request.method, _base_uri(request), signed)))


_NOT_SIGNED = ("oauth_signature", "realm")


def _base_uri(request: Request) -> str:
    """Scheme, host and path (§3.4.1.2); a port only where it is not the scheme's own."""
    scheme = request.url.scheme
    host = request.headers.get("host", "").lower()
    host = host.removesuffix(":80" if scheme == "http" else ":443")
    return f"{scheme}://{host}{wire.path(request)}"


def signature(method: str, base: str, consumer_secret: str, token_secret: str) -> str:
    """Sign a base string (§3.4.2, §3.4.4)."""
    key = f"{_escaped(consumer_secret)}&{_escaped(token_secret)}"
    if method == "PLAINTEXT":
        return key
    digest = hmac.new(key.encode(), base.encode(), _HASHES[method]).digest()
    return base64.b64encode(digest).decode()


def _escaped(text: str) -> str:
    return quote(text, safe="-._~")
