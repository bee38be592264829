"""Sizes, durations and ages as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from httpv2_gui.core.model import spoken

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1434, "1.4 KB"),
        (12 * 1024, "12 KB"),
        (1048575, "1.0 MB"),
        (5 * 1024**4, "5.0 TB"),
        (5000 * 1024**4, "5000 TB"),
    ],
)
def test_sizes(count: int, words: str) -> None:
    assert spoken.size(count) == words


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0.26, "0.3 ms"),
        (182.4, "182 ms"),
        (999.7, "1.0 s"),
        (2400, "2.4 s"),
        (42000, "42 s"),
        (185000, "3 min 5 s"),
        (59700, "1 min"),
        (120000, "2 min"),
        (3599_700, "1 h"),
        (5430_000, "1 h 30 min"),
        (86_400_000, "1 day"),
        (14 * 86_400_000 + 7200_000, "14 days 2 h"),
    ],
)
def test_durations(milliseconds: float, words: str) -> None:
    assert spoken.duration(milliseconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "just now"),
        (50, "1 min ago"),
        (180, "3 min ago"),
        (7200, "2 h ago"),
        (86400, "1 day ago"),
        (5 * 86400, "5 days ago"),
        (-10, "just now"),
    ],
)
def test_ages(seconds: int, words: str) -> None:
    assert spoken.age(NOW - timedelta(seconds=seconds), NOW) == words


def test_counts() -> None:
    assert spoken.count(1, "redirect") == "1 redirect"
    assert spoken.count(1200, "record") == "1,200 records"
