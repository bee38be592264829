import json

import pytest

from httpv2_gui.core.platforms import edits

TEXT = '{\n  "Content-type": "a",  "n": 1,\n  "list": [true, "true"]\n}'


def test_a_name_changes_alone() -> None:
    assert edits.with_name(TEXT, "Content-type", "Content-Type") == TEXT.replace("-type", "-Type")
    assert edits.with_name(TEXT, "absent", "x") == TEXT


def test_values_change_alone() -> None:
    changed = edits.with_values(TEXT, lambda name, value: "[1]" if name == "n" else value)
    assert changed == TEXT.replace('"n": 1', '"n": [1]')


def test_booleans_become_texts() -> None:
    assert edits.with_quoted_booleans('[true, "true", false]') == '["true", "true", "false"]'


@pytest.mark.parametrize("text", ["", " ", "{}", "{ }", '{"a": 1}', '{\n  "a": 1\n}'])
def test_an_entry_is_added(text: str) -> None:
    added = json.loads(edits.with_entry(text, "x", "y"))
    assert added == {"x": "y"} | json.loads(text.strip() or "{}")


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"a"}'])
def test_what_is_no_object_has_no_entries(text: str) -> None:
    assert edits.entries(text) == []
    assert edits.with_values(text, lambda _name, _value: "x") == text


def test_placeholders_stay() -> None:
    text = '{"a": [Input.a], "b": "[Input.b]"}'
    assert edits.with_values(text, lambda _name, value: value) == text
    assert edits.with_name(text, "b", "c") == text.replace('"b"', '"c"')
