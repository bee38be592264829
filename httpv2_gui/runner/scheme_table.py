"""`schemes`: the ways to authenticate and their fields, from the declarations themselves.

The other tables of a connection's file follow: their secrets have variables too.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import cast

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.model.connection import Proxy, Timeouts, Tls
from httpv2_gui.core.model.fields import FILLED, Declared, Record, fields_of
from httpv2_gui.core.storage.secrets import environment_name
from httpv2_gui.runner.refusal import Exit
from httpv2_gui.runner.terminal import put

_COLUMNS = ("KEY", "LABEL", "KIND", "NEEDED", "DEFAULT")
_FEW = 12
"""So many choices are all named."""
_OTHERS = (
    ("tls", "How the server is judged, and what it is shown of us.", Tls),
    ("proxy", "What requests go through.", Proxy),
    ("timeouts", "How long to wait.", Timeouts),
)


def show(arguments: argparse.Namespace) -> Exit:
    """Do the command."""
    put("\n".join(_lines()))
    return Exit.SUCCEEDED


def _lines() -> Iterator[str]:
    yield "The table [auth] of a connection's file names one scheme and has its fields."
    yield "Secrets are never in files: they come from the keyring, or from the variable shown,"
    yield "where <CONNECTION> is the connection's file name in capitals, with _ for -."
    for scheme in SCHEMES:
        yield ""
        yield f'scheme = "{scheme.name}"   {scheme.title}: {scheme.summary}'
        yield from _table(scheme)
    for name, summary, record in _OTHERS:
        yield ""
        yield f"[{name}]   {summary}"
        yield from _table(record, f"{name}.")


def _table(record: type[Record], prefix: str = "") -> Iterator[str]:
    declarations = [one for one in fields_of(record) if not one.hidden]
    if not declarations:
        return
    labels = {one.name: one.label for one in declarations}
    rows = [_COLUMNS, *map(_row, declarations)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(_COLUMNS))]
    notes = ["", *(" ".join(_notes(one, labels, prefix)) for one in declarations)]
    for row, note in zip(rows, notes, strict=True):
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {cells.rstrip()}"
        if note:
            yield f"      {note}"


def _row(declared: Declared) -> tuple[str, str, str, str, str]:
    needed = "yes" if declared.required else "no"
    return (declared.name, declared.label, str(declared.kind), needed, _default(declared))


def _default(declared: Declared) -> str:
    """Give it as a file would hold it."""
    if declared.kind.is_secret or declared.default is None:
        return ""
    if isinstance(declared.default, bool):
        return str(declared.default).lower()
    return str(declared.default or "")


def _notes(declared: Declared, labels: Mapping[str, str], prefix: str) -> Iterator[str]:
    for name, wanted in declared.when.items():
        yield f"Only with {labels[name]} {_wanted(wanted)}."
    if declared.help:
        yield declared.help
    if declared.choices:
        yield _choices([stored for stored, _label in declared.choices])
    if declared.kind.is_secret:
        variable = environment_name("x", prefix + declared.name)
        yield f"Variable: {variable.replace('_X_', '_<CONNECTION>_', 1)}"


def _wanted(wanted: object) -> str:
    """Say which values of another field a condition asks for."""
    if wanted is FILLED:
        return "filled in"
    if isinstance(wanted, bool):
        return str(wanted).lower()
    several = cast("tuple[object, ...]", wanted) if isinstance(wanted, tuple) else (wanted,)
    return " or ".join(map(str, several))


def _choices(stored: list[str]) -> str:
    if len(stored) <= _FEW:
        return f"One of {', '.join(stored)}."
    return f"One of {len(stored)}, such as {', '.join(stored[:4])}; the window lists them all."
