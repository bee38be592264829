"""The members of a JSON object and where their values stand: one is changed, all others stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError, Members, Number

_SPACE = re.compile(r"[ \t\r\n]*")


class Member(NamedTuple):
    """One member; the value stands at `start` up to before `end`."""

    name: str
    value: Json
    start: int
    end: int


def members_of(text: str) -> tuple[Member, ...]:
    """Give the members of an object in document order; raises JsonError."""
    if not isinstance(json_text.parse(text), Members):
        raise JsonError("A JSON object is needed here.", 1, 1)
    return tuple(_walk(text))


def replaced(text: str, values: Mapping[str, str]) -> str:
    """Write JSON values over those of the named members; new names go to the end."""
    found = members_of(text)
    missing = [name for name in values if name not in {one.name for one in found}]
    for one in reversed(found):
        if one.name in values:
            text = text[: one.start] + values[one.name] + text[one.end :]
    added = ",".join(f"{json_text.quoted(name)}:{values[name]}" for name in missing)
    if not added:
        return text
    end = text.rindex("}")
    body = text[:end].rstrip()
    return body + ("," if found else "") + added + text[len(body) :]


def _walk(text: str) -> Iterator[Member]:
    """The text is known to be an object: this only finds places."""
    at = _skip(text, text.index("{") + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)  # behind the colon
        value, end = _DECODER.raw_decode(text, start)
        yield Member(name, cast("Json", value), start, end)
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


_DECODER = json.JSONDecoder(object_pairs_hook=Members, parse_int=Number, parse_float=Number)
