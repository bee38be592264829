from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from httpv2_gui.core.auth import oauth1_facts
from httpv2_gui.core.auth.grant import TokenState
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.model.secret import Secret

ASKED = OAuth1(consumer_key="k", request_token_url="https://h/r")


def generated() -> OAuth1:
    return ASKED.with_values(
        access_token=Secret("hush-token"), token_facts=oauth1_facts.made(ASKED, "hush-token")
    )


def test_what_was_generated_is_known() -> None:
    state = generated().token_state()
    assert state is not None
    assert (state.present, state.stale, state.expires_at, state.renewable) == (
        *(True, False),
        *(None, False),
    )
    assert state.obtained_at is not None
    assert datetime.now(UTC) - state.obtained_at < timedelta(minutes=1)
    assert "hush" not in generated().token_facts.reveal()


@pytest.mark.parametrize("field", ["consumer_key", "request_token_url", "access_token_url"])
def test_other_settings_make_it_stale(field: str) -> None:
    state = generated().with_values(**{field: "https://other"}).token_state()
    assert state is not None
    assert state.stale


def test_of_a_pasted_token_nothing_is_known() -> None:
    pasted = generated().with_values(access_token=Secret("pasted"), consumer_key="other")
    assert pasted.token_state() == TokenState(present=True)


@pytest.mark.parametrize("facts", ["", "nonsense", "[1]", "{}", '{"token": 1}'])
def test_unreadable_facts_are_none(facts: str) -> None:
    broken = generated().with_values(token_facts=Secret(facts))
    assert broken.token_state() == TokenState(present=True)


def test_an_unreadable_moment_is_none() -> None:
    facts = generated().token_facts.reveal()
    when = facts.partition('"obtained_at": "')[2].partition('"')[0]
    broken = generated().with_values(token_facts=Secret(facts.replace(when, "then")))
    assert broken.token_state() == TokenState(present=True)


def test_without_a_token() -> None:
    assert ASKED.token_state() == TokenState(present=False)
    assert OAuth1(consumer_key="k").token_state() is None
    assert generated().without_token() == ASKED
