from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.interchange.json_members import members_of, replaced
from httpv2_gui.core.model.json_text import JsonError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(value=st.dictionaries(st.text(), JSON, max_size=5), indent=st.sampled_from([None, 0, 3]))
def test_places_are_those_of_the_values(value: dict[str, object], indent: int | None) -> None:
    text = f" {json.dumps(value, indent=indent)}\n"

    assert {m.name: json.loads(text[m.start : m.end]) for m in members_of(text)} == value


@given(value=st.dictionaries(st.text(max_size=3), JSON, max_size=4), name=st.text(max_size=3))
def test_one_value_is_replaced_or_added(value: dict[str, object], name: str) -> None:
    text = json.dumps(value, ensure_ascii=False)

    assert json.loads(replaced(text, {name: '"new"'})) == value | {name: "new"}
    assert replaced(text, {}) == text


def test_numbers_and_spaces_around_stay() -> None:
    text = '{ "a" : 1.50,\n"b":{"c": [ ]}  }'
    assert replaced(text, {"b": "2", "d": "3"}) == '{ "a" : 1.50,\n"b":2,"d":3  }'


@pytest.mark.parametrize("text", ["", "[]", '{"a":1', '{"a":NaN}', "[" * 5000])
def test_what_is_no_object(text: str) -> None:
    with pytest.raises(JsonError):
        members_of(text)
