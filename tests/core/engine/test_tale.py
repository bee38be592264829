from __future__ import annotations

from httpv2_gui.core.engine.events import Attempted, Event
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.tale import Tale
from httpv2_gui.core.model.redact import Known, Redactor


def test_it_is_told_and_kept_without_secrets() -> None:
    told: list[Event] = []
    journal = Journal(Redactor([Known("token", "hush-hush-42")]), told.append)
    journal.begin_attempt()
    one = Tale(began=5.0, notes=["Broke at hush-hush-42", "Clock jumped"], status=503)
    one.changed = ("status: 200 → 503",)
    one.tell(journal, now=5.25)
    [event], [kept] = told, journal.attempts
    assert isinstance(event, Attempted)
    for seen in (event, kept):
        assert (seen.status, seen.elapsed_ms, seen.changed) == (503, 250, one.changed)
        assert seen.note.endswith("; Clock jumped")
        assert "hush" not in repr(seen)
    assert (event.attempt, event.exchange, event.verdict) == (1, None, None)


def test_only_the_latest_thousand_are_kept() -> None:
    journal = Journal(Redactor(), lambda _event: None)
    for _attempt in range(1500):
        journal.begin_attempt()
        Tale(began=0.0).tell(journal, now=0.0)
    assert len(journal.attempts) == 1000
    assert journal.attempts[0].number == 501
