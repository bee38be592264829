"""JSON as it was written: numbers stay text, duplicate keys stay, errors have a place.

`json.loads` changes `1.10` to `1.1`, `1E2` to `100.0` and drops the first of two equal keys. Here
a number is a `Number` (its own characters), an object is `Members` (pairs in document order).
"""

from __future__ import annotations

import contextlib
import gc
import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import NamedTuple, NoReturn, cast


class Number(str):
    """A JSON number, exactly the characters of the document."""

    __slots__ = ()


class Members(list[tuple[str, "Json"]]):
    """A JSON object: its pairs in document order, equal keys kept."""

    __slots__ = ()


Json = None | bool | Number | str | list["Json"] | Members
"""What `parse` gives. Test for `Number` before `str`, for `Members` before `list`."""


@dataclass(frozen=True)
class JsonError(ValueError):
    """Why a text is not JSON, in a sentence, with the place (1-based)."""

    message: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"Line {self.line}, column {self.column}: {self.message}"


DEEP = 900
"""About as many levels as Python's reader follows; the message about deeper text points there."""


def parse(text: str) -> Json:
    """Read JSON without loss; raises JsonError."""
    try:
        with without_collector(len(text)):
            return cast("Json", _DECODER.decode(text))
    except json.JSONDecodeError as error:
        raise _error_of(error) from None
    except _NotJsonError as error:
        line, column = place(text, _offset_of_word(text, str(error)))
        raise JsonError(f"JSON has no value {error}.", line, column) from None
    except RecursionError:
        line, column = place(text, _offset_of_depth(text))
        message = "The text is nested too deeply to be read."
        raise JsonError(message, line, column) from None


def parse_bytes(content: bytes) -> Json:
    """Read JSON in UTF-8, UTF-16 or UTF-32, whichever it is (RFC 8259 §8.1); raises JsonError."""
    try:
        text = content.decode(json.detect_encoding(content))
    except UnicodeDecodeError:
        raise JsonError("The bytes are not text in UTF-8.", 1, 1) from None
    return parse(text)


def object_error(text: str) -> JsonError | None:
    """Say why `text` is not the JSON object a pane needs; blank text is fine.

    Placeholders may stand anywhere a value may, so they are read as values.
    """
    if not text.strip():
        return None
    try:
        value = parse(as_json(text))
    except JsonError as error:
        return error
    if isinstance(value, Members):
        return None
    line, column = place(text, len(text) - len(text.lstrip()))
    return JsonError('A JSON object is needed here: { "name": "value" }.', line, column)


def members(text: str) -> Members:
    """Give the entries of a pane; none when it is blank or no object: `object_error` says why."""
    try:
        value = parse(text)
    except JsonError:
        return Members()
    return value if isinstance(value, Members) else Members()


def place(text: str, offset: int) -> tuple[int, int]:
    """Turn an offset into line and column, both 1-based."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


_PIPES = (
    r"(?>(?:[^\[\]\"\\\n]{1,1000}+"
    r"|\\\"[^\"\\\n]{0,1000}+\\\""  # \"a.b\": escaped for the JSON around it
    r"|\"(?:[^\"\\\n]|\\.){0,1000}+\""  # "a.b": brackets may stand in quotes
    r"|\\"
    r"|\[[A-Za-z][^\[\]\"\n]{0,300}\]){0,100}+\])"  # [Loop.Item] as an argument
)
PLACEHOLDER = re.compile(
    r"\{\{[A-Za-z][\w.]*\}\}"  # {{integration.token}}
    r"|\[[A-Za-z][^\[\]\"{}:,|.\n]*+\.[^\[\]\"|\n]*+"  # [Input.name]
    rf"(?:\]|\|(?:{_PIPES}|[^\[\]\n]*\]))"  # [Step.JsonResult| "a.b"]: quotes only after a pipe
)
"""How a placeholder looks; a JSON array never starts with a letter, but for true, false, null."""

_STRING_OR_PLACEHOLDER = re.compile(
    rf'"(?>{PLACEHOLDER.pattern}|[^"\\\n]|\\.)*+"?|{PLACEHOLDER.pattern}'
)


def hide_placeholders(text: str) -> str:
    """Replace placeholders by plain text or digits of the same length, so places stay true."""

    def hidden(match: re.Match[str]) -> str:
        found = match.group()
        if found.startswith('"'):
            return PLACEHOLDER.sub(lambda inner: "x" * len(inner.group()), found)
        return "1" * len(found)

    return _STRING_OR_PLACEHOLDER.sub(hidden, text)


def as_json(text: str) -> str:
    """Give text to read in place of `text`: itself when it is JSON, else without placeholders.

    Both have the same length, so a place in one is a place in the other.
    """
    try:
        parse(text)
    except JsonError:
        return hide_placeholders(text)
    return text


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def writable(text: str) -> str:
    """Give text that UTF-8 can hold: half a surrogate pair as JSON writes it, `\\ud800`."""
    if text.isascii():
        return text
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def plain(value: Json) -> str:
    """Give a value as text for a header, a parameter, a cell: strings bare, the rest as JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return writable(value)
    return dump(value)


