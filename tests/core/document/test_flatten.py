from __future__ import annotations

from hypothesis import given

from httpv2_gui.core.document.flatten import flatten
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, Members
from tests.core.model.test_json_text import json_values


def names(text: str) -> list[str]:
    return [name for name, _value in flatten(json_text.parse(text))]


def test_keys_and_positions_are_joined_by_dots() -> None:
    assert names('{"a": {"b": 1}, "tags": ["x", {"y": 2}]}') == ["a.b", "tags.0", "tags.1.y"]


def test_what_is_empty_is_a_value() -> None:
    assert names('{"a": {}, "b": [], "c": ""}') == ["a", "b", "c"]


def test_equal_paths_are_numbered() -> None:
    assert names('{"a": 1, "a": 2, "a": 3}') == ["a", "a (2)", "a (3)"]
    assert names('{"a.b": 1, "a": {"b": 2}}') == ["a.b", "a.b (2)"]


def test_a_real_name_that_looks_numbered_stays_apart() -> None:
    assert names('{"a": 1, "a": 2, "a (2)": 3}') == ["a", "a (2)", "a (2) (2)"]


def test_an_empty_key_is_a_key() -> None:
    assert names('{"": 1, "a": {"": 2}}') == ["", "a."]


def test_deep_rows_are_no_problem() -> None:
    value: Json = None
    for _ in range(5_000):
        value = Members([("a", value)])

    ((name, _value),) = flatten(value)

    assert len(name) == 9_999


def leaves(value: Json) -> int:
    if isinstance(value, Members) and value:
        return sum(leaves(item) for _key, item in value)
    if isinstance(value, list) and value and not isinstance(value, Members):
        return sum(leaves(item) for item in value)
    return 1


@given(json_values())
def test_every_value_has_a_name_of_its_own(value: Json) -> None:
    found = list(flatten(Members([("row", value)])))

    assert len({name for name, _value in found}) == len(found) == leaves(value)
