"""The attempts of a wait as rows of a table."""

from __future__ import annotations

from datetime import datetime

from httpv2_gui.core.engine.events import Attempted
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Attempt
from httpv2_gui.ui.base.rows_model import Cell
from httpv2_gui.ui.responses.facts import status_tone

TITLES = ("Attempt", "Time", "Status", "Took", "What changed")

Row = tuple[Cell | str, ...]


def row_of(attempt: Attempt) -> Row:
    """Give the row of one attempt."""
    status = Cell("no answer", "err")
    if attempt.status:
        status = Cell(str(attempt.status), status_tone(attempt.status))
    news = " · ".join(one for one in (*attempt.changed, attempt.note) if one)
    return (
        Cell(str(attempt.number), right=True),
        Cell(_clock(attempt.started), tip=f"{attempt.started.astimezone():%Y-%m-%d %H:%M:%S}"),
        status,
        Cell(spoken.duration(attempt.elapsed_ms), right=True),
        news or ("the first answer" if attempt.number == 1 else "nothing"),
    )


def logged(event: Attempted) -> Attempt:
    """Give what a list needs of an event."""
    return Attempt(
        number=event.attempt,
        started=event.started,
        status=event.status,
        elapsed_ms=event.elapsed_ms,
        changed=event.changed,
        note=event.note,
    )


def _clock(when: datetime) -> str:
    return f"{when.astimezone():%H:%M:%S}"
