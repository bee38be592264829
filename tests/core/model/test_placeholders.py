from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.model import json_text, placeholders
from httpv2_gui.core.model.placeholders import TOKEN, Found, StandIn


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


def test_a_value_that_looks_like_a_placeholder_is_a_value() -> None:
    values = {"[Input.a]": '" [Input.b]', "[Input.b]": "hush"}

    filled = placeholders.fill_json('{"x": "[Input.a]", "y": [Input.a]}', values)

    assert "hush" not in filled


def test_a_stand_in_gets_quotes_where_a_value_is_needed() -> None:
    values = {"[S.JsonResult| a]": StandIn("S.a")}

    filled = placeholders.fill_json('{"x": "<[S.JsonResult| a]>", "y": [S.JsonResult| a]}', values)

    assert filled == '{"x": "<S.a>", "y": "S.a"}'


TYPED = st.text(st.one_of(st.characters(), st.sampled_from('"\\[]{}|\n\t')), max_size=40)


@given(value=TYPED, other=TYPED)
def test_what_is_filled_in_never_breaks_the_json_around_it(value: str, other: str) -> None:
    reference = '[Read ticket.JsonResult| "a.b" | join("]")]'
    values = {"[Input.a (x)]": value, reference: other}

    filled = placeholders.fill_json(f'{{"x": "1 [Input.a (x)] 2", "y": ["{reference}"]}}', values)

    assert json.loads(filled) == {"x": f"1 {value} 2", "y": [other]}


@pytest.mark.parametrize("text", ['[A.b|"', '[A.b| "', "[A.b|[c", '[A.b|\\"', '"[A.b|""'])
def test_half_placeholders_take_no_time(text: str) -> None:
    began = time.monotonic()

    list(placeholders.find(text * 3000))
    placeholders.fill_json(text * 3000, {})

    assert time.monotonic() - began < 5
