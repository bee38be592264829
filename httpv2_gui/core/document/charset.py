"""Turns the bytes of a body into text, by the rules of HTTP V2's `response_data`."""

from __future__ import annotations

import codecs
import re

from httpv2_gui.core.model.result import Headers, header, media_type

SAMPLE = 65536
"""So many bytes are looked at to guess a charset."""

_CHARSET = re.compile(r""";\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^;\s]*))""", re.IGNORECASE)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(content: bytes, headers: Headers) -> tuple[str, str]:
    """Give the text of a body and the name of the charset that was used.

    A byte order mark says it, else the charset of Content-Type; else `text/*` is ISO-8859-1 and
    JSON is UTF-8, as in HTTP V2; else it is guessed. Bytes that do not fit show as U+FFFD.
    """
    encoding = (
        marked_charset(content)
        or declared_charset(headers)
        or _usual_charset(media_type(headers))
        or _known(apparent_encoding(content))
        or "utf-8"
    )
    return decode_as(content, encoding), _shown(encoding)


def decode_as(content: bytes, encoding: str) -> str:
    """Give the text of a body in a charset that a person chose."""
    try:
        return content.decode(encoding, "replace")
    except UnicodeError:  # a few codecs, such as idna, refuse to replace
        return content.decode("latin-1")


def marked_charset(content: bytes) -> str:
    """Give the charset that a byte order mark announces, or an empty text."""
    return next((name for mark, name in _MARKS if content.startswith(mark)), "")


def declared_charset(headers: Headers) -> str:
    """Give the charset that Content-Type names, or an empty text when Python does not know it."""
    match = _CHARSET.search(header(headers, "content-type"))
    return _known(next((group for group in match.groups() if group), "")) if match else ""


def apparent_encoding(content: bytes) -> str:
    """Guess the charset from the bytes alone, as HTTP V2 does; empty when they look like none."""
    if not content:
        return "utf-8"
    if content.isascii() and not _CONTROL.search(content):
        return "ascii"
    if _is_utf8(content) and not _CONTROL.search(content):
        return "utf-8"
    return _guess(content[:SAMPLE])


_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]|\A\xef\xbb\xbf")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _guess(sample: bytes) -> str:
    import charset_normalizer  # here because it is slow to import and seldom needed

    return charset_normalizer.detect(sample)["encoding"] or ""


def _usual_charset(kind: str) -> str:
    if kind.startswith("text/"):
        return "iso-8859-1"
    return "utf-8" if kind == "application/json" or kind.endswith("+json") else ""


_NO_CHARSETS = frozenset(
    ("idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
)
"""Codecs of Python that turn bytes into text, but are no charset of the web."""


def _known(name: str) -> str:
    try:
        "a".encode(name)  # refuses hex, zlib and others that give no text
        codec = codecs.lookup(name).name.replace("_", "-")
    except (LookupError, ValueError):
        return ""
    return "" if codec in _NO_CHARSETS else name


def _shown(encoding: str) -> str:
    return "utf-8" if encoding == "utf-8-sig" else encoding.lower()
