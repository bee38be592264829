from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.engine import cookie_date


@pytest.mark.parametrize(
    "text",
    [
        "Wed, 09 Jun 2021 10:18:14 GMT",
        "Wednesday, 09-Jun-21 10:18:14 GMT",
        "Wed Jun  9 10:18:14 2021",
        "9 June 2021 10:18:14",
        "10:18:14 2021 jun 9",
        "Wed, 9-jun-2021 10:18:14 UTC+2",
        'expires="Wed, 09 Jun 2021 10:18:14 GMT"',
    ],
)
def test_dates_in_every_form(text: str) -> None:
    assert cookie_date.read(text) == datetime(2021, 6, 9, 10, 18, 14, tzinfo=UTC)


@pytest.mark.parametrize(("year", "full"), [("69", 2069), ("70", 1970), ("99", 1999), ("00", 2000)])
def test_short_years(year: str, full: int) -> None:
    found = cookie_date.read(f"01 Jan {year} 00:00:00")
    assert found is not None
    assert found.year == full


@pytest.mark.parametrize(
    "text",
    [
        *("", "tomorrow", "Wed, 09 Jun 2021", "10:18:14 GMT", "32 Jan 2021 00:00:00"),
        *("01 Jan 1600 00:00:00", "01 Jan 2021 24:00:00", "01 Foo 2021 00:00:00", "0"),
        "30 Feb 2021 00:00:00",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert cookie_date.read(text) is None


@given(st.integers(0, 3_000_000_000))
def test_every_http_date_is_read(seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert cookie_date.read(moment.strftime("%a, %d %b %Y %H:%M:%S GMT")) == moment


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    cookie_date.read(text)
