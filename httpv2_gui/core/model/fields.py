"""Declares what a person can fill in, once, for everybody who reads it.

A record is a frozen dataclass whose fields are made with `text()`, `secret()`, `choice()` and the
others below. The form, the workspace file, the keyring, the validation, the redaction and the
printed documentation all loop over `fields_of(record)`; none of them names a field.

Validation is not construction: a half-filled record is a record. `problems()` says what is wrong.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, NamedTuple, Self, cast

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.secret import Secret


class NameValue(NamedTuple):
    """One of several named values; names may repeat and their order counts."""

    name: str
    value: str


class Kind(StrEnum):
    """How a field is edited and stored."""

    TEXT = "text"
    """One line."""
    LONG_TEXT = "long_text"
    """Several lines, exactly as typed."""
    URL = "url"
    CHOICE = "choice"
    """One of `choices`."""
    CHOICES = "choices"
    """Several of `choices`, in the order of the declaration; stored as a list."""
    FLAG = "flag"
    NUMBER = "number"
    """A whole number not below `minimum`, or None where the declaration allows blank."""
    JSON_OBJECT = "json_object"
    """The text of a JSON object, exactly as typed; blank means none."""
    CERTIFICATE = "certificate"
    """Certificates: Base64 of a PEM file (as in HTTP V2), PEM text, or Base64 of DER."""
    PAIRS = "pairs"
    """`NameValue`s in order; stored as a list of {name, value}."""
    SECRET = "secret"  # noqa: S105 - the name of a kind
    """One line in the SecretStore."""
    SECRET_JSON = "secret_json"  # noqa: S105 - the name of a kind
    """The text of a JSON object in the SecretStore."""
    SECRET_TEXT = "secret_text"  # noqa: S105 - the name of a kind
    """Several lines, or Base64 of a file, in the SecretStore: private keys."""

    @property
    def is_secret(self) -> bool:
        return self in (Kind.SECRET, Kind.SECRET_JSON, Kind.SECRET_TEXT)

    @property
    def is_json(self) -> bool:
        return self in (Kind.JSON_OBJECT, Kind.SECRET_JSON)


@dataclass(frozen=True)
class Declared:
    """One declared field: what every reader needs to know of it."""

    name: str
    """The attribute and the key in files; never changes."""
    kind: Kind
    label: str
    """What people see; also the accessible name."""
    help: str
    """One sentence under the row."""
    hint: str
    """An example shown in the empty editor; never a value."""
    default: Any
    required: bool
    choices: tuple[tuple[str, str], ...]
    """(stored value, label) of each choice."""
    when: Mapping[str, object]
    """Show and check this field only while the named fields have these values.

    A tuple stands for any of its values, FILLED for any text but a blank one."""
    minimum: int | None
    maximum: int | None
    usual: bool
    """A secret that is nearly always set: its absence on this machine is worth a word."""
    obtained: bool
    """A secret that Generate fills in, and that may be pasted: a token."""
    hidden: bool
    """Kept beside an obtained secret, never shown: when it expires, what it was made with."""

    def shows(self, record: Record) -> bool:
        """Whether the field matters for `record` as it is filled in now."""
        return all(_is(getattr(record, name), wanted) for name, wanted in self.when.items())


FILLED = object()
"""In `when`: the other field is not blank."""


def _is(value: object, wanted: object) -> bool:
    if wanted is FILLED:
        return bool(str(value).strip())
    return value in wanted if isinstance(wanted, tuple) else value == wanted


Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Something to correct, with its place: a note under a row, a tooltip, an exit code 2."""

    place: str
    """Dotted field name, such as `auth.secret` or `headers`."""
    label: str
    """The visible label of that place."""
    message: str
    """A sentence that says what is wrong and what to do. Holds no secret."""
    severity: Severity = "error"
    line: int | None = None
    """1-based, where the field is a text of several lines."""
    column: int | None = None

    def within(self, prefix: str) -> Problem:
        """Give the same problem as seen from the record that holds this one under `prefix`."""
        return dataclasses.replace(self, place=f"{prefix}.{self.place}")

    def __str__(self) -> str:
        where = f"{self.label}, line {self.line}" if self.line else self.label
        return f"{where}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class Record:
    """Base of everything with declared fields."""

    def with_values(self, **values: object) -> Self:
        """Give a copy with other values."""
        return dataclasses.replace(self, **cast("dict[str, Any]", values))

    def check(self) -> Iterable[Problem]:
        """Yield problems that span several fields; overridden where there are any."""
        return ()

    def unstored(self) -> frozenset[str]:
        """Name the fields that no file may hold as the record is filled in now."""
        return frozenset()


