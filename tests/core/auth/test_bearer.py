from __future__ import annotations

import httpx
import pytest

from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.secret import Secret
from tests.core.auth.hints import hint_of


def sent(token: str) -> bytes:
    flow = BearerAuth(token=Secret(token)).signer().auth_flow(httpx.Request("GET", "http://h/"))
    raw = dict(next(flow).headers.raw)
    return raw[b"Authorization"]


def hint(*lines: str, status: int = 401) -> str:
    return hint_of(BearerAuth(token=Secret("hush")), status, *lines)


def test_rfc_6750_example() -> None:
    assert sent("mF_9.B5f-4.1JqM") == b"Bearer mF_9.B5f-4.1JqM"


@pytest.mark.parametrize("typed", ["Bearer mF_9", "  bearer\t mF_9 \n", "mF_9\n"])
def test_what_was_copied_with_the_token_is_left_out(typed: str) -> None:
    assert sent(typed) == b"Bearer mF_9"


def test_pasted_word_is_told_and_the_bare_token_is_redacted() -> None:
    auth = BearerAuth(token=Secret("Bearer hush-0123"))
    [problem] = problems(auth)
    assert (problem.place, problem.severity) == ("token", "warning")
    assert (
        Redactor(auth.known_secrets()).text("x hush-0123 Bearer hush-0123") == "x <Token> <Token>"
    )


@pytest.mark.parametrize(
    ("token", "severity"),
    [
        ("hush\nhush", "error"),
        ("hush\x7f", "error"),
        ("hüsh", "error"),
        ("hush hush", "warning"),
        ('"hush"', "warning"),
        ("hush=x", "warning"),
    ],
)
def test_token_with_strange_signs_is_a_problem_that_does_not_show_it(
    token: str, severity: str
) -> None:
    [problem] = problems(BearerAuth(token=Secret(token)))
    assert (problem.place, problem.severity) == ("token", severity)
    assert "hush" not in str(problem)


@pytest.mark.parametrize("token", ["mF_9.B5f-4.1JqM", "abc+/~==", " trimmed "])
def test_usual_tokens_are_fine(token: str) -> None:
    assert problems(BearerAuth(token=Secret(token))) == []


def test_refusal_has_the_servers_words() -> None:
    line = 'Bearer realm="x", error="invalid_token", error_description="The token expired"'
    assert "The server says: invalid_token, The token expired. Check Token" in hint(line)
    assert "Check Token" in hint()
    assert "offers Basic, but not Bearer" in hint("Basic")
    scope = 'Bearer error="insufficient_scope", scope="read:all"'
    assert "lacks a scope: read:all" in hint(scope, status=403)
    assert "what it is allowed to do" in hint(status=403)
    assert hint(status=400) == ""
