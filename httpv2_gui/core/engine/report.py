"""A run's journal becomes its Result."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from httpv2_gui.core.engine import outcome
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Failure, Result, SavedFile


@dataclass
class Report:
    """Becomes the Result."""

    request: Request
    journal: Journal
    clock: Clock
    failure: Failure | None = None
    saved: tuple[SavedFile, ...] = ()
    started: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self._began = self.clock.now()

    def result(self) -> Result:
        exchanges = tuple(self.journal.exchanges)
        status = next((one.status for one in reversed(exchanges) if one.counts), 0)
        failure = self.failure and self.journal.redacted(self.failure)
        return Result(
            succeeded=failure is None and status < 400,
            message=self._message(failure, status),
            failure=failure,
            exchanges=exchanges,
            attempts=max(self.journal.attempt, 1),
            attempt_log=tuple(self.journal.attempts),
            elapsed_ms=(self.clock.now() - self._began) * 1000,
            started=self.started,
            saved_files=self.saved,
            warnings=tuple(self.journal.warnings),
            fields_to_return=self.request.fields_to_return,
            base64_output=self.request.base64_output,
            protected=self.request.save_to_case_wall and self.request.password_protect_zip,
        )

    def _message(self, failure: Failure | None, status: int) -> str:
        if failure is not None:
            return outcome.failed(failure)
        return outcome.not_ok(status) if status >= 400 else outcome.SUCCEEDED
