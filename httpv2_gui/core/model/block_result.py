"""What a run of a Block gave: a Result for each step that was done, and the block's output."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from httpv2_gui.core.model.result import Failure, Result


@dataclass(frozen=True, kw_only=True)
class StepResult:
    """One step as it ended."""

    name: str
    result: Result | None = None
    """None where it did not come to a request."""
    skipped: bool = False
    """An earlier step failed, so this one was not begun."""


@dataclass(frozen=True, kw_only=True)
class BlockResult:
    """What one run of a block gave; every text is redacted."""

    succeeded: bool
    """No step failed, and the output could be filled in."""
    steps: tuple[StepResult, ...] = ()
    output: str = ""
    """The block's output text with its placeholders filled; blank where a step failed."""
    failure: Failure | None = None
    """That of the step that failed; its message names the step."""
    elapsed_ms: float = 0.0
    started: datetime
