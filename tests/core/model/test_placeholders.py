from __future__ import annotations

import pytest

from httpv2_gui.core.model import json_text, placeholders
from httpv2_gui.core.model.placeholders import TOKEN, Found


def test_placeholders_are_found_from_left_to_right() -> None:
    text = 'a {{integration.token}} [Input.URL (x)] [Step.JsonResult| "a.b"]'

    assert [found.text for found in placeholders.find(text)] == [
        "{{integration.token}}",
        "[Input.URL (x)]",
        '[Step.JsonResult| "a.b"]',
    ]


def test_a_place_has_an_end() -> None:
    assert next(iter(placeholders.find("ab[Input.x]"))) == Found("[Input.x]", 2)
    assert Found("[Input.x]", 2).end == 11


@pytest.mark.parametrize(
    "text", ["[1.5, 2]", "[true, 1.5]", '["a.b"]', "{{}}", "[a]", '["[a.b", "c]"]', "[a.b\n]"]
)
def test_json_is_no_placeholder(text: str) -> None:
    assert list(placeholders.find(text)) == []


def test_known_ones_are_filled_and_others_stay() -> None:
    assert placeholders.fill("[Input.a]/[Input.b]", {"[Input.a]": "1"}) == "1/[Input.b]"


def test_a_value_is_escaped_inside_a_json_string_only() -> None:
    text = '{"a": "x {{integration.token}}", "b": [Input.b]}'
    values = {TOKEN: 'q"\n', "[Input.b]": '{"c": 1}'}

    filled = placeholders.fill_json(text, values)

    assert json_text.dump(json_text.parse(filled)) == r'{"a": "x q\"\n", "b": {"c": 1}}'


def test_a_backslash_in_a_value_is_no_pattern() -> None:
    assert placeholders.fill("[Input.a]", {"[Input.a]": r"\1\g<0>"}) == r"\1\g<0>"


def test_the_token_is_asked_for_by_its_exact_text() -> None:
    assert placeholders.uses_token("a", "Bearer {{integration.token}}")
    assert not placeholders.uses_token("{{ integration.token }}", "")
