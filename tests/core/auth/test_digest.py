from __future__ import annotations

import pytest

from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.secret import Secret
from tests.core.auth.hints import hint_of

AUTH = DigestAuth(username="tester", password=Secret("hush-hush"))
ANSWERED = (("Authorization", 'Digest username="tester"'),)


def hint(*lines: str, sent: tuple[tuple[str, str], ...] = ANSWERED, status: int = 401) -> str:
    return hint_of(AUTH, status, *lines, sent=sent)


def test_user_name_that_no_header_can_hold_is_a_problem() -> None:
    [problem] = problems(AUTH.with_values(username="a\nb"))
    assert problem.place == "username"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            'Digest realm="x", nonce="n", algorithm=SHA-256, qop="auth"',
            "Digest (realm “x”, SHA-256) was answered with qop auth, and refused: "
            "check User Name and Password",
        ),
        ('Digest realm="x", nonce="n"', "Digest (realm “x”) was answered, and refused"),
        ('Digest nonce="n", stale=true', "every nonce stale"),
        ("Negotiate, Basic realm=x", "offers Negotiate and Basic (realm “x”), but not Digest"),
        ('Digest nonce="n", algorithm=SHA-3', "Digest (SHA-3), which cannot be answered"),
    ],
)
def test_refusal_says_what_was_offered_and_what_to_change(line: str, words: str) -> None:
    assert words in hint(line)


def test_refusal_without_a_challenge() -> None:
    assert "no WWW-Authenticate" in hint()


def test_typed_header_is_named() -> None:
    assert "typed Authorization" in hint('Digest nonce="n"', sent=(("Authorization", "Basic x"),))


def test_other_answers_are_explained_by_their_status() -> None:
    assert hint('Digest nonce="n"', status=403) == ""
