"""How far a step is, in a word that is shown and read out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from httpv2_gui.core.engine.block_events import Begun, Ended
from httpv2_gui.core.engine.events import (
    Attempted,
    Event,
    Renewed,
    Sending,
    Waiting,
)
from httpv2_gui.core.engine.waiting import STOPPED
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.block_result import StepResult
from httpv2_gui.core.model.result import Result

Kind = Literal["pending", "running", "waiting", "done", "failed", "stopped", "skipped"]

_LOOKS: dict[Kind, tuple[str, str]] = {
    "pending": ("minus", "dim"),
    "running": ("play", "info"),
    "waiting": ("clock", "warn"),
    "done": ("check-circle", "ok"),
    "failed": ("x-circle", "err"),
    "stopped": ("stop", "warn"),
    "skipped": ("minus", "dim"),
}


@dataclass(frozen=True)
class StepState:
    """One word and what it means."""

    kind: Kind = "pending"
    words: str = "Not run yet"

    @property
    def look(self) -> tuple[str, str]:
        """Give icon and tone."""
        return _LOOKS[self.kind]


def of_result(result: Result) -> StepState:
    """Say how a step ended."""
    took = spoken.duration(result.elapsed_ms)
    received = result.answer
    status = f"{received.status}" if received is not None else ""
    if result.failure is not None and result.failure.kind == STOPPED:
        return StepState("stopped", _joined("Stopped", status, took))
    if result.failure is not None:
        return StepState("failed", _joined("Failed", status, result.failure.message))
    return StepState("done", _joined("Done", status, took))


def of_step(step: StepResult) -> StepState:
    """Say what became of a step when all is over."""
    if step.skipped:
        return StepState("skipped", "Skipped")
    if step.result is None:
        return StepState("failed", "Failed before it was sent")
    return of_result(step.result)


def of_event(event: Event | Begun | Ended) -> StepState | None:
    """Say what a step does; None: the event is about something else."""
    words = "Running"
    match event:
        case Ended(result=result):
            return of_result(result)
        case Attempted() | Renewed():
            return None
        case Sending(purpose="token"):
            words = "Fetching the token"
        case Sending(attempt=attempt) if attempt > 1:
            words = f"Attempt {attempt}"
        case Waiting():
            return StepState("waiting", _waiting(event))
        case _:
            pass
    return StepState("running", words)


def _waiting(event: Waiting) -> str:
    met = ""
    if event.verdict is not None:
        findings = event.verdict.findings
        met = f"{sum(one.met for one in findings)} of {len(findings)} values as expected"
    return _joined(f"Waiting, attempt {event.attempt}", met, f"next in {event.next_in_s:.0f} s")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
