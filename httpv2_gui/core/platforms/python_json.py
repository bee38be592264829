"""JSON as Python's own reader and writer take it: what a body becomes when it is written again.

Key order is kept, the last of equal keys wins, other characters than ASCII are escaped, whole
numbers keep all digits, other numbers become floats: `1.10` is written `1.1`, `1E2` is `100.0`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, TypeGuard, cast

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError, Members, Number

PyJson = None | bool | int | float | str | list["PyJson"] | dict[str, "PyJson"]


class NotJsonError(ValueError):
    """Python's reader does not take it, or its writer refuses it."""


class Change(NamedTuple):
    """A value that is lost or spelt otherwise when the text is written again."""

    path: str
    """Such as `items[0].price`; of the top level: empty."""
    typed: str
    written: str | None
    """None when it is lost: an equal key follows."""

    @property
    def keeps_its_value(self) -> bool:
        """Whether only the spelling of a number changes."""
        return self.written is not None and _same_number(self.typed, self.written)


def read(text: str) -> PyJson:
    """Read as Python does, NaN and Infinity included; raises NotJsonError."""
    try:
        return cast("PyJson", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise NotJsonError(str(error)) from error


def is_json(text: str) -> bool:
    """Whether Python's reader takes it."""
    try:
        read(text)
    except NotJsonError:
        return False
    return True


def write(value: PyJson) -> str:
    """Write as the HTTP library does; raises NotJsonError for NaN and Infinity."""
    try:
        return json.dumps(value, allow_nan=False)
    except (ValueError, RecursionError) as error:
        raise NotJsonError(str(error)) from error


def spelt(value: PyJson) -> str:
    """Give Python's own spelling: `True`, `None`, `{'a': 1}`."""
    return str(value)


def members(text: str) -> dict[str, PyJson]:
    """Give the entries of a pane as the platform reads them; none when it is no object."""
    try:
        value = read(text)
    except NotJsonError:
        return {}
    return value if isinstance(value, dict) else {}


def changes(text: str) -> Iterator[Change]:
    """Yield what would not be as typed; nothing when `text` is not JSON."""
    try:
        value = json_text.parse(text)
    except JsonError:
        return
    waiting: list[tuple[str, Json]] = [("", value)]
    while waiting:  # not by recursion: a document may be nested deeper than Python calls
        path, item = waiting.pop()
        if isinstance(item, Members):
            last = {name: index for index, (name, _value) in enumerate(item)}
            inside: list[tuple[str, Json]] = []
            for index, (name, one) in enumerate(item):
                here = f"{path}.{name}" if path else name
                if last[name] != index:
                    yield Change(here, json_text.dump(one), None)
                else:
                    inside.append((here, one))
            waiting.extend(reversed(inside))
        elif _is_list(item):
            waiting.extend(reversed([(f"{path}[{i}]", one) for i, one in enumerate(item)]))
        elif isinstance(item, Number) and (written := _rewritten(item)) != item:
            yield Change(path, str(item), written)


def _is_list(value: Json) -> TypeGuard[list[Json]]:
    return isinstance(value, list) and not isinstance(value, Members)


def _rewritten(number: Number) -> str:
    """Give a number as Python writes it: whole ones keep their digits, but for -0."""
    if number.lstrip("-").isdecimal():
        return "0" if number == "-0" else number
    value = float(number)
    return repr(value) if math.isfinite(value) else "Infinity"


def _same_number(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
