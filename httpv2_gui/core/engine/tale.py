"""One attempt of a wait, as it is told while it lasts and kept in the Result."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from httpv2_gui.core.engine.events import Attempted
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.model.poll import Judgement
from httpv2_gui.core.model.result import Attempt


@dataclass
class Tale:
    """What is known of an attempt so far."""

    began: float
    """On the clock of the run."""
    notes: list[str] = field(default_factory=list[str])
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    status: int = 0
    judgement: Judgement | None = None
    changed: tuple[str, ...] = ()

    def tell(self, journal: Journal, now: float) -> None:
        """Tell that it is over, and keep the little that is kept of each."""
        kept = Attempt(
            number=journal.attempt,
            started=self.started,
            status=self.status,
            elapsed_ms=(now - self.began) * 1000,
            changed=self.changed,
            note=journal.redactor.text("; ".join(self.notes)),
        )
        journal.attempts.append(kept)
        journal.tell(
            Attempted(
                attempt=kept.number,
                started=kept.started,
                status=kept.status,
                elapsed_ms=kept.elapsed_ms,
                verdict=self.judgement.expected if self.judgement else None,
                failed_on=self.judgement.failed_on if self.judgement else None,
                note=kept.note,
                exchange=journal.final,
                changed=kept.changed,
                failing=self.judgement.failing if self.judgement else None,
            )
        )
