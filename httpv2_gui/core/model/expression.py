"""Reads what stands in a placeholder of a block: `[Read ticket.JsonResult| "a.b" | first(2)]`.

A source, a dot and what of it; then, each after a `|`, a path or a pipe. Quotes round a path are
usual and not needed. A text in quotes may hold further placeholders, and `\\` before a character
that would otherwise mean something; quotes that were escaped for the JSON around them are read too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from httpv2_gui.core.model.json_text import PLACEHOLDER

INPUT = "Input"
RESULT = "JsonResult"
SUCCESS = "is_success"

_PIPE = re.compile(r"\s*([A-Za-z]\w*)\s*\(")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True)
class ExpressionError(ValueError):
    """What is wrong in a placeholder, and where in it."""

    message: str
    offset: int

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Text:
    """A text that was typed, placeholders in it included."""

    text: str
    offset: int = 0
    is_number: bool = False


@dataclass(frozen=True)
class Path:
    """A path into the value so far."""

    path: Text


@dataclass(frozen=True)
class Pipe:
    """One function that changes the value so far."""

    name: str
    arguments: tuple[Text, ...]
    offset: int


@dataclass(frozen=True)
class Expression:
    """What a placeholder asks for."""

    source: str
    """`Input`, or the name of a step."""
    what: str
    """The input's name, or `JsonResult`, `is_success` …"""
    stages: tuple[Path | Pipe, ...] = ()

    @property
    def is_input(self) -> bool:
        return self.source == INPUT

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every typed text in it, where further placeholders may stand."""
        found: list[Text] = []
        for stage in self.stages:
            found += [stage.path] if isinstance(stage, Path) else stage.arguments
        return tuple(found)


def parse(placeholder: str) -> Expression:
    """Read a placeholder in brackets; raises ExpressionError with the place."""
    inside = placeholder[1:-1]
    head, bar, _rest = inside.partition("|")
    source, _dot, what = head.partition(".")
    stages = _Reader(placeholder, len(head) + 2).stages() if bar else ()
    # A space before the bar is layout; without a bar the name is verbatim.
    return Expression(source, what.rstrip() if bar else what, stages)


class _Reader:
    """Reads stages from left to right; `_at` is the place in the placeholder."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self._at = at
        self._end = len(text) - 1

    def stages(self) -> tuple[Path | Pipe, ...]:
        found: list[Path | Pipe] = []
        while True:
            self._skip()
            found.append(self._stage())
            self._skip()
            if self._at >= self._end:
                return tuple(found)
            if self._text[self._at] != "|":
                self._refuse("A | is missing before this.")
            self._at += 1

    def _stage(self) -> Path | Pipe:
        pipe = _PIPE.match(self._text, self._at, self._end)
        if pipe is not None:
            start = pipe.start(1)
            self._at = pipe.end()
            return Pipe(pipe[1], self._arguments(), start)
        path = self._quoted() if self._opens_quote() else self._bare("|")
        if not path.text:
            self._refuse("A path or a pipe is missing here.")
        return Path(path)

    def _arguments(self) -> tuple[Text, ...]:
        found: list[Text] = []
        self._skip()
        while not self._takes(")"):
            if found and not self._takes(","):
                self._refuse("A comma or a closing ) is missing here.")
            self._skip()
            found.append(self._quoted() if self._opens_quote() else self._bare(",)"))
            self._skip()
        return tuple(found)

    def _opens_quote(self) -> bool:
        return self._text.startswith(('"', '\\"'), self._at)

    def _quoted(self) -> Text:
        quote = '"' if self._text[self._at] == '"' else '\\"'
        start = self._at
        self._at += len(quote)
        offset, read = self._at, list[str]()
        while not self._takes(quote):
            read.append(self._char(start))
        return Text("".join(read), offset)

    def _char(self, start: int) -> str:
        if self._at >= self._end:
            self._at = start
            self._refuse("The closing quote of this text is missing.")
        nested = PLACEHOLDER.match(self._text, self._at, self._end)
        if nested is not None:
            self._at = nested.end()
            return nested[0]
        escaped = self._text[self._at] == "\\" and self._at + 1 < self._end
        self._at += 1 + escaped
        return self._text[self._at - 1]

    def _bare(self, ends: str) -> Text:
        start, read = self._at, list[str]()
        while self._at < self._end and self._text[self._at] not in ends:
            nested = PLACEHOLDER.match(self._text, self._at, self._end)
            read.append(nested[0] if nested else self._text[self._at])
            self._at += len(read[-1])
        if self._at >= self._end and ")" in ends:
            self._refuse("A closing ) is missing.")
        text = "".join(read).strip()
        return Text(text, start, is_number=_NUMBER.fullmatch(text) is not None)

    def _takes(self, mark: str) -> bool:
        if self._at < self._end and self._text.startswith(mark, self._at):
            self._at += len(mark)
            return True
        return False

    def _skip(self) -> None:
        space = _SPACE.match(self._text, self._at, self._end)
        self._at = space.end() if space else self._at

    def _refuse(self, message: str) -> None:
        raise ExpressionError(message, min(self._at, self._end))
