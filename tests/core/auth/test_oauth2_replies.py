from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from httpv2_gui.core.auth.grant import Reply
from httpv2_gui.core.auth.oauth2_replies import ReplyError, TokenReply, read

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def reading(body: bytes, status: int = 200, reason: str = "OK") -> TokenReply:
    reply = Reply(status=status, reason=reason, headers=(), body=body)
    return read(reply, NOW, grant_hint="Look at the grant.", authentication="Client Authentication")


def refusal(body: bytes, status: int = 200, reason: str = "OK") -> ReplyError:
    with pytest.raises(ReplyError) as raised:
        reading(body, status, reason)
    return raised.value


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        (b'{"access_token": "t", "token_type": "Bearer", "expires_in": 60}', 60),
        (b'{"access_token": "t", "token_type": "bearer", "expires_in": "60"}', 60),
        (b'{"access_token": "t", "token_type": "BearerToken", "expires_in": 60.0}', 60),
        (b'{"access_token": "t"}', None),
        (b'{"access_token": "t", "expires_in": null, "error": null}', None),
        (b'{"access_token": "t", "expires_in": "soon"}', None),
        (b'{"access_token": "t", "expires_in": 0}', 0),
        (b'{"access_token": "t", "expires_in": -5}', None),
        (b'{"access_token": "t", "expires_in": 1e400}', None),
        (b'{"access_token": "t", "expires_in": 99999999999999999999}', None),
        (b"access_token=t&expires_in=60&scope=&token_type=bearer", 60),
        (b'{"data": {"access_token": "t", "expires_in": 60}}', 60),
        (b'{"other": {"expires_in": 9}, "data": {"accessToken": "t", "expiresIn": 60}}', 60),
        (b'\xef\xbb\xbf{"access_token": "t"}', None),
        (b'[{"access_token": "t"}]', None),
        (b'{"access_token": "t", "expires_on": "1795348860"}', 60),
    ],
)
def test_replies_as_they_are_in_the_wild(body: bytes, seconds: int | None) -> None:
    found = reading(body)
    assert found.access_token == "t"
    expected = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert found.expires_at == expected


def test_the_token_at_the_top_wins_and_its_neighbours_are_its_own() -> None:
    body = b"""{"user": {"access_token": "inner", "refresh_token": "r-inner"},
        "access_token": "top", "refresh_token": "r-top", "token_type": "bot"}"""
    found = reading(body)
    assert (found.access_token, found.refresh_token) == ("top", "r-top")
    assert found.token_type == "bot"
    assert "top" not in repr(found)


def test_an_error_with_200_is_an_error() -> None:
    error = refusal(b'{"error": "bad_verification_code", "error_description": "It expired."}')
    assert error.message == (
        "The server gave no token: bad_verification_code: It expired. (200 OK)."
    )
    assert error.code == "bad_verification_code"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("invalid_client", "Client Authentication"),
        ("invalid_grant", "Look at the grant."),
        ("invalid_scope", "Scope"),
        ("unauthorized_client", "Grant Type"),
        ("unsupported_grant_type", "Grant Type"),
        ("invalid_request", "Access Token Parameters"),
        ("strange", ""),
    ],
)
def test_each_error_names_the_field_to_change(code: str, words: str) -> None:
    error = refusal(b'{"error": "%s"}' % code.encode(), 400, "Bad Request")
    assert code in error.message
    assert words in error.hint


@pytest.mark.parametrize(
    "body", [b'{"token": "x"}', b"<html>Log in</html>", b'{"access_token": ""}', b"", b"\xff\x00"]
)
def test_a_reply_without_a_token_is_shown(body: bytes) -> None:
    error = refusal(body)
    shown = body.decode("utf-8", "replace") or "(empty)"
    assert shown in error.message
    assert "There is no access_token in the reply (200 OK)" in error.message
    assert "Access Token URL" in error.hint


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "Client Secret"), (404, "Access Token URL"), (503, "a problem of its own")],
)
def test_without_an_error_of_its_own_the_status_speaks(status: int, words: str) -> None:
    error = refusal(b'{"error": {"message": "no"}}', status, "Said")
    assert f"{status} Said" in error.message
    assert '{"message": "no"}' in error.message
    assert words in error.hint


def test_an_endless_page_is_cut() -> None:
    assert len(refusal(b"a" * 1_000_000, 500, "Oh").message) < 5000


def test_a_token_that_no_header_can_hold_is_refused_without_being_shown() -> None:
    error = refusal(b'{"access_token": "hush-hush\\r\\nX-Evil: 1"}')
    assert "line break" in error.message
    assert "hush" not in error.message
