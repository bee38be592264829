from __future__ import annotations

import pytest

from httpv2_gui.core.auth.form_reply import form_pairs, secrets_in_reply


def test_a_form_is_read_in_order_with_blanks_and_repeats() -> None:
    content = b"oauth_token=a%2Fb+c&x=&x=2&expires=3600"
    assert form_pairs(content) == (
        ("oauth_token", "a/b c"),
        ("x", ""),
        ("x", "2"),
        ("expires", "3600"),
    )


@pytest.mark.parametrize(
    "content",
    [b"", b'{"a": "b=c"}', b"<html a=b></html>", b"just words", b"\xff\xfe=\x00", b"=1"],
)
def test_other_things_are_no_form(content: bytes) -> None:
    assert form_pairs(content) == ()


@pytest.mark.parametrize(
    "content",
    [b"access_token=tok-0123456789&token_type=bearer", b'{"access_token": "tok-0123456789"}'],
)
def test_secrets_are_found_in_either(content: bytes) -> None:
    assert [one.text for one in secrets_in_reply(content)] == ["tok-0123456789"]


def test_a_token_is_one_however_short_it_is() -> None:
    found = [one.text for one in secrets_in_reply(b"oauth_token=t1&session_token=t2&expires_in=60")]
    assert found == ["t1"]
