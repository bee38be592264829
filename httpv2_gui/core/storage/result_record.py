"""A Result as JSON and its bodies beside it, by the declared types of its fields."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from httpv2_gui.core.model.result import Result

T = TypeVar("T")


def pack(result: Result) -> tuple[str, bytes]:
    """Give the JSON of a result, and all of its bodies one after the other."""
    bodies = bytearray()
    data = _plain(result, bodies)
    return json.dumps(data, allow_nan=False), bytes(bodies)  # ASCII: half characters survive too


def unpack(text: str, bodies: bytes | None) -> Result:
    """Give the result back; without `bodies` with empty ones.

    Raises ValueError for whatever is not such a JSON.
    """
    try:
        data = json.loads(text)
        return cast("Result", _value(Result, data, bodies))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("not a result") from error


def _plain(value: Any, bodies: bytearray) -> Any:
    if isinstance(value, bytes):
        bodies += value
        return [len(bodies) - len(value), len(value)]
    if isinstance(value, tuple):
        return [_plain(item, bodies) for item in cast("tuple[Any, ...]", value)]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name), bodies) for field in fields}
    return value


def _value(hint: Any, data: Any, bodies: bytes | None) -> Any:
    reader = _READERS.get(hint)
    if reader is not None:
        return reader(data)
    if hint is bytes:
        return _body(data, bodies)
    if dataclasses.is_dataclass(hint):
        types = _types_of(cast("type[Any]", hint))
        known = {name: _value(types[name], one, bodies) for name, one in data.items()}
        return cast("type[Any]", hint)(**known)
    return _compound(get_args(hint), data, bodies)


def _compound(hints: tuple[Any, ...], data: Any, bodies: bytes | None) -> Any:
    """Read `X | None`, `tuple[X, ...]` or `tuple[X, Y]`."""
    if NoneType in hints:
        return None if data is None else _value(hints[0], data, bodies)
    if Ellipsis in hints:
        return tuple(_value(hints[0], item, bodies) for item in data)
    return tuple(_value(hint, item, bodies) for hint, item in zip(hints, data, strict=True))


def _body(data: Any, bodies: bytes | None) -> bytes:
    if bodies is None:
        return b""
    start, length = cast("tuple[int, int]", data)
    body = bodies[start : start + length]
    if len(body) != length:
        raise ValueError("the bodies are cut off")
    return body


@functools.cache
def _types_of(cls: type[Any]) -> dict[str, Any]:
    return get_type_hints(cls)


def _of_type(cls: type[T]) -> Callable[[Any], T]:
    def check(data: Any) -> T:
        if not isinstance(data, cls):
            raise TypeError(f"not {cls.__name__}")
        return data

    return check


def _float(data: Any) -> float:
    return data if isinstance(data, float) else _of_type(int)(data)


_READERS: dict[Any, Callable[[Any], Any]] = {
    str: _of_type(str),
    bool: _of_type(bool),
    int: _of_type(int),
    float: _float,
    datetime: datetime.fromisoformat,
    Path: lambda data: Path(_of_type(str)(data)),
}
