"""Reads a record from TOML and says file, line, key and reason of everything it refuses."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, NoReturn, TypeVar, cast

from httpv2_gui.core.auth import SCHEMES, scheme_named
from httpv2_gui.core.model.fields import Declared, Kind, NameValue, Record, fields_of
from httpv2_gui.core.storage import toml_places
from httpv2_gui.core.storage.file_problem import FileProblem, WorkspaceError
from httpv2_gui.core.storage.layout import SCHEME, Inner, inner_of
from httpv2_gui.core.storage.slugs import is_safe_id

ID = "id"
"""The key, of a workspace's file and of a record's, that never changes."""

R = TypeVar("R", bound=Record)
Table = dict[str, Any]

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Reading(Generic[R]):
    """A record as a file holds it, and the file's own keys beside it, such as `id`."""

    record: R
    extras: dict[str, str] = field(default_factory=dict[str, str])


def read(cls: type[R], content: bytes, path: Path, extras: Collection[str] = ()) -> Reading[R]:
    """Read one record; `extras` are text keys that the file may have besides the record's own.

    Raises WorkspaceError for what is not TOML, an unknown key, a wrong type, a secret in the file.
    """
    source = source_of(content, path)
    reader = _Reader(source, path, extras)
    table = _table_of(source, path)
    reader.check_id(table)
    found = reader.extras(table)
    return Reading(reader.record(cls, table, ()), found)


