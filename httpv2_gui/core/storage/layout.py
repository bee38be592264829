"""What of a record goes where: rows of a file's table, tables inside it, secrets to the keyring.

Derived from the declarations alone: a new field or a new inner record needs no line here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args, get_type_hints

from httpv2_gui.core.auth import SCHEMES, scheme_of
from httpv2_gui.core.model.connection import Connection, SchemeRecord
from httpv2_gui.core.model.fields import Declared, Kind, NameValue, Record, fields_of
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage.toml_text import Plain

SCHEME = "scheme"
"""The key of `[auth]` that names its scheme."""


@dataclass(frozen=True)
class Inner:
    """A record inside a record: a table of the file, or an array of tables."""

    name: str
    record: type[Record]
    many: bool = False

    @property
    def is_scheme(self) -> bool:
        return issubclass(self.record, SchemeRecord)


@dataclass(frozen=True)
class Row:
    """One key of a table and its value; None means that the key must not be there."""

    key: str
    value: Plain | None
    is_default: bool = False


@dataclass(frozen=True)
class SecretField:
    """One secret of a connection, by the name it has in the SecretStore."""

    name: str
    """The scheme's fields have their own name, others the table's before it: `tls.client_key`."""
    inner: str
    declared: Declared

    def matters(self, connection: Connection) -> bool:
        """Whether the connection uses it as it is filled in."""
        return self.declared.shows(getattr(connection, self.inner))


_inner_of: dict[type[Record], tuple[Inner, ...]] = {}


def inner_of(cls: type[Record]) -> tuple[Inner, ...]:
    """Give the records inside a record class, in the order of their fields."""
    if cls not in _inner_of:
        hints = get_type_hints(cls)
        found = (_inner(field.name, hints[field.name]) for field in dataclasses.fields(cls))
        _inner_of[cls] = tuple(inner for inner in found if inner is not None)
    return _inner_of[cls]


def _inner(name: str, hint: Any) -> Inner | None:
    many = bool(get_args(hint))
    record = get_args(hint)[0] if many else hint
    if isinstance(record, type) and issubclass(record, Record):
        return Inner(name, record, many)
    return None


def rows_of(record: Record) -> list[Row]:
    """Give what a table of the file holds of `record`, in order, without secrets."""
    rows = [Row(SCHEME, record.name or "none")] if isinstance(record, SchemeRecord) else []
    unstored = record.unstored()
    return rows + [
        _row(declared, None if declared.name in unstored else getattr(record, declared.name))
        for declared in fields_of(record)
        if not declared.kind.is_secret
    ]


def _row(declared: Declared, value: Any) -> Row:
    return Row(declared.name, _plain(declared.kind, value), is_default=value == declared.default)


def _plain(kind: Kind, value: Any) -> Plain | None:
    if value is None:
        return None
    if kind is Kind.CHOICES:
        return list(cast("tuple[str, ...]", value))
    if kind is Kind.PAIRS:
        return [pair._asdict() for pair in cast("tuple[NameValue, ...]", value)]
    return value


def parts_of(record: Record, inner: Inner) -> tuple[Record, ...]:
    """Give the records that stand under `inner`: one, or as many as there are."""
    value = getattr(record, inner.name)
    return cast("tuple[Record, ...]", value if inner.many else (value,))


def secret_fields(connection: Connection) -> Iterator[SecretField]:
    """Yield every secret that a connection with this scheme can have, filled or not."""
    yield from _secrets_in("auth", type(scheme_of(connection)), prefix="")
    for inner in inner_of(Connection):
        if not inner.is_scheme:
            yield from _secrets_in(inner.name, inner.record, prefix=f"{inner.name}.")


def every_secret_name() -> frozenset[str]:
    """Give the names of the secrets of all schemes: what may be left of an earlier scheme."""
    return frozenset(
        field.name for scheme in SCHEMES for field in secret_fields(Connection(auth=scheme()))
    )


def _secrets_in(inner: str, record: type[Record], prefix: str) -> Iterator[SecretField]:
    for declared in fields_of(record):
        if declared.kind.is_secret:
            yield SecretField(prefix + declared.name, inner, declared)


def secret_in(connection: Connection, field: SecretField) -> Secret:
    """Give the secret as the connection holds it; an empty one where the scheme is another."""
    return cast("Secret", getattr(getattr(connection, field.inner), field.declared.name, Secret()))


def with_secrets(connection: Connection, values: Mapping[str, Secret]) -> Connection:
    """Give the connection with these secrets, by their names in the SecretStore, filled in."""
    filled = connection.with_values(auth=scheme_of(connection))
    for field in secret_fields(filled):
        if field.name in values:
            part = cast("Record", getattr(filled, field.inner))
            filled = filled.with_values(
                **{field.inner: part.with_values(**{field.declared.name: values[field.name]})}
            )
    return filled


def without_secrets(connection: Connection) -> Connection:
    """Give the connection with every secret emptied: what a file holds of it."""
    return with_secrets(connection, {field.name: Secret() for field in secret_fields(connection)})
