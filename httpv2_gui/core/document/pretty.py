"""Lays JSON out anew without reading its values: every character of a token stays as typed.

Placeholders may stand in the text, inside strings and as values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from httpv2_gui.core.model import json_text

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


def indent(text: str, width: int = 2) -> str:
    """Give JSON with one entry a line; raises JsonError when the text is not JSON."""
    laid_out: list[str] = []
    depth = 0
    before = ""
    for piece in tokens(text):
        if piece in ("}", "]"):
            depth -= 1
            if before not in ("{", "["):
                laid_out.append("\n" + " " * (width * depth))
        elif before in ("{", "[", ","):
            laid_out.append("\n" + " " * (width * depth))
        laid_out.append(": " if piece == ":" else piece)
        depth += piece in ("{", "[")
        before = piece
    return "".join(laid_out)


def minify(text: str) -> str:
    """Give JSON without white space between tokens; raises JsonError when it is not JSON."""
    return "".join(tokens(text))


def tokens(text: str) -> Iterator[str]:
    """Yield the tokens of JSON text as they are written; raises JsonError first if it is none."""
    readable = json_text.as_json(text)
    if readable is not text:
        json_text.parse(readable)
    for match in _TOKEN.finditer(readable):
        yield text[match.start() : match.end()]
