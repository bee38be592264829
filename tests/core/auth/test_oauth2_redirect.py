from __future__ import annotations

import pytest

from httpv2_gui.core.auth.grant import GrantError
from httpv2_gui.core.auth.oauth2_redirect import code_of

SERVERS = ("https://login.example/authorize", "https://api.example/token")
BACK = "http://127.0.0.1:4711/callback"


def code(came: str) -> str:
    return code_of(came, state="s t", servers=SERVERS)


def refusal(came: str) -> GrantError:
    with pytest.raises(GrantError) as raised:
        code(came)
    return raised.value


@pytest.mark.parametrize(
    "came",
    [
        f"{BACK}?code=a%2Fb&state=s+t",
        f"  {BACK}?state=s%20t&code=a/b#_=_\n",
        "code=a%2Fb&state=s+t",
        "?code=a%2Fb&state=s+t",
        f"{BACK}#code=a%2Fb&state=s+t",
        f"{BACK}?code=a%2Fb&code=other&state=s+t",
        f"{BACK}?code=a%2Fb&state=s+t&iss=https%3A%2F%2Flogin.example%2Ftenant",
        f"{BACK}?code=a%2Fb&state=s+t&iss=https://API.example",
        "com.example.app:/back?code=a%2Fb&state=s+t",
    ],
)
def test_the_code_is_found(came: str) -> None:
    assert code(came) == "a/b"


@pytest.mark.parametrize(
    ("came", "words"),
    [
        (f"{BACK}?code=a&state=other", "state that came back"),
        (f"{BACK}?error=access_denied&state=other", "state that came back"),
        (f"{BACK}?code=a", "no state"),
        (f"{BACK}?state=s+t", "no code"),
        (BACK, "no code"),
        ("just words", "no code"),
        ("", "no code"),
        (f"{BACK}?code=a&state=s+t&iss=https://[::1", "another server: https://[::1"),
        (f"{BACK}?code=a&state=s+t&iss=https://evil.example", "https://evil.example"),
    ],
)
def test_what_is_not_right_is_said(came: str, words: str) -> None:
    assert words in refusal(came).message


def test_a_refusal_is_said_in_the_servers_words() -> None:
    query = "error=invalid_scope&error_description=No+such+scope%3A+x&state=s+t"
    error = refusal(f"{BACK}?{query}&error_uri=https://login.example/help")
    assert error.message == (
        "The server refused: invalid_scope: No such scope: x (https://login.example/help)"
    )
    assert "Scope" in error.hint
    assert error.kind == "token"


def test_a_refusal_may_come_without_state() -> None:
    error = refusal("error=access_denied")
    assert (error.kind, error.message) == ("denied", "The server refused: access_denied")


def test_whoever_wrote_the_refusal_it_stays_short_and_plain() -> None:
    said = refusal(f"error=x&error_description=a%0Ab%07%E2%80%AE{'z' * 20_000}").message
    assert said.startswith("The server refused: x: a b  z")
    assert len(said) < 1100
