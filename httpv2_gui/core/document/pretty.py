"""Lays JSON out anew without reading its values: every character of a token stays as typed.

Placeholders may stand in the text, inside strings and as values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


_DEEPEST = 200
"""Levels that are indented; what is nested deeper stays there, or depth would cost gigabytes."""


def indent(text: str, width: int = 2) -> str:
    """Give JSON with one entry a line; raises JsonError when the text is not JSON."""
    return _laid_out(tokens(text), width)


def minify(text: str) -> str:
    """Give JSON without white space between tokens; raises JsonError when it is not JSON."""
    return "".join(tokens(text))


def written(value: Json, width: int = 2) -> str:
    """Write a value as JSON with one entry a line."""
    return _laid_out(_TOKEN.findall(json_text.dump(value)), width)


def tokens(text: str) -> Iterator[str]:
    """Yield the tokens of JSON text as they are written; raises JsonError first if it is none."""
    readable = text
    try:
        json_text.parse(text)
    except JsonError:
        readable = json_text.hide_placeholders(text)
        json_text.parse(readable)
    for match in _TOKEN.finditer(readable):
        yield text[match.start() : match.end()]


def _laid_out(pieces: Iterable[str], width: int) -> str:
    laid_out: list[str] = []
    depth = 0
    before = ""
    for piece in pieces:
        if piece in ("}", "]"):
            depth -= 1
            if before not in ("{", "["):
                laid_out.append("\n" + " " * (width * min(depth, _DEEPEST)))
        elif before in ("{", "[", ","):
            laid_out.append("\n" + " " * (width * min(depth, _DEEPEST)))
        laid_out.append(": " if piece == ":" else piece)
        depth += piece in ("{", "[")
        before = piece
    return "".join(laid_out)
