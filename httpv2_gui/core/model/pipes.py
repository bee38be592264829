"""The pipes of placeholders, such as `first(2)`, `filter("state", "=", "open")`, `join(",")`.

The list PIPES is what the documentation shows. Names are read without regard to case. A value that
is no list counts as a list of one; a function of texts, given a list, changes every item of it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from httpv2_gui.core.model import json_path, json_text
from httpv2_gui.core.model.json_path import PathError
from httpv2_gui.core.model.json_text import Json, Members, Number


@dataclass(frozen=True)
class PipeError(ValueError):
    """Why a pipe cannot be used, in a sentence."""

    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Known:
    """One pipe."""

    name: str
    arguments: tuple[str, ...]
    """What it takes; one that begins with ? may be left out."""
    does: str
    change: Callable[[Json, Sequence[str]], Json]

    @property
    def usage(self) -> str:
        """Such as `first(n)`."""
        return f"{self.name}({', '.join(one.removeprefix('?') for one in self.arguments)})"


def known(name: str, count: int) -> Known:
    """Find a pipe that is used with `count` arguments; raises PipeError."""
    pipe = _BY_NAME.get(name.lower())
    if pipe is None:
        near = difflib.get_close_matches(name.lower(), _BY_NAME, 1)
        advice = f" Did you mean {_BY_NAME[near[0]].usage}?" if near else f" There are {_ALL}."
        raise PipeError(f"There is no pipe “{name}”.{advice}")
    least = sum(1 for one in pipe.arguments if not one.startswith("?"))
    if not least <= count <= len(pipe.arguments):
        raise PipeError(f"“{name}” is used as {pipe.usage}; here it has {count} arguments.")
    return pipe


def apply(name: str, value: Json, arguments: Sequence[str]) -> Json:
    """Send a value through a pipe; raises PipeError."""
    return known(name, len(arguments)).change(value, arguments)


def is_empty(value: Json) -> bool:
    """Whether a value counts as empty: null, "", [] or {}."""
    return value is None or (isinstance(value, str | list) and not value)


def _items(value: Json) -> list[Json]:
    if isinstance(value, list) and not isinstance(value, Members):
        return value
    return [] if value is None else [value]


def _whole(text: str, pipe: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise PipeError(f"{pipe} needs a whole number, not “{text}”.")
    return number


def _first(value: Json, arguments: Sequence[str]) -> Json:
    items = _items(value)
    if arguments:
        return items[: _whole(arguments[0], "first(n)")]
    return items[0] if items else None


def _last(value: Json, arguments: Sequence[str]) -> Json:
    items = _items(value)
    if arguments:
        return items[max(len(items) - _whole(arguments[0], "last(n)"), 0) :]
    return items[-1] if items else None


def _get_by_index(value: Json, arguments: Sequence[str]) -> Json:
    items, index = _items(value), _whole(arguments[0], "getByIndex(n)")
    return items[index] if index < len(items) else None


def _filter(value: Json, arguments: Sequence[str]) -> Json:
    path, operator, wanted = arguments
    return [one for one in _items(value) if _fits(_at(one, path), operator, wanted)]


def _at(item: Json, path: str) -> Json:
    try:
        return json_path.find(item, path)
    except PathError:
        return None


def _fits(value: Json, operator: str, wanted: str) -> bool:
    test = _TESTS.get(operator.strip().lower())
    if test is None:
        raise PipeError(f"“{operator}” is none of {' '.join(_TESTS)}.")
    return test("" if value is None else json_text.plain(value), wanted)


def _ordered(one: str, other: str) -> int:
    """Compare numbers as numbers, all else as texts, which fits ISO dates too."""
    try:
        left, right = Decimal(one), Decimal(other)
        if left.is_finite() and right.is_finite():
            return (left > right) - (left < right)
    except InvalidOperation:
        pass
    return (one > other) - (one < other)


def _is_listed(text: str, wanted: str) -> bool:
    return text in [one.strip() for one in wanted.split(",")]


_TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda text, wanted: _ordered(text, wanted) == 0,
    "!=": lambda text, wanted: _ordered(text, wanted) != 0,
    ">": lambda text, wanted: _ordered(text, wanted) > 0,
    ">=": lambda text, wanted: _ordered(text, wanted) >= 0,
    "<": lambda text, wanted: _ordered(text, wanted) < 0,
    "<=": lambda text, wanted: _ordered(text, wanted) <= 0,
    "in": _is_listed,
    "not in": lambda text, wanted: not _is_listed(text, wanted),
    "contains": lambda text, wanted: wanted in text,
    "not contains": lambda text, wanted: wanted not in text,
}


def _count(value: Json, _arguments: Sequence[str]) -> Json:
    return Number(len(_items(value)))


def _distinct(value: Json, _arguments: Sequence[str]) -> Json:
    found: dict[str, Json] = {}
    for one in _items(value):
        found.setdefault(json_text.dump(one), one)
    return list(found.values())


def _join(value: Json, arguments: Sequence[str]) -> Json:
    return arguments[0].join(json_text.plain(one) for one in _items(value))


def _split(value: Json, arguments: Sequence[str]) -> Json:
    if not arguments[0]:
        raise PipeError("split needs the text to split at.")
    parts: list[Json] = []
    for one in _items(value):
        parts += [part.strip() for part in json_text.plain(one).split(arguments[0])]
    return parts


def _each(value: Json, change: Callable[[str], str]) -> Json:
    if isinstance(value, list) and not isinstance(value, Members):
        return [change(json_text.plain(one)) for one in value]
    return None if value is None else change(json_text.plain(value))


def _trim_chars(value: Json, arguments: Sequence[str]) -> Json:
    return _each(value, lambda text: text.strip(arguments[0]))


def _replace(value: Json, arguments: Sequence[str]) -> Json:
    old, new = arguments
    if not old:
        raise PipeError("replace needs the text to replace.")
    return _each(value, lambda text: text.replace(old, new))


def _to_lower(value: Json, _arguments: Sequence[str]) -> Json:
    return _each(value, str.lower)


def _to_upper(value: Json, _arguments: Sequence[str]) -> Json:
    return _each(value, str.upper)


def _set_if_empty(value: Json, arguments: Sequence[str]) -> Json:
    return arguments[0] if is_empty(value) else value


def _if_then_else(value: Json, arguments: Sequence[str]) -> Json:
    operator, wanted, then, otherwise = arguments
    return then if _fits(value, operator, wanted) else otherwise


PIPES = (
    Known("first", ("?n",), "the first n items, a list; `first()`: the first itself", _first),
    Known("last", ("?n",), "the last n items, a list; `last()`: the last itself", _last),
    Known("getByIndex", ("n",), "one item; the first is 0", _get_by_index),
    Known(
        "filter",
        ("path", "operator", "value"),
        "the items whose value at the path fits; an empty path is the item itself",
        _filter,
    ),
    Known("count", (), "how many items there are", _count),
    Known("distinct", (), "each item once", _distinct),
    Known("join", ("separator",), "the items as one text", _join),
    Known("split", ("separator",), "the parts of a text as a list", _split),
    Known("trimChars", ("characters",), "without these characters at both ends", _trim_chars),
    Known("replace", ("old", "new"), "with every `old` replaced by `new`", _replace),
    Known("toLower", (), "in lower case", _to_lower),
    Known("toUpper", (), "in upper case", _to_upper),
    Known(
        "setIfEmpty",
        ("value",),
        "this value when there is none: a path that leads nowhere, null, an empty text or list",
        _set_if_empty,
    ),
    Known(
        "ifThenElse",
        ("operator", "value", "then", "otherwise"),
        "one text or another",
        _if_then_else,
    ),
)

OPERATORS = tuple(_TESTS)

_BY_NAME = {pipe.name.lower(): pipe for pipe in PIPES}
_ALL = ", ".join(pipe.name for pipe in PIPES)
