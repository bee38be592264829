from __future__ import annotations

import pytest

from httpv2_gui.core.model.json_spans import spans


def test_members_stand_where_they_are_said_to():
    text = '\n{ "a" : [1, {"b": 2}],\t"c": {{integration.token}} , "a":"[Input.x]"}'

    found = [(text[a:b], text[c:d]) for _name, a, b, c, d in spans(text)]
    assert found == [
        ('"a"', '[1, {"b": 2}]'),
        ('"c"', "{{integration.token}}"),
        ('"a"', '"[Input.x]"'),
    ]
    assert [one.name for one in spans(text)] == ["a", "c", "a"]


def test_an_empty_object_has_none():
    assert list(spans("{ }")) == []


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a" 1}', '{"a": 1 "b": 2}', '{"a": }'])
def test_what_is_no_object_is_refused(text: str):
    with pytest.raises(ValueError, match=r"expected|Expecting"):
        list(spans(text))


def test_what_stands_before_the_error_is_given():
    found = spans('{"a": 1, "b": ')

    assert next(found).name == "a"
    with pytest.raises(ValueError, match="Expecting"):
        next(found)
