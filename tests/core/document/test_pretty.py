from __future__ import annotations

import pytest
from hypothesis import given

from httpv2_gui.core.document.pretty import indent, minify, tokens, written
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError
from tests.core.model.test_json_text import json_values

TYPED = '{"a":1.10,"a":[ ],"t" : "x  {{integration.token}}", "n":[Input.some id],"b":[-0,{"c":{}}]}'


def test_indenting_puts_one_entry_on_a_line() -> None:
    assert indent(TYPED).splitlines() == [
        "{",
        '  "a": 1.10,',
        '  "a": [],',
        '  "t": "x  {{integration.token}}",',
        '  "n": [Input.some id],',
        '  "b": [',
        "    -0,",
        "    {",
        '      "c": {}',
        "    }",
        "  ]",
        "}",
    ]


def test_minifying_takes_only_the_space_between_tokens() -> None:
    assert minify(indent(TYPED)) == minify(TYPED)
    assert '"x  {{integration.token}}","n":[Input.some id],' in minify(TYPED)


def test_a_placeholder_with_quotes_inside_a_string_stays() -> None:
    text = '{"n": "[Search.JsonResult| "a.b"]"}'

    assert minify(text) == '{"n":"[Search.JsonResult| "a.b"]"}'


@given(json_values())
def test_no_token_is_changed(value: Json) -> None:
    text = json_text.dump(value)

    assert list(tokens(indent(text))) == list(tokens(text)) == list(tokens(minify(text)))
    assert json_text.parse(indent(text)) == value


@pytest.mark.parametrize("text", ['{"a": 1,}', "", "[1", "{{integration.token}} x", "[" * 90_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(JsonError):
        indent(text)


def test_another_width() -> None:
    assert indent("[1]", width=4) == "[\n    1\n]"


def test_values_nested_without_end_are_written() -> None:
    value: Json = []
    for _ in range(5_000):
        value = [value]

    assert len(written(value)) < 5_000_000


def test_a_value_is_written_as_it_was_read() -> None:
    assert written(json_text.parse('{"a": [1.10], "a": ""}')) == (
        '{\n  "a": [\n    1.10\n  ],\n  "a": ""\n}'
    )
