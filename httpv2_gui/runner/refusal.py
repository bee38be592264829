"""Ends a command with sentences for people and an exit code for programs."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; other programs rely on them."""

    SUCCEEDED = 0
    FAILED = 1
    """The run failed, or the request would be refused."""
    WRONG = 2
    """Wrong usage, an unreadable file, problems in a record."""
    OUT_OF_TIME = 3
    """Expected values did not come in time."""
    INTERRUPTED = 130


class Refusal(Exception):  # noqa: N818 - it is how a command ends, not an error of the program
    """The command cannot be done; says why and what to do."""

    def __init__(self, *lines: str, code: Exit = Exit.WRONG) -> None:
        super().__init__("\n".join(lines))
        self.code = code


def unknown(noun: str, name: str, names: Iterable[str]) -> Refusal:
    """Say that there is no such thing, and which ones come near or exist at all."""
    known = list(dict.fromkeys(names))
    lower = {one.lower(): one for one in reversed(known)}
    near = [lower[one] for one in get_close_matches(name.lower(), lower, n=3, cutoff=0.5)]
    first = f"There is no {noun} “{name}” in this workspace."
    if near:
        return Refusal(first, f"Did you mean {_listed(near)}?")
    if known:
        return Refusal(first, f"There are: {', '.join(known)}.")
    return Refusal(first, f"The workspace has no {noun} at all.")


def _listed(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
