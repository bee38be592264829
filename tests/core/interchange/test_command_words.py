from __future__ import annotations

import shlex
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from httpv2_gui.core.interchange.command_words import posix


def texts(command: str) -> list[str]:
    return [word.text for word in posix(command).words]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=1))
def test_quoted_words_come_back(words: list[str]) -> None:
    assert texts(shlex.join(words)) == words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", " ", "'b c'", '"d e"', "\\ ", "\\\n", "\\\\", '"\\""', '"\\x"', "#f",
                         "''", "é", '"$"', "\\$x", "'$y'", '$\'\\n\'']), max_size=10
    ).map("".join)
)  # fmt: skip
def test_as_bash_cuts_them(text: str) -> None:
    """What stands behind a comment's line is another command, which bash does not find."""
    ran = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' x {text}"],
        env={"LC_ALL": "C.UTF-8"}, capture_output=True, check=False,
    )  # fmt: skip
    assert ["x", *texts(f"x {text}")[1:]] == ran.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("$A", "$A"),
        ('"x ${B:-c} y"', "${B:-c}"),
        ('"$(echo ")" \'(\')"', "$(echo \")\" '(')"),
        ("`id -u`", "`id -u`"),
        ('"$(never closed', "$(never closed"),
    ],
)
def test_what_a_shell_would_replace_is_kept_and_named(text: str, live: str) -> None:
    assert posix(text).words[0].live == (live,)
    assert live in posix(text).words[0].text


def test_only_the_first_command_counts() -> None:
    found = posix("# say it\n\ncurl a 2>/dev/null && rm -rf /")

    assert [word.text for word in found.words] == ["curl", "a"]
    assert found.rest == "&& rm -rf /"
    assert found.notes == ["The shell's 2> /dev/null is left out."]
