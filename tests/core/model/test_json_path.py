from __future__ import annotations

import pytest

from httpv2_gui.core.model import json_path, json_text

DATA = json_text.parse(
    '{"data": {"items": [{"id": 1.10, "a": {"b": "x"}}, {"id": 2}], "a.b": "dotted"}, '
    '"twice": 1, "twice": 2, "none": null}'
)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("data.items.0.id", "1.10"),
        ("data.items[1].id", "2"),
        ("data.items.id", "[1.10, 2]"),
        ("data.items.a.b", '["x"]'),
        ("data.a.b", '"dotted"'),
        ("$.data.a.b", '"dotted"'),
        ("twice", "2"),
        ("none", "null"),
    ],
)
def test_a_path_leads_there(path: str, found: str):
    assert json_text.dump(json_path.find(DATA, path)) == found


def test_an_empty_path_is_the_whole():
    assert json_path.find(DATA, "") is DATA


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("data.item", "“data” has no “item”; it has items, a.b."),
        ("data.items.7", "“data.items” is a list of 2: there is no “7” in it."),
        ("data.items.nope", "“data.items” is a list of 2: there is no “nope” in it."),
        ("none.x", "“none” is no object, so it has no “x”."),
    ],
)
def test_a_path_that_leads_nowhere_says_where_it_ended(path: str, why: str):
    with pytest.raises(json_path.PathError) as raised:
        json_path.find(DATA, path)
    assert str(raised.value) == why


def test_many_names_are_not_all_listed():
    many = json_text.parse("{" + ", ".join(f'"k{n}": 1' for n in range(12)) + "}")
    with pytest.raises(json_path.PathError, match=r"k7 and 4 more"):
        json_path.find(many, "x")
    with pytest.raises(json_path.PathError, match="it has nothing"):
        json_path.find(json_text.parse("{}"), "x")
