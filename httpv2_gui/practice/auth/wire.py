"""What judges of signatures need to know of a request as it came over the wire."""

from __future__ import annotations

import re

from starlette.requests import Request

_PARAMETER = re.compile(r'([A-Za-z0-9_*-]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s,"]*))')
_ESCAPED = re.compile(r"\\(.)")


def parameters(request: Request) -> dict[str, str]:
    """Read the `name=value, name="value"` behind the scheme's name (RFC 9110 §11.4)."""
    text = request.headers.get("authorization", "").partition(" ")[2]
    return {
        name.lower(): _ESCAPED.sub(r"\1", quoted) or bare
        for name, quoted, bare in _PARAMETER.findall(text)
    }


def scheme(request: Request) -> str:
    """Give the scheme of the Authorization header in lower case, blank without one."""
    return request.headers.get("authorization", "").partition(" ")[0].lower()


def path(request: Request) -> str:
    """Give the path as it was sent, still encoded."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return raw.partition(b"?")[0].decode("latin-1")


def query(request: Request) -> str:
    """Give the query as it was sent, without the question mark."""
    sent: bytes = request.scope["query_string"]
    return sent.decode("latin-1")


def target(request: Request) -> str:
    """Give path and query as they stood in the request line."""
    sent = query(request)
    return path(request) + (f"?{sent}" if sent else "")
