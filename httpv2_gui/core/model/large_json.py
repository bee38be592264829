"""Reads a large JSON text in a thread without keeping every other thread from its work.

Python's reader, written in C, keeps the interpreter's lock from the first byte to the last, and so
do letting go of what was read and a look of the garbage collector at it: 100 MB stop the window for
seconds, thread or not. Here the first two come back to Python code again and again, where the lock
is handed over, and the collector waits until nothing is left to look at.
"""

from __future__ import annotations

import codecs
import contextlib
import json
from collections.abc import Generator
from typing import cast

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError, Members, Number

LARGE = 1_000_000
"""Bytes; smaller texts are read at once."""

_PIECE = 4_000_000
_ITEMS = 20_000


@contextlib.contextmanager
def reading(content: bytes) -> Generator[Json]:
    """Give what a JSON text says, without loss, until the block ends.

    Raises JsonError, for a large text without a place.
    """
    if len(content) < LARGE:
        yield json_text.parse_bytes(content)
        return
    with json_text.without_collector(len(content)):
        try:
            value = cast("Json", _DECODER.decode(_decoded(content)))
        except (ValueError, RecursionError):
            pass  # raised below: a frozen error cannot pass through a context manager
        else:
            try:
                yield value
            finally:
                _let_go(value)
            return
    raise JsonError("The text is not JSON.", 1, 1)


def _decoded(content: bytes) -> str:
    decoder = codecs.getincrementaldecoder(json.detect_encoding(content))()
    pieces = [
        decoder.decode(content[start : start + _PIECE]) for start in range(0, len(content), _PIECE)
    ]
    return "".join([*pieces, decoder.decode(b"", final=True)])


def _let_go(value: Json) -> None:
    """Empty what was read, some items at a time."""
    to_empty = [value] if isinstance(value, list) else []
    while to_empty:
        one = to_empty[-1]
        last = one[-_ITEMS:]
        del one[-_ITEMS:]
        if not one:
            to_empty.pop()
        for item in last:
            inner = item[1] if isinstance(item, tuple) else item
            if isinstance(inner, list):
                to_empty.append(inner)


def _members(pairs: list[tuple[str, Json]]) -> Members:
    return Members(pairs)  # a function of Python, not the class: here the lock is handed over


def _number(text: str) -> Number:
    return Number(text)


def _reject(word: str) -> None:
    raise ValueError(word)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_number, parse_float=_number, parse_constant=_reject
)
