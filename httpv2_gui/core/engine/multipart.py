"""multipart/form-data as RFC 7578 and the WHATWG write it, with a boundary made from the content.

The boundary depends only on the content: a preview shows the very bytes that are sent, and a
redirect or a poll sends the same ones again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FormPart:
    """One part, its content as bytes."""

    name: str
    content: bytes
    filename: str = ""
    content_type: str = ""


def encode(parts: Sequence[FormPart], boundary: str = "") -> tuple[bytes, str]:
    """Give the body and the boundary that separates its parts."""
    boundary = boundary or _boundary(parts)
    body = bytearray()
    for part in parts:
        body += f"--{boundary}\r\n{_headers(part)}\r\n".encode()
        body += part.content + b"\r\n"
    body += f"--{boundary}--\r\n".encode()
    return bytes(body), boundary


def _headers(part: FormPart) -> str:
    disposition = f'Content-Disposition: form-data; name="{_escaped(part.name)}"'
    if part.filename:
        disposition += f'; filename="{_escaped(part.filename)}"'
    content_type = part.content_type.replace("\r", "").replace("\n", "").strip()
    return f"{disposition}\r\n" + (f"Content-Type: {content_type}\r\n" if content_type else "")


def _escaped(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _boundary(parts: Sequence[FormPart]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{part.name}\0{part.filename}\0{len(part.content)}\0".encode())
        digest.update(part.content)
    boundary = f"httpv2gui-{digest.hexdigest()[:24]}"
    while any(boundary.encode() in part.content for part in parts):
        boundary += "x"
    return boundary
