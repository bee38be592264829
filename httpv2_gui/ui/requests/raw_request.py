"""A preview as the text of an HTTP message: request line, headers, blank line, body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol
from urllib.parse import urlsplit

from httpv2_gui.core.document.hex_rows import hex_rows

SHOWN_BODY = 64 * 1024
"""A longer body is shown to here."""


class Previewed(Protocol):
    """The parts of a preview that are on the wire."""

    @property
    def method(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def headers(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def body(self) -> bytes: ...


def raw_text(preview: Previewed) -> str:
    """Write the message down; a body that is no UTF-8 text is shown as hex."""
    head = "\n".join(_head(preview))
    return f"{head}\n\n{body_text(preview.body)}"


def body_text(body: bytes) -> str:
    """Give the body as text, or as hex where it is none."""
    shown = body[:SHOWN_BODY]
    try:
        text = shown.decode()
    except UnicodeDecodeError as error:
        in_cut_character = len(body) > SHOWN_BODY and error.start >= SHOWN_BODY - 4
        text = shown[: error.start].decode() if in_cut_character else _as_hex(shown)
    rest = len(body) - len(shown)
    return f"{text}\n… and {rest:,} more bytes" if rest else text


def _head(preview: Previewed) -> Iterator[str]:
    parts = urlsplit(preview.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    yield f"{preview.method} {target} HTTP/1.1"
    if not any(name.lower() == "host" for name, _value in preview.headers):
        yield f"Host: {parts.netloc.rpartition('@')[2]}"
    for name, value in preview.headers:
        yield f"{name}: {value}"


def _as_hex(content: bytes) -> str:
    return "\n".join(str(row) for row in hex_rows(content))
