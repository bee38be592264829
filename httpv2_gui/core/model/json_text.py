"""JSON as it was written: numbers stay text, duplicate keys stay, errors have a place.

`json.loads` changes `1.10` to `1.1`, `1E2` to `100.0` and drops the first of two equal keys. Here
a number is a `Number` (its own characters), an object is `Members` (pairs in document order).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import NoReturn, cast


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


def parse(text: str) -> Json:
    """Read JSON without loss; raises JsonError."""
    try:
        return cast("Json", _DECODER.decode(text))
    except json.JSONDecodeError as error:
        raise JsonError(_sentence(error), error.lineno, error.colno) from None
    except _NotJsonError as error:
        offset = max(text.find(str(error)), 0)
        line, column = place(text, offset)
        raise JsonError(f"JSON has no value {error}.", line, column) from None
    except RecursionError:
        raise JsonError("The text is nested too deeply to be read.", 1, 1) from None


def object_error(text: str) -> JsonError | None:
    """Say why `text` is not the JSON object a pane needs; blank text is fine.

    Placeholders may stand anywhere a value may, so they are read as values.
    """
    if not text.strip():
        return None
    try:
        value = parse(hide_placeholders(text))
    except JsonError as error:
        return error
    if isinstance(value, Members):
        return None
    line, column = place(text, len(text) - len(text.lstrip()))
    return JsonError('A JSON object is needed here: { "name": "value" }.', line, column)


def place(text: str, offset: int) -> tuple[int, int]:
    """Turn an offset into line and column, both 1-based."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


PLACEHOLDER = re.compile(
    r"\{\{[A-Za-z][\w.]*\}\}"  # {{integration.token}}
    r"|\[[A-Za-z][^\[\]\"{}:,\n]*\.[^\[\]\n]*\]"  # [Input.name], [Step.JsonResult| "a.b"]
)
"""How a placeholder looks; a JSON array never starts with a letter, but for true, false, null."""

_STRING_OR_PLACEHOLDER = re.compile(
    rf'"(?>{PLACEHOLDER.pattern}|[^"\\\n]|\\.)*+"|{PLACEHOLDER.pattern}'
)


def hide_placeholders(text: str) -> str:
    """Replace placeholders by plain text or digits of the same length, so places stay true."""

    def hidden(match: re.Match[str]) -> str:
        found = match.group()
        if found.startswith('"'):
            return PLACEHOLDER.sub(lambda inner: "x" * len(inner.group()), found)
        return "1" * len(found)

    return _STRING_OR_PLACEHOLDER.sub(hidden, text)


def plain(value: Json) -> str:
    """Give a value as text for a header, a parameter, a cell: strings bare, the rest as JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str(value)
    return dump(value)


def dump(value: Json) -> str:
    """Write a value as compact JSON: numbers as they were written, duplicate keys kept."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, Members):
        return "{" + ", ".join(f"{_quoted(key)}: {dump(item)}" for key, item in value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(dump(item) for item in value) + "]"
    if isinstance(value, str):
        return _quoted(value)
    return plain(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


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
    "Illegal trailing comma before end of array": "The comma after the last item must go.",
    "Expecting value": "A value is missing here, or it lacks its double quotes.",
    "Unterminated string starting at": "The closing double quote of this text is missing.",
    "Invalid control character at": "A line break or tab inside quotes is written \\n or \\t.",
    "Invalid \\escape": 'After a backslash only " \\ / b f n r t or uXXXX may follow.',
    "Extra data": "The JSON ends before this; what follows does not belong to it.",
}


def _sentence(error: json.JSONDecodeError) -> str:
    return _SENTENCES.get(error.msg.removesuffix(": "), f"{error.msg}.")
