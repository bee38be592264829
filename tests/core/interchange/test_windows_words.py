from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.interchange.windows_words import looks_like_it, windows


def texts(command: str) -> list[str]:
    return [word.text for word in windows(command).words]


@given(st.lists(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FF)), min_size=1))
def test_arguments_come_back(words: list[str]) -> None:
    """Written by Python's own rules for Windows, with carets before what cmd.exe would take."""
    line = subprocess.list2cmdline(["curl", *words])
    escaped = "".join(f"^{char}" if char in '^"&|<>()%!' else char for char in line)

    assert texts(escaped) == ["curl", *words]


@pytest.mark.parametrize("text", ['curl ^"a^"', "curl a ^\r\n b", "curl.exe a"])
def test_it_is_recognised(text: str) -> None:
    assert looks_like_it(text)
    assert not looks_like_it("curl 'a^b' \\\n c")


def test_inside_quotes_a_caret_is_one() -> None:
    assert texts('curl "a^b" c^d') == ["curl", "a^b", "cd"]


def test_a_second_command_is_left_out() -> None:
    assert windows('curl "a&b" & del x').rest == "& del x"
    assert windows("curl %TOKEN%").words[1].live == ("%TOKEN%",)
