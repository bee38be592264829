from __future__ import annotations

import pytest
from hypothesis import given

from httpv2_gui.core.document.json_diff import Change, json_changes
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json
from tests.core.model.test_json_text import json_values


def changes(before: str, after: str) -> list[Change]:
    return list(json_changes(json_text.parse(before), json_text.parse(after)))


def test_changes_come_in_document_order() -> None:
    before = '{"z": 1, "a": {"b": "x", "gone": null}, "same": [1]}'
    after = '{"a": {"b": "y"}, "z": 2, "same": [1], "new": {"c": 1}}'

    assert changes(before, after) == [
        Change("z", "changed", "1", "2"),
        Change("a.b", "changed", '"x"', '"y"'),
        Change("a.gone", "removed", "null", None),
        Change("new", "added", None, '{"c": 1}'),
    ]


@pytest.mark.parametrize(("before", "after"), [("1.0", "1"), ("100", "1E2"), ('"1"', "1")])
def test_numbers_are_compared_as_written(before: str, after: str) -> None:
    assert changes(before, after) == [Change("", "changed", before, after)]


def test_an_item_put_in_front_is_one_change() -> None:
    assert changes('[{"a": 1}, 2, 3]', '[0, {"a": 1}, 2, 3]') == [Change("0", "added", None, "0")]
    assert changes("[0, 1, 2]", "[0, 2]") == [Change("1", "removed", "1", None)]


def test_a_changed_item_is_looked_into() -> None:
    assert changes('[{"a": 1, "b": 2}, 5]', '[{"a": 1, "b": 3}, 5]') == [
        Change("0.b", "changed", "2", "3")
    ]


def test_equal_keys_are_compared_one_by_one() -> None:
    assert changes('{"a": 1, "a": 2}', '{"a": 1, "a": 3, "a": 4}') == [
        Change("a", "changed", "2", "3"),
        Change("a", "added", None, "4"),
    ]


def test_another_kind_is_a_change() -> None:
    assert changes('{"a": {}}', '{"a": []}') == [Change("a", "changed", "{}", "[]")]
    assert changes('{"a": null}', "{}") == [Change("a", "removed", "null", None)]


@given(json_values())
def test_nothing_differs_from_itself(value: Json) -> None:
    assert list(json_changes(value, value)) == []


@given(json_values(), json_values())
def test_what_differs_is_found(before: Json, after: Json) -> None:
    if json_text.dump(before) == json_text.dump(after):
        assert list(json_changes(before, after)) == []
    elif not list(json_changes(before, after)):
        assert sorted(json_text.dump(before)) == sorted(json_text.dump(after))  # only the order


def test_deep_values_are_compared() -> None:
    before = json_text.parse('{"a":' * 300 + "1" + "}" * 300)
    after = json_text.parse('{"a":' * 300 + "2" + "}" * 300)

    assert [change.after for change in json_changes(before, after)] == ["2"]
