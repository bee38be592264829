from __future__ import annotations

import httpx
import pytest

from httpv2_gui.core.auth.bearer_token import (
    BearerSigner,
    bare,
    challenge_of,
    in_words,
    problems_of,
)
from httpv2_gui.core.model.result import Headers, Received
from httpv2_gui.core.model.secret import Secret


def answer(*challenges: str) -> Received:
    headers: Headers = tuple(("WWW-Authenticate", one) for one in challenges)
    return Received(status=401, reason="", http_version="HTTP/1.1", headers=headers)


@pytest.mark.parametrize("typed", ["abc", " abc\n", "Bearer abc", "bearer   abc "])
def test_what_was_copied_along_is_taken_off(typed: str) -> None:
    assert bare(Secret(typed)) == "abc"
    request = next(BearerSigner(Secret(typed)).sync_auth_flow(httpx.Request("GET", "https://h/")))
    assert request.headers["authorization"] == "Bearer abc"


@pytest.mark.parametrize(
    ("typed", "severities"),
    [
        ("", []),
        ("abc.DEF-_~+/==", []),
        ("a\nb", ["error"]),
        ("schlüssel", ["error"]),
        ("two words", ["warning"]),
        ("Bearer abc", ["warning"]),
    ],
)
def test_what_is_wrong_is_said_without_the_token(typed: str, severities: list[str]) -> None:
    found = list(problems_of(Secret(typed), "access_token", "Access Token"))
    assert [one.severity for one in found] == severities
    assert all(one.place == "access_token" for one in found)
    assert not typed or typed not in repr(found)


def test_the_servers_own_words() -> None:
    bearer = challenge_of(answer('Basic realm="x"', 'Bearer error="a", error_description="b, c"'))
    assert bearer is not None
    assert in_words(bearer) == "a, b, c"
    assert challenge_of(answer("Basic")) is None
