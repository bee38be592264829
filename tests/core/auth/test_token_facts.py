from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from httpv2_gui.core.auth.token_facts import TokenFacts, facts_of, fingerprint, settings_of
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import NameValue, Record
from httpv2_gui.core.model.secret import Secret

TOKEN = Secret("tok-0123456789")


@dataclass(frozen=True, kw_only=True)
class Filled(Record):
    kind: str = fields.text("Kind")
    shown: str = fields.text("Shown", when={"kind": "a"})
    password: Secret = fields.secret("Password")
    rows: tuple[NameValue, ...] = fields.pairs("Rows")
    token: Secret = fields.secret("Token", obtained=True)
    facts: Secret = fields.secret("Facts", hidden=True)


def facts(**values: object) -> TokenFacts:
    known = {
        "token": fingerprint(TOKEN.reveal()),
        "settings": "x",
        "obtained_at": datetime(2026, 11, 22, tzinfo=UTC),
    }
    return TokenFacts(**{**known, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "one",
    [facts(), facts(expires_at=datetime(2026, 11, 23, tzinfo=UTC), token_type="bearer")],
)
def test_what_is_written_is_read(one: TokenFacts) -> None:
    assert facts_of(one.written(), TOKEN) == one
    assert TOKEN.reveal() not in one.written().reveal()


def test_facts_of_another_token_are_none() -> None:
    assert facts_of(facts().written(), Secret("pasted")) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"token": "x"}'])
def test_what_is_not_readable_is_none(text: str) -> None:
    assert facts_of(Secret(text), TOKEN) is None


def test_a_moment_that_is_none_is_none() -> None:
    text = facts().written().reveal().replace("2026-11-22", "some day")
    assert facts_of(Secret(text), TOKEN) is None


@pytest.mark.parametrize(
    "edit",
    [
        {"kind": "b"},
        {"password": Secret("y")},
        {"rows": (NameValue("a", "1"), NameValue("a", "1"))},
    ],
)
def test_any_edit_changes_the_settings(edit: dict[str, object]) -> None:
    one = Filled(kind="x", password=Secret("x"), rows=(NameValue("a", "1"),))
    assert settings_of(one.with_values(**edit)) != settings_of(one)


@pytest.mark.parametrize(
    "edit", [{"token": Secret("t")}, {"facts": Secret("f")}, {"shown": "hidden now"}]
)
def test_tokens_and_hidden_rows_are_no_settings(edit: dict[str, object]) -> None:
    one = Filled(kind="x")
    assert settings_of(one.with_values(**edit)) == settings_of(one)
