"""Says where in a TOML text each key stands; the parsers give values without places.

The text is known to be valid TOML: whoever asks has read it before. So this only has to tell
strings, comments, brackets and keys apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Keys from the top; a number is an element of an array of tables, from 0."""

TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r]+ | \#[^\n]*)
    | (?P<newline>\n)
    | (?P<string>
          \"{3} (?: [^"\\]+ | \\. | "{1,2}(?!") )* "{3,5}
        | '{3} (?: [^']+ | '{1,2}(?!') )* '{3,5}
        | " (?: [^"\\\n] | \\. )* "
        | ' [^'\n]* '
      )
    | (?P<mark>[\[\]{}=,.])
    | (?P<bare>[^\s#"'\[\]{}=,.]+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Place:
    """The lines of one statement, 1-based: where its key begins and where its value ends."""

    first: int
    last: int


@dataclass
class Places:
    """Where the keys and the table headers of one text stand."""

    keys: dict[Path, Place] = field(default_factory=dict[Path, Place])
    headers: dict[Path, Place] = field(default_factory=dict[Path, Place])
    """Tables that have a `[header]` of their own."""

    def line_of(self, path: Path) -> int | None:
        """Give the line of a key, or of the nearest thing that holds it."""
        for length in range(len(path), 0, -1):
            place = self.keys.get(path[:length]) or self.headers.get(path[:length])
            if place is not None:
                return place.first
        return None


def places_in(text: str) -> Places:
    """Find every key and header of a valid TOML text."""
    return _Scan(text).run()


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int


class _Scan:
    """Reads statement by statement; a value is skipped by counting its brackets."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._places = Places()
        self._table: Path = ()
        self._counts: dict[Path, int] = {}

    def run(self) -> Places:
        for token in self._tokens:
            if token.text == "[":
                self._header(token.line)
            elif token.kind != "newline":
                self._statement(token)
        return self._places

    def _header(self, line: int) -> None:
        names: list[str] = []
        opened = 1
        for token in self._tokens:
            if token.kind == "newline":
                break
            opened += token.text == "["
            if token.kind in ("bare", "string"):
                names.append(_name(token))
        self._table = self._within_arrays(names, is_array=opened == 2)
        self._places.headers[self._table] = Place(line, line)

    def _within_arrays(self, names: list[str], *, is_array: bool) -> Path:
        path: Path = ()
        for position, name in enumerate(names):
            path = (*path, name)
            if is_array and position == len(names) - 1:
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _statement(self, first: _Token) -> None:
        path = self._table
        token: _Token | None = first
        while token is not None and token.text != "=":
            if token.kind in ("bare", "string"):
                path = (*path, _name(token))
            token = next(self._tokens, None)
        self._places.keys[path] = Place(first.line, self._end_of_value(first.line))

    def _end_of_value(self, line: int) -> int:
        depth = 0
        for token in self._tokens:
            if token.kind == "newline" and not depth:
                break
            if token.kind == "mark":
                depth += (token.text in "[{") - (token.text in "]}")
            line = token.line + token.text.count("\n")
        return line


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "space":
            yield _Token(kind, match.group(), line)
        line += match.group().count("\n")


def _name(token: _Token) -> str:
    """Give a key without its quotes. Escapes stay: no key of ours has any."""
    return token.text[1:-1] if token.kind == "string" else token.text
