from __future__ import annotations

import json

import pytest

from httpv2_gui.core.auth.tokens import TokenError, read_token, secrets_in


def token(answer: object, field: str) -> str:
    return read_token(json.dumps(answer).encode(), field).text


@pytest.mark.parametrize(
    ("answer", "field", "expected"),
    [
        ({"access_token": "t", "expires_in": 1799}, "access_token", "t"),
        ({"data": {"access_token": "t"}}, "data_access_token", "t"),
        ({"data": {"access": {"token": "t"}}}, "data_access_token", "t"),
        ({"tokens": [{"value": "a"}, {"value": "b"}]}, "tokens_2_value", "b"),
        ([{"token": "t"}], "1_token", "t"),
        ({"token": 17}, "token", "17"),
        ({"token": True}, "token", "true"),
    ],
)
def test_token_is_found_by_its_flattened_name(answer: object, field: str, expected: str) -> None:
    assert token(answer, field) == expected


def test_number_is_given_as_written() -> None:
    assert read_token(b'{"token": 1.10}', "token").text == "1.10"


def test_exact_name_at_the_top_wins_with_a_warning() -> None:
    answer = b'{"data": {"access_token": "nested"}, "data_access_token": "exact"}'
    found = read_token(answer, "data_access_token")
    assert found.text == "exact"
    assert "data > access_token" in found.warnings[0]


def test_else_the_first_in_the_document_wins_with_a_warning() -> None:
    answer = b'{"a": {"b_c": "first"}, "a_b": {"c": "second"}}'
    found = read_token(answer, "a_b_c")
    assert found.text == "first"
    assert found.warnings


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (b'{"data": {"access_token": "t"}}', "access_token"),
        (b'{"Access_Token": "t"}', "access_token"),
        (b'{"access_token": null}', "access_token"),
        (b'{"access_token": ""}', "access_token"),
        (b'{"access_token": {"value": "t"}}', "access_token"),
        (b"<html>", "access_token"),
        (b"", "access_token"),
        (b'{"a":' * 5000, "access_token"),
    ],
)
def test_no_token_is_said_in_http_v2s_words(answer: bytes, field: str) -> None:
    with pytest.raises(TokenError, match="Couldn't retrieve the access token from response, as"):
        read_token(answer, field)


def test_utf_16_is_read() -> None:
    assert read_token('{"token": "ü"}'.encode("utf-16"), "token").text == "ü"


def test_found_token_does_not_show_itself() -> None:
    assert "hush" not in repr(read_token(b'{"token": "hush"}', "token"))


def test_other_secrets_of_the_answer_are_known() -> None:
    answer = b"""{"access_token": "short-one", "refresh_token": "r-12345678",
        "token_type": "bearer", "expires_in": 3599, "instance_url": "https://my.example.com/services/x1",
        "scope": "application/x-www-form-urlencoded", "blob": "Zm9vYmFyYmF6MTIzNDU2Nzg5",
        "password_expired": "no"}"""
    assert {known.label for known in secrets_in(answer)} == {
        "access_token",
        "refresh_token",
        "blob",
    }


def test_of_an_error_only_what_is_named() -> None:
    answer = b'{"trace_id": "0123456789abcdef0123456789abcdef", "session": "abcdefgh"}'
    assert [known.label for known in secrets_in(answer, only_named=True)] == ["session"]
    assert list(secrets_in(b"not json")) == []


def test_what_an_error_says_of_a_field_is_no_secret() -> None:
    answer = b'{"password": ["This field is required."], "api_key": "0123456789"}'
    assert [known.label for known in secrets_in(answer, only_named=True)] == ["api_key"]
    assert [known.label for known in secrets_in(answer)] == ["password", "api_key"]
