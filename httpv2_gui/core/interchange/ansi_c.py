r"""`$'…'` of bash: `\n`, `\x41`, `\u00e9`, `\101` and so on, as browsers write copied bodies."""

from __future__ import annotations

import re

_ESCAPE = re.compile(
    r"\\(?:(?P<hex>x[0-9A-Fa-f]{1,2})|(?P<u>u[0-9A-Fa-f]{1,4})|(?P<big>U[0-9A-Fa-f]{1,8})"
    r"|(?P<octal>[0-7]{1,3})|(?P<control>c.)|(?P<one>.))",
    re.DOTALL,
)
_ONE = {
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "E": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


def read(text: str, start: int) -> tuple[str, int]:
    """Read from behind the opening quote; give the text and where it goes on after the closing one.

    Bytes that are no UTF-8 come as surrogate escapes: `encode("utf-8", "surrogateescape")`.
    """
    content = bytearray()
    at = start
    while at < len(text) and text[at] != "'":
        match = _ESCAPE.match(text, at) if text[at] == "\\" else None
        if match is None:
            content += text[at].encode("utf-8", "surrogatepass")
            at += 1
        else:
            content += _bytes_of(match)
            at = match.end()
    return content.decode("utf-8", "surrogateescape"), at + 1


def _bytes_of(match: re.Match[str]) -> bytes:
    kind = match.lastgroup or ""
    found = match[kind]
    if kind in ("hex", "octal"):
        code = int(found[1:], 16) if kind == "hex" else int(found, 8)
        return bytes((code & 0xFF,))
    if kind == "control":
        return bytes((ord(found[1]) & 0x1F,))
    if kind in ("u", "big"):
        code = int(found[1:], 16)
        text = chr(code) if code < 0x110000 else "\ufffd"
    else:
        text = _ONE.get(found, found if found in "\\'\"?" else f"\\{found}")
    return text.encode("utf-8", "surrogatepass")
