from __future__ import annotations

import subprocess

import pytest

from httpv2_gui.core.interchange.shell import Variables, quoted


def echoed(word: str, **environment: str) -> str:
    done = subprocess.run(
        ["/bin/sh", "-c", f"printf %s {word}"], capture_output=True, check=True, env=environment
    )
    return done.stdout.decode()


@pytest.mark.parametrize("text", ["", "it's", '$HOME `id` \\ " !', "a\nb", "-n", "*"])
def test_quoted_text_stays_as_it_is(text: str) -> None:
    assert echoed(quoted(text)) == text


def test_labels_become_variables() -> None:
    variables = Variables(["API Key", "token"])

    assert variables.word("k=<API Key>;<token>") == "'k='\"$API_KEY\"';'\"$TOKEN\""
    assert variables.used == {"API_KEY": "API Key", "TOKEN": "token"}


def test_the_longest_label_counts_and_others_are_text() -> None:
    variables = Variables(["a", "a b"])

    assert variables.pieces("<a b><c>") == [("A_B", True), ("<c>", False)]


def test_two_labels_never_share_a_variable() -> None:
    variables = Variables(["api-key", "API Key"])

    assert {variables.name("api-key"), variables.name("API Key")} == {"API_KEY", "API_KEY_2"}


@pytest.mark.parametrize(
    ("label", "name"),
    [("Path", "SECRET_PATH"), ("2nd", "SECRET_2ND"), ("ключ", "SECRET"), ("a-b", "A_B")],
)
def test_variables_have_names_a_shell_takes(label: str, name: str) -> None:
    assert Variables([label]).name(label) == name


def test_without_labels_everything_is_text() -> None:
    assert Variables([]).word("<a>") == "'<a>'"
    assert Variables([]).word("") == "''"
