from __future__ import annotations

import pytest

from httpv2_gui.core.model import brief_json, json_text

LONG = ", ".join(["12345"] * 5000)
MANY = ", ".join(f'"k{number}": 1' for number in range(60))


@pytest.mark.parametrize("text", ["1.10", '"a"', "null", "[]", "{}", '{"a": [1E2, {"a": true}]}'])
def test_a_small_value_is_whole(text: str) -> None:
    assert brief_json.dump(json_text.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        (f"[{LONG}]", "[12345, 12345, ", ', "…"]'),
        (f"{{{MANY}}}", '{"k0": 1, ', ', "…": "…"}'),
        (f'"{"x" * 9000}"', '"xxx', "x…"),
        ("1" * 9000, "111", "111"),
        ("[" * 50 + "]" * 50, "[[[[", '[["…"]]]]'),
    ],
)
def test_of_a_large_one_the_beginning_is_shown(text: str, begin: str, end: str) -> None:
    shown = brief_json.dump(json_text.parse(text))
    assert shown.startswith(begin)
    assert shown.endswith(end)
    assert len(shown) < 2100