_KEY: Literal["declared"] = "declared"


def _declare(  # noqa: PLR0913 - the one place that knows all of a declaration's parts
    kind: Kind,
    label: str,
    default: object,
    *,
    help: str = "",
    hint: str = "",
    required: bool = False,
    choices: tuple[tuple[str, str], ...] = (),
    when: Mapping[str, object] | None = None,
    minimum: int | None = None,
    maximum: int | None = None,
    usual: bool = False,
    obtained: bool = False,
    hidden: bool = False,
) -> Any:
    declared = Declared(
        name="",
        kind=kind,
        label=label,
        help=help,
        hint=hint,
        default=default,
        required=required,
        choices=choices,
        when=when or {},
        minimum=minimum,
        maximum=maximum,
        usual=usual,
        obtained=obtained,
        hidden=hidden,
    )
    return dataclasses.field(default=cast("Any", default), metadata={_KEY: declared})


def text(label: str, default: str = "", **how: Any) -> Any:
    """Declare one line of text."""
    return _declare(Kind.TEXT, label, default, **how)


def long_text(label: str, default: str = "", **how: Any) -> Any:
    """Declare text of several lines, kept exactly as typed."""
    return _declare(Kind.LONG_TEXT, label, default, **how)


def url(label: str, default: str = "", **how: Any) -> Any:
    """Declare a full URL."""
    return _declare(Kind.URL, label, default, **how)


def json_object(label: str, default: str = "", **how: Any) -> Any:
    """Declare the text of a JSON object, kept exactly as typed."""
    return _declare(Kind.JSON_OBJECT, label, default, **how)


def choice(label: str, choices: tuple[tuple[str, str], ...], default: str, **how: Any) -> Any:
    """Declare one of several stored values."""
    return _declare(Kind.CHOICE, label, default, choices=choices, **how)


def several(
    label: str, choices: tuple[tuple[str, str], ...], default: tuple[str, ...], **how: Any
) -> Any:
    """Declare any number of several stored values."""
    return _declare(Kind.CHOICES, label, default, choices=choices, **how)


def flag(label: str, default: bool, **how: Any) -> Any:
    """Declare yes or no."""
    return _declare(Kind.FLAG, label, default, **how)


def number(label: str, default: int | None, **how: Any) -> Any:
    """Declare a whole number; a default of None allows blank."""
    return _declare(Kind.NUMBER, label, default, **how)


def certificate(label: str, **how: Any) -> Any:
    """Declare certificates as Base64 of PEM or DER, or as PEM text."""
    return _declare(Kind.CERTIFICATE, label, "", **how)


def secret(label: str, **how: Any) -> Any:
    """Declare one line that lives in the SecretStore."""
    return _declare(Kind.SECRET, label, Secret(), **how)


def pairs(label: str, **how: Any) -> Any:
    """Declare named values: `NameValue`s whose names may repeat."""
    return _declare(Kind.PAIRS, label, (), **how)


def secret_text(label: str, **how: Any) -> Any:
    """Declare several lines, or Base64 of a file, that live in the SecretStore."""
    return _declare(Kind.SECRET_TEXT, label, Secret(), **how)


def secret_json(label: str, **how: Any) -> Any:
    """Declare the text of a JSON object that lives in the SecretStore."""
    return _declare(Kind.SECRET_JSON, label, Secret(), **how)


_declared_of: dict[type[Record], tuple[Declared, ...]] = {}


