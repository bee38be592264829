"""What is wrong with a file, with its place, and the errors that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileProblem:
    """Why a file cannot be used: file, line, key and a sentence. Never holds a secret's value."""

    path: Path
    message: str
    line: int | None = None
    """1-based; None where no line is to blame, such as for a key that is missing."""
    column: int | None = None
    key: str = ""
    """Dotted, such as `auth.token_field` or `parts.0.name`."""

    def __str__(self) -> str:
        places = [str(self.path)]
        if self.line is not None:
            places.append(f"line {self.line}")
        if self.column is not None:
            places.append(f"column {self.column}")
        return f"{', '.join(places)}: {self.message}"


class WorkspaceError(Exception):
    """A workspace, or one of its files, cannot be read or written; says which and why."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    @property
    def path(self) -> Path:
        return self.problem.path

    @property
    def line(self) -> int | None:
        return self.problem.line

    @property
    def key(self) -> str:
        return self.problem.key

    @property
    def message(self) -> str:
        return self.problem.message


class ChangedOnDisk(WorkspaceError):  # noqa: N818 - says what happened; the caller asks and goes on
    """Somebody else changed the file since it was loaded, and it was not overwritten."""
