from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from httpv2_gui.core.interchange.ansi_c import read


def bash(inside: str) -> bytes:
    script = f"printf %s $'{inside}'".encode()
    return subprocess.run(["bash", "-c", script], env={"LC_ALL": "C.UTF-8"}, capture_output=True, check=True).stdout  # fmt: skip  # noqa: E501


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"ab0189xuUcé☃ ", "\\n", "\\t", "\\\\", "\\'", '\\"', "\\x41", "\\xff",
                         "\\u00e9", "\\U0001f600", "\\101", "\\e", "\\z", "\\?"]), max_size=12
    ).map("".join)
)  # fmt: skip
def test_as_bash_reads_it(inside: str) -> None:
    text, end = read(inside + "'", 0)

    assert text.encode("utf-8", "surrogateescape") == bash(inside)
    assert end == len(inside) + 1


@pytest.mark.parametrize("text", ["", "\\", "\\x", "\\u", "abc", "\\U7fffffff'", "\\c"])
def test_cut_off_text_is_read_as_far_as_it_goes(text: str) -> None:
    assert read(text, 0)[1] >= len(text)
