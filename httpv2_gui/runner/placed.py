"""Problems of records with their place: the file, the key in it, the line of that key's text."""

from __future__ import annotations

from pathlib import Path

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem, problems
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.refusal import Refusal

OF_CONNECTION = "connection."
"""Begins the place of a problem that a preview found in the connection."""


def place(path: Path, field: str, line: int | None = None, column: int | None = None) -> str:
    """Give `requests/x.toml, headers, line 3, column 7`, as far as it is known."""
    parts = [str(path), field]
    if line is not None:
        parts.append(f"line {line}")
    if column is not None:
        parts.append(f"column {column}")
    return ", ".join(part for part in parts if part)


def sentence(path: Path, problem: Problem) -> str:
    """Say where a problem is and what it is."""
    where = place(path, problem.place, problem.line, problem.column)
    return f"{where}: {problem.label}: {problem.message}"


def refuse_problems(
    entry: Entry[Request] | Entry[Connection] | Entry[Block],
    record: Request | Connection | Block,
    headline: str,
) -> None:
    """Raise Refusal when the record, an entry's own with its secrets, has errors."""
    named = record.with_values(name=record.name or entry.slug)
    errors = [sentence(entry.path, one) for one in problems(named) if one.severity == "error"]
    if errors:
        raise Refusal(headline, *errors)