def source_of(content: bytes, path: Path) -> str:
    """Decode a file; line ends become LF, as the parser sees them."""
    try:
        text = content.removeprefix(_BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "This is not UTF-8 text. Save the file as UTF-8."
        raise WorkspaceError(FileProblem(path, message, line)) from error
    return text.replace("\r\n", "\n")


def _table_of(source: str, path: Path) -> Table:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        what = str(error)
        at = _AT.search(what)
        line, column = (at.group(1), at.group(2)) if at else (None, None)
        problem = FileProblem(
            path,
            f"This is not valid TOML: {_AT.sub('', what)}.",
            int(line) if line else source.count("\n") + 1,
            int(column) if column else None,
        )
        raise WorkspaceError(problem) from error


class _Reader:
    """Turns tables into records; `at` is the place of a table, for errors."""

    def __init__(self, source: str, path: Path, extras: Collection[str]) -> None:
        self._source = source
        self._path = path
        self._extras = extras

    def extras(self, table: Table) -> dict[str, str]:
        """Take the file's own keys out of the top table."""
        found = {name: table.pop(name) for name in self._extras if name in table}
        for name, value in found.items():
            if not isinstance(value, str):
                self._refuse((name,), f"“{name}” must be a text, but it is {_word(value)}.")
        return found

    def check_id(self, table: Table) -> None:
        """Refuse an id that could lead elsewhere: folders and keyring entries are named by it."""
        own_id = table.get(ID)
        if isinstance(own_id, str) and not is_safe_id(own_id):
            message = (
                f"“{ID}” must have 1 to 100 characters, no slash, and no dot at its beginning."
            )
            self._refuse((ID,), message)

    def record(self, cls: type[R], table: Table, at: toml_places.Path) -> R:
        declared = {one.name: one for one in fields_of(cls)}
        inner = {one.name: one for one in inner_of(cls)}
        values: dict[str, object] = {}
        for key, value in table.items():
            if key in declared:
                values[key] = self._value(declared[key], value, (*at, key))
            elif key in inner:
                values[key] = self._inner(inner[key], value, (*at, key))
            else:
                self._refuse((*at, key), _unknown(key, [*declared, *inner], at))
        for name, one in inner.items():
            if one.is_scheme and name not in values:
                values[name] = SCHEMES[0]()
        record = cls(**values)
        for name in record.unstored():
            if values.get(name, declared[name].default) != declared[name].default:
                self._refuse((*at, name), _STAYS_OUT.format(name, declared[name].label))
        return record

    def _value(self, declared: Declared, value: object, at: toml_places.Path) -> object:
        if declared.kind.is_secret:
            self._refuse(
                at,
                f"“{declared.name}” is a secret, and secrets belong in the keyring, never in a "
                f"file. Remove the line, then fill in {declared.label} in the program.",
            )
        if declared.kind is Kind.CHOICES:
            if not _is_list_of_text(value):
                self._refuse(at, f"“{declared.name}” must be a list of texts.")
            return tuple(cast("list[str]", value))
        if declared.kind is Kind.PAIRS:
            return self._pairs(declared.name, value, at)
        wanted = _TYPES.get(declared.kind, str)
        if type(value) is not wanted:
            self._refuse(
                at,
                f"“{declared.name}” must be {_WORDS[wanted]}, but it is {_word(value)}.",
            )
        return value

    def _pairs(self, name: str, value: object, at: toml_places.Path) -> tuple[NameValue, ...]:
        items = cast("list[object]", value) if isinstance(value, list) else [value]
        for item in items:
            if not _is_pair(item):
                example = '[{ name = "…", value = "…" }]'
                self._refuse(at, f"“{name}” must be a list of names with values: {example}.")
        return tuple(NameValue(**cast("dict[str, str]", item)) for item in items)

    def _inner(self, inner: Inner, value: object, at: toml_places.Path) -> object:
        if not inner.many:
            return self._one(inner, value, at)
        if not isinstance(value, list):
            self._refuse(at, f"“{inner.name}” must be written as tables: [[{inner.name}]].")
        items = cast("list[object]", value)
        return tuple(self._one(inner, item, (*at, index)) for index, item in enumerate(items))

    def _one(self, inner: Inner, value: object, at: toml_places.Path) -> Record:
        if not isinstance(value, dict):
            self._refuse(at, f"“{inner.name}” must be a table: [{inner.name}].")
        table = dict(cast("Table", value))
        cls = self._scheme(table, at) if inner.is_scheme else inner.record
        return self.record(cls, table, at)

    def _scheme(self, table: Table, at: toml_places.Path) -> type[Record]:
        known = ", ".join(scheme.name for scheme in SCHEMES)
        if SCHEME not in table:
            self._refuse(at, f"“{SCHEME}” is missing: write one of {known}.")
        name = table.pop(SCHEME)
        scheme = scheme_named(name) if isinstance(name, str) else None
        if scheme is None:
            self._refuse((*at, SCHEME), f"This version has no such scheme. It knows {known}.")
        return scheme

    def _refuse(self, at: toml_places.Path, message: str) -> NoReturn:
        line = toml_places.places_in(self._source).line_of(at)
        key = ".".join(map(str, at))
        raise WorkspaceError(FileProblem(self._path, message, line, key=key))


_STAYS_OUT = (
    "“{0}” would be that of a secret, and secrets are never in a file. "
    "Remove the line; {1} is asked for when it is needed."
)
_TYPES: dict[Kind, type] = {Kind.FLAG: bool, Kind.NUMBER: int}
_WORDS: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    str: "a text",
    float: "a decimal number",
    list: "a list",
    dict: "a table",
}


def _word(value: object) -> str:
    """Name a value's type; the value itself is never repeated, it may be a secret."""
    return _WORDS.get(type(value), "a date or time")


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str) for one in cast("list[object]", value)
    )


def _is_pair(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    table = cast("dict[str, object]", value)
    return set(table) == {"name", "value"} and _is_list_of_text(list(table.values()))


def _unknown(key: str, known: Iterable[str], at: toml_places.Path) -> str:
    place = f"in [{'.'.join(map(str, at))}]" if at else "here"
    near = difflib.get_close_matches(key, list(known), 1)
    advice = f" Did you mean “{near[0]}”?" if near else ""
    return f"The key “{key}” is unknown {place}.{advice}"