def texts(value: Json) -> Iterator[str]:
    """Yield the texts one entry of a pane stands for: several for a list, none for null."""
    if isinstance(value, list) and not isinstance(value, Members):
        yield from (plain(item) for item in value if item is not None)
    elif value is not None:
        yield plain(value)


def dump(value: Json) -> str:
    """Write a value on one line as JSON: numbers as they were written, duplicate keys kept."""
    written: list[str] = []
    to_write = [_Piece("", value)]
    while to_write:  # not by recursion: a document may be nested deeper than Python calls
        before, item, is_end = to_write.pop()
        written.append(before)
        if isinstance(item, list):
            to_write.extend(reversed(list(_pieces(item))))
        elif not is_end:
            written.append(_scalar(item))
    return "".join(written)


class _Piece(NamedTuple):
    before: str
    value: Json
    is_end: bool = False
    """Only `before` is to be written."""


def _pieces(value: Members | list[Json]) -> Iterator[_Piece]:
    if isinstance(value, Members):
        for index, (key, item) in enumerate(value):
            yield _Piece(("{" if index == 0 else ", ") + quoted(key) + ": ", item)
        yield _Piece("}" if value else "{}", None, is_end=True)
    else:
        for index, item in enumerate(value):
            yield _Piece("[" if index == 0 else ", ", item)
        yield _Piece("]" if value else "[]", None, is_end=True)


def _scalar(value: Json) -> str:
    if isinstance(value, str) and not isinstance(value, Number):
        return quoted(value)
    return plain(value)


def quoted(text: str) -> str:
    """Write a text as a JSON string that UTF-8 can hold."""
    return writable(json.dumps(text, ensure_ascii=False))


_STRING_OR_WORD = re.compile(r'"(?:[^"\\]|\\.)*+"|NaN|-?Infinity', re.DOTALL)
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)


def _offset_of_word(text: str, word: str) -> int:
    return next(m.start() for m in _STRING_OR_WORD.finditer(text) if m.group() == word)


def _offset_of_depth(text: str) -> int:
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
        if depth > DEEP:
            return match.start()
    return 0


_LARGE = 1_000_000


@contextlib.contextmanager
def without_collector(size: int) -> Generator[None]:
    """Keep the garbage collector from a large document: all new, no garbage, six times slower."""
    if size < _LARGE or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _NotJsonError(Exception):
    """NaN, Infinity or -Infinity, which Python's reader would let pass."""


def _reject(word: str) -> NoReturn:
    raise _NotJsonError(word)


_DECODER = json.JSONDecoder(
    object_pairs_hook=Members, parse_int=Number, parse_float=Number, parse_constant=_reject
)

_SENTENCES = {
    "Expecting ',' delimiter": "A comma or a closing bracket is missing before this.",
    "Expecting ':' delimiter": "A colon is missing after the name.",
    "Expecting property name enclosed in double quotes": "A name in double quotes is needed here.",
    "Illegal trailing comma before end of object": "The comma after the last entry must go.",
    "Illegal trailing comma before end of array": "The comma after the last entry must go.",
    "Expecting value": "A value is missing here, or it lacks its double quotes.",
    "Unterminated string starting at": "The closing double quote of this text is missing.",
    "Invalid control character at": "A line break or tab inside quotes is written \\n or \\t.",
    "Invalid \\escape": 'After a backslash only " \\ / b f n r t or uXXXX may follow.',
    "Extra data": "The JSON ends before this; what follows does not belong to it.",
}


def _error_of(error: json.JSONDecodeError) -> JsonError:
    before = error.doc[: error.pos].rstrip()
    if before.endswith(",") and error.doc[error.pos : error.pos + 1] in ("}", "]"):
        # Python 3.11 and 3.12 point behind the comma and speak of a missing value
        line, column = place(error.doc, len(before) - 1)
        return JsonError("The comma after the last entry must go.", line, column)
    message = _SENTENCES.get(error.msg.removesuffix(": "), f"{error.msg}.")
    return JsonError(message, error.lineno, error.colno)
