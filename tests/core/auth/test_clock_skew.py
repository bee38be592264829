from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from httpv2_gui.core.auth.clock_skew import skew, skew_words

SENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def at(server: datetime) -> tuple[tuple[str, str], ...]:
    return (("Date", format_datetime(server, usegmt=True)),)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=7), "7 minutes ahead of"),
        (timedelta(minutes=-7), "7 minutes behind"),
        (timedelta(minutes=2), "2 minutes ahead of"),
        (timedelta(hours=3, minutes=5), "3 hours ahead of"),
        (timedelta(days=-400), "400 days behind"),
    ],
)
def test_a_wrong_clock_is_named(ahead: timedelta, words: str) -> None:
    said = skew_words(at(SENT - ahead), SENT)
    assert said == f"This computer's clock is {words} the server's."


@pytest.mark.parametrize("ahead", [timedelta(), timedelta(seconds=119), timedelta(seconds=-119)])
def test_a_right_clock_is_not(ahead: timedelta) -> None:
    assert skew_words(at(SENT - ahead), SENT) == ""


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 99 Nov 2026 25:00:00 GMT"])
def test_an_answer_without_a_date_tells_nothing(date: str) -> None:
    headers = (("date", date),) if date else ()
    assert skew(headers, SENT) is None
    assert skew_words(headers, SENT) == ""


def test_a_date_without_a_zone_is_utc() -> None:
    assert skew((("date", "Sun, 22 Nov 2026 12:00:00 -0000"),), SENT) == timedelta()
