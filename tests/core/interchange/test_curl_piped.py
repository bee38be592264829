from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl import to_curl
from httpv2_gui.core.interchange.curl_piped import split
from httpv2_gui.core.model.result import Sent


@given(st.binary(max_size=80).map(lambda body: b"@" + body))
def test_our_own_export_comes_back(body: bytes) -> None:
    text = to_curl(Sent(method="POST", url="https://h/", body=body))
    piped, rest = split(text)

    assert piped is not None
    assert piped.text.encode("utf-8", "surrogateescape") == body
    assert rest.startswith("curl --request POST")


def test_variables_stay_named() -> None:
    sent = Sent(method="POST", url="https://h/", body=b"@\xff<token>}| curl\n")
    piped, rest = split(to_curl(sent))

    assert piped is not None
    assert piped.live == ("$TOKEN",)
    assert piped.text == "@\udcff$TOKEN}| curl\n"
    assert rest.startswith("# Set TOKEN first")


@pytest.mark.parametrize(
    "text",
    [
        "curl h",
        "{\nrm -rf /\n} | curl h",
        "{\nprintf '%s' a b\n} | curl h",
        "{\n",
        "{\nprintf '%s' ",
    ],
)
def test_anything_else_is_left_as_it_is(text: str) -> None:
    assert split(text) == (None, text)


def test_nothing_in_the_pipe() -> None:
    assert split("{\n} | curl h") == (Word(""), "curl h")