def fields_of(record: Record | type[Record]) -> tuple[Declared, ...]:
    """Give the declared fields of a record or its class, in the order they are written."""
    cls = record if isinstance(record, type) else type(record)
    if cls not in _declared_of:
        _declared_of[cls] = tuple(
            dataclasses.replace(cast("Declared", field.metadata[_KEY]), name=field.name)
            for field in dataclasses.fields(cls)
            if _KEY in field.metadata
        )
    return _declared_of[cls]


def problems(record: Record) -> list[Problem]:
    """Say everything that is wrong with one record, all of it at once."""
    found = [
        problem
        for declared in fields_of(record)
        if declared.shows(record) and not declared.hidden
        for problem in _problems_of_field(declared, getattr(record, declared.name))
    ]
    return found + list(record.check())


def secrets_of(record: Record) -> Iterator[tuple[Declared, Secret]]:
    """Yield the filled secrets of one record with their declarations."""
    for declared in fields_of(record):
        if declared.kind.is_secret and (value := cast("Secret", getattr(record, declared.name))):
            yield declared, value


def _problems_of_field(declared: Declared, value: object) -> Iterator[Problem]:
    shown = value.reveal() if isinstance(value, Secret) else value
    if declared.required and (shown is None or (isinstance(shown, str) and not shown.strip())):
        yield Problem(declared.name, declared.label, "This field is needed.")
        return
    if isinstance(shown, str) and json_text.writable(shown) != shown:
        message = "It holds half a character (a lone surrogate), or bytes that are not UTF-8."
        yield Problem(declared.name, declared.label, message)
        return
    check = _CHECKS.get(declared.kind)
    if check is not None:
        yield from check(declared, shown)


def _check_json(declared: Declared, value: object) -> Iterator[Problem]:
    error = json_text.object_error(cast("str", value))
    if error is not None:
        yield Problem(
            declared.name, declared.label, error.message, line=error.line, column=error.column
        )


def _check_choice(declared: Declared, value: object) -> Iterator[Problem]:
    allowed = [stored for stored, _label in declared.choices]
    if value not in allowed:
        few = f"is none of {', '.join(allowed)}."
        message = few if len(allowed) <= _FEW else _nearest(str(value), allowed)
        yield Problem(declared.name, declared.label, f"“{value}” {message}")


def _nearest(value: str, allowed: list[str]) -> str:
    near = dict.fromkeys([*difflib.get_close_matches(value, allowed), allowed[0]])
    return f"is none of the {len(allowed)} choices. Did you mean {' or '.join(near)}?"


def _check_choices(declared: Declared, value: object) -> Iterator[Problem]:
    chosen = cast("tuple[str, ...]", value)
    if declared.required and not chosen:
        yield Problem(declared.name, declared.label, "Choose at least one.")
    for one in chosen:
        yield from _check_choice(declared, one)


def _check_number(declared: Declared, value: object) -> Iterator[Problem]:
    if value is None:
        if declared.default is not None:
            yield Problem(declared.name, declared.label, "The value must be an integer.")
    elif declared.minimum is not None and cast("int", value) < declared.minimum:
        yield Problem(declared.name, declared.label, f"The least value is {declared.minimum}.")
    elif declared.maximum is not None and cast("int", value) > declared.maximum:
        yield Problem(declared.name, declared.label, f"The greatest value is {declared.maximum}.")


def _check_pairs(declared: Declared, value: object) -> Iterator[Problem]:
    for number, pair in enumerate(cast("tuple[NameValue, ...]", value), 1):
        if not pair.name.strip():
            yield Problem(declared.name, declared.label, f"Row {number} has a value but no name.")
        elif any(json_text.writable(text) != text for text in pair):
            yield Problem(declared.name, declared.label, f"Row {number} holds half a character.")


_FEW = 20
"""So many choices are all named in a message."""

_CHECKS: dict[Kind, Callable[[Declared, object], Iterator[Problem]]] = {
    Kind.JSON_OBJECT: _check_json,
    Kind.SECRET_JSON: _check_json,
    Kind.CHOICE: _check_choice,
    Kind.CHOICES: _check_choices,
    Kind.NUMBER: _check_number,
    Kind.PAIRS: _check_pairs,
}
