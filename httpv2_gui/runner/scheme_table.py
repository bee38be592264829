"""`schemes`: the ways to authenticate and their fields, from the declarations themselves."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from httpv2_gui.core.auth import SCHEMES, Scheme
from httpv2_gui.core.model.fields import Declared, fields_of
from httpv2_gui.core.storage.secrets import environment_name
from httpv2_gui.runner.refusal import Exit
from httpv2_gui.runner.terminal import put

_COLUMNS = ("KEY", "LABEL", "KIND", "NEEDED", "DEFAULT")


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
        if fields_of(scheme):
            yield from _table(scheme)


def _table(scheme: type[Scheme]) -> Iterator[str]:
    rows = [_COLUMNS, *(_row(declared) for declared in fields_of(scheme))]
    widths = [max(len(row[index]) for row in rows) for index in range(len(_COLUMNS))]
    notes = ["", *(_note(declared) for declared in fields_of(scheme))]
    for row, note in zip(rows, notes, strict=True):
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {cells.rstrip()}"
        if note:
            yield f"      {note}"


def _row(declared: Declared) -> tuple[str, str, str, str, str]:
    default = "" if declared.kind.is_secret else str(declared.default or "")
    needed = "yes" if declared.required else "no"
    return (declared.name, declared.label, str(declared.kind), needed, default)


def _note(declared: Declared) -> str:
    notes = [declared.help] if declared.help else []
    if declared.choices:
        notes.append(f"One of {', '.join(stored for stored, _label in declared.choices)}.")
    if declared.hidden:
        notes.append("Kept beside the token; nobody fills it in.")
    elif declared.kind.is_secret:
        variable = environment_name("x", declared.name).replace("_X_", "_<CONNECTION>_", 1)
        notes.append(f"Variable: {variable}")
    return " ".join(notes)
