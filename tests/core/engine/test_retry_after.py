from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.engine.retry_after import retry_after_s

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
AT_NOON = ("Date", "Sun, 22 Nov 2026 12:00:00 GMT")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        (" 120 ", 120),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sunday, 22-Nov-26 12:01:00 GMT", 60),
        ("Sun Nov 22 12:02:00 2026", 120),
        ("Sun, 22 Nov 2026 13:00:30 +0100", 30),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
    ],
)
def test_seconds_and_dates(text: str, seconds: float) -> None:
    assert retry_after_s((("retry-after", text),), NOW) == seconds


@pytest.mark.parametrize("text", ["", "soon", "-5", "1.5", "1e3", "٣", "5, 6", "Sun, 99 Nov"])
def test_what_is_neither_is_nothing(text: str) -> None:
    assert retry_after_s((("Retry-After", text),), NOW) is None


def test_a_date_counts_from_the_servers_own_clock() -> None:
    headers = (AT_NOON, ("Retry-After", "Sun, 22 Nov 2026 12:05:00 GMT"))
    assert retry_after_s(headers, NOW - timedelta(hours=3)) == 300


def test_without_the_header_there_is_nothing() -> None:
    assert retry_after_s((AT_NOON,), NOW) is None


@given(st.text())
def test_any_text_is_either_nothing_or_not_negative(text: str) -> None:
    seconds = retry_after_s((("Retry-After", text),), NOW)
    assert seconds is None or seconds >= 0


@given(st.integers(min_value=0))
def test_any_number_is_taken_up_to_thousands_of_years(number: int) -> None:
    assert retry_after_s((("Retry-After", str(number)),), NOW) == min(number, 10**12 - 1)


@given(st.integers(min_value=0, max_value=7_000_000_000))
def test_any_date_is_read(moment: int) -> None:
    then = datetime.fromtimestamp(moment, UTC)
    headers = (("Retry-After", format_datetime(then, usegmt=True)),)
    assert retry_after_s(headers, NOW) == max((then - NOW).total_seconds(), 0)
