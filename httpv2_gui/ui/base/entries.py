"""A JSON object as rows, and back, with every value as it was written.

A row keeps the characters of its value: numbers, equal names, nested layout and placeholders pass
through untouched. Only what is edited is written anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import PLACEHOLDER, JsonError

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """One name and value."""

    name: str
    raw: str
    """The value as JSON, as it was written."""
    on: bool = True

    @property
    def is_text(self) -> bool:
        """Whether the value is a JSON string."""
        return self.raw.startswith('"')

    @property
    def shown(self) -> str:
        """The value for people: a string without quotes, anything else as JSON."""
        return _unquoted(self.raw) if self.is_text else self.raw

    def retyped(self, typed: str) -> Entry:
        """Give the entry with a value that was typed: what was text stays text."""
        if not self.is_text and _is_json(typed):
            return replace(self, raw=typed.strip())
        return replace(self, raw=quoted(typed))


def read(text: str, *, on: bool = True) -> list[Entry]:
    """Give the entries of a JSON object, blank for none; raises JsonError."""
    if error := json_text.object_error(text):
        raise error
    if not text.strip():
        return []
    return [Entry(_unquoted(name), raw, on) for name, raw in _members(text)]


def write(entries: Iterable[Entry]) -> str:
    """Give a JSON object with one entry a line; no entries give a blank text."""
    lines = [f"  {quoted(entry.name)}: {entry.raw}" for entry in entries]
    return "{\n" + ",\n".join(lines) + "\n}" if lines else ""


def read_lines(text: str) -> list[Entry]:
    """Read what people paste: a JSON object, or lines of `Name: value` or `name<Tab>value`."""
    if text.lstrip().startswith("{"):
        try:
            return read(text)
        except JsonError:
            return []
    found: list[Entry] = []
    for line in text.splitlines():
        name, separator, value = line.partition("\t" if "\t" in line else ":")
        if separator and name.strip():
            found.append(Entry(name.strip(), quoted(value.strip())))
    return found


def quoted(text: str) -> str:
    """Write text as a JSON string; placeholders in it stay as they are."""
    return f'"{_pieces(text, lambda piece: json.dumps(piece, ensure_ascii=False)[1:-1])}"'


def _unquoted(raw: str) -> str:
    return _pieces(raw[1:-1], lambda piece: json.loads(f'"{piece}"'))


def _pieces(text: str, change: Callable[[str], str]) -> str:
    """Change what stands between placeholders."""
    done: list[str] = []
    end = 0
    for found in PLACEHOLDER.finditer(text):
        done += [change(text[end : found.start()]), found.group()]
        end = found.end()
    return "".join([*done, change(text[end:])])


def _is_json(text: str) -> bool:
    try:
        json_text.parse(json_text.hide_placeholders(text))
    except JsonError:
        return False
    return True


def _members(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of the outermost object, as they are written."""
    depth, start, name = 0, None, ""
    before: re.Match[str] | None = None
    for token in _TOKEN.finditer(json_text.hide_placeholders(text)):
        sign = token.group()
        if depth == 1 and sign in (",", "}") and start is not None and before is not None:
            yield name, text[start : before.end()].strip()
            start = None
        elif depth == 1 and sign == ":" and start is None and before is not None:
            name = text[before.start() : before.end()]
            start = token.end()
        depth += (sign in ("{", "[")) - (sign in ("}", "]"))
        before = token
