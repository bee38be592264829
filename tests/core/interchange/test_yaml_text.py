from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.interchange import yaml_text
from httpv2_gui.core.interchange.format import InterchangeError

TEXT = "a: 'one'   # why\nlist:\n-   name: x\n    value: null\nb: 2026-01-01\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_any_text_is_written_in_place_and_read_again(value: str) -> None:
    document = yaml_text.read(TEXT)
    one = yaml_text.child(document.root, "a")
    two = yaml_text.child(yaml_text.items(yaml_text.child(document.root, "list"))[0], "value")
    assert one is not None
    assert two is not None

    after = document.replaced(
        {one: document.written(value, one), two: document.written(value, two)}
    )

    read = yaml_text.read(after).value
    assert read == {"a": value, "list": [{"name": "x", "value": value}], "b": "2026-01-01"}
    assert "# why" in after


def test_values_are_text_flags_and_nothing() -> None:
    assert yaml_text.read("a: 1.10\nb: yes\nc: ~\nd: 0x1f\n").value == {
        "a": "1.10", "b": True, "c": None, "d": "0x1f",
    }  # fmt: skip


def test_a_scalar_of_the_platform_is_folded_as_it_was() -> None:
    text = yaml.safe_dump(
        {"parameters": [{"value": "word " * 60 + "'quoted'"}], "long": "other words " * 30},
        indent=4,
        sort_keys=False,
    )
    document = yaml_text.read(text)
    inner = yaml_text.child(
        yaml_text.items(yaml_text.child(document.root, "parameters"))[0], "value"
    )
    outer = yaml_text.child(document.root, "long")
    assert inner is not None
    assert outer is not None

    same = {node: document.written(str(yaml_text.value_of(node)), node) for node in (inner, outer)}
    assert document.replaced(same).replace("- value", "-   value") == text.replace(
        "- value", "-   value"
    )


@pytest.mark.parametrize(
    "before",
    ["# é😀 ☃\n", "x: 'é😀'\n", 'x: "a\x85b"\n', "# c\r\nx: 1\r\n", "x: |\n  é\n  😀\n"],
)
def test_places_are_right_behind_any_character(before: str) -> None:
    document = yaml_text.read(f"{before}a: 'old'  # é\nb: 2\n")
    node = yaml_text.child(document.root, "a")
    assert node is not None
    changed = document.replaced({node: document.written("new", node)})
    assert changed == f"{before}a: new  # é\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1]\nb: [*x, *x]", "line 2: It repeats a part by an alias"),
        ("[" * 50_000, "line 1: It is nested more than 40 levels deep"),
        ("- a\n" * 210_000, "line 199999: It has too many entries"),
        ("a: 1\n\tb: 2", "line 2: This is no YAML"),
        ("a: 1\n---\nb: 2", "This is no YAML"),
        ("x" * (yaml_text.LARGEST + 1), "more than 4,194,304 characters"),
        ("", "The file is empty"),
        ("a: \x07", "This is no YAML"),
    ],
)
def test_bombs_and_broken_files_end_soon_with_a_place(text: str, said: str) -> None:
    started = time.monotonic()
    with pytest.raises(InterchangeError) as refused:
        yaml_text.read(text)
    assert said in str(refused.value)
    assert time.monotonic() - started < 10
