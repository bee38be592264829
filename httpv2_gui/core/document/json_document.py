"""A response body as JSON, every number and every equal key as the server wrote it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from httpv2_gui.core.document import charset
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError
from httpv2_gui.core.model.result import Headers, media_type


@dataclass(frozen=True)
class JsonDocument:
    """One body that is JSON, whatever its Content-Type says."""

    text: str
    """The document as it was sent, without byte order mark and surrounding white space."""
    root: Json
    error: JsonError | None = None
    """Always None: a body with an error is no document, see `why_not`."""

    @classmethod
    def read(cls, content: bytes, headers: Headers = ()) -> JsonDocument | None:
        """Read a body in any Unicode or in its declared charset; None when it is not JSON."""
        try:
            return cls._parse(content, headers)
        except JsonError:
            return None

    @classmethod
    def why_not(cls, content: bytes, headers: Headers = ()) -> JsonError | None:
        """Say why a body that should be JSON is not; None when it is, or was not meant to be."""
        is_meant = is_json_type(media_type(headers)) or _first(content) in (b"{", b"[")
        if not is_meant or not content.strip():
            return None
        try:
            cls._parse(content, headers)
        except JsonError as error:
            return error
        return None

    @classmethod
    def _parse(cls, content: bytes, headers: Headers) -> JsonDocument:
        text = _text(content, headers).strip(" \t\r\n")
        return cls(text=text, root=json_text.parse(text))


def is_json_type(kind: str) -> bool:
    """Whether a media type stands for JSON (RFC 8259, RFC 6839 §3.1)."""
    return kind in ("application/json", "text/json") or kind.endswith("+json")


_STARTS = frozenset(b'{["-0123456789tfnNI')
_BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_LOOKED_AT = 4096


def _first(content: bytes) -> bytes:
    """Give the first byte that is neither white space nor mark, in any Unicode."""
    return content[:_LOOKED_AT].lstrip(_BEFORE)[:1]


def _text(content: bytes, headers: Headers) -> str:
    """Decode strictly: what does not fit is no JSON."""
    first = _first(content)
    if first and first[0] not in _STARTS:
        raise JsonError("This is not JSON: no value begins like this.", 1, 1)
    for encoding in _encodings(content, headers):
        try:
            return content.decode(encoding).removeprefix("\ufeff")
        except UnicodeError:
            continue
    raise JsonError("The bytes are not text in UTF-8.", 1, 1)


def _encodings(content: bytes, headers: Headers) -> tuple[str, ...]:
    detected = json.detect_encoding(content)
    if detected != "utf-8":
        return (detected,)
    declared = charset.declared_charset(headers)
    return (declared, "utf-8") if declared else ("utf-8",)
