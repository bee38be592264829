from datetime import UTC, datetime, timedelta

import pytest

from httpv2_gui.core.auth.grant import TokenState
from httpv2_gui.ui.connections.token_words import said_of, span

NOW = datetime(2026, 3, 4, 12, 3, tzinfo=UTC)


def there(**values):
    return TokenState(present=True, obtained_at=NOW, **values)


@pytest.mark.parametrize(
    ("state", "words", "tone"),
    [
        (None, "", ""),
        (TokenState(present=False, needed=True), "No access token yet", "mid"),
        (TokenState(present=False), "No access token: requests go without one", "mid"),
        (
            TokenState(present=False, renewable=True),
            "An access token is fetched when one is needed",
            "mid",
        ),
        (there(expires_at=NOW + timedelta(minutes=59)), "expires in 59 min", "ok"),
        (there(), "the server did not say when it expires", "ok"),
        (there(stale=True), "stale: settings were changed since", "warn"),
        (there(expires_at=NOW - timedelta(seconds=1)), "press Generate", "warn"),
        (there(expires_at=NOW, renewable=True), "fetched when it is needed", "mid"),
    ],
)
def test_what_is_said(state, words, tone):
    said = said_of(state, NOW)
    assert said.words.endswith(words)
    assert said.tone == tone


def test_time_of_today_and_of_another_day():
    today = said_of(there(), NOW).words
    assert today.startswith(f"Access token received {NOW.astimezone():%H:%M};")
    later = said_of(there(), NOW + timedelta(days=3)).words
    assert f"{NOW.astimezone():%d %B %Y}" in later


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(45, "45 s"), (3540, "59 min"), (11_100, "3 h 5 min"), (7200, "2 h"), (1e6, "11 days")],
)
def test_span(seconds, said):
    assert span(seconds) == said
