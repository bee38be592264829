from __future__ import annotations

from httpv2_gui.core.document.tree import Node
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json


def tree(text: str) -> Node:
    return Node(json_text.parse(text))


def test_nodes_have_key_kind_and_text() -> None:
    root = tree('{"o": {"x": 1}, "a": [1], "s": "é", "n": 1.10, "f": true, "z": null, "e": {}}')

    assert root.kind == "object"
    assert [(node.key, node.kind, node.text) for node in root.children] == [
        ("o", "object", ""),
        ("a", "array", ""),
        ("s", "string", "é"),
        ("n", "number", "1.10"),
        ("f", "flag", "true"),
        ("z", "null", "null"),
        ("e", "object", "{}"),
    ]


def test_a_node_knows_its_place() -> None:
    node = tree('{"data": [0, {"first name": {"id": 1}}]}').child(0).child(1).child(0).child(0)

    assert node.path == "data.1.first name.id"
    assert node.jsonpath == "$.data[1]['first name'].id"
    assert node.flat_name == "data_2_first name_id"
    assert node.keys() == ("data", 1, "first name", "id")
    assert repr(node) == "Node($.data[1]['first name'].id)"


def test_strange_keys_are_quoted_in_jsonpath() -> None:
    root = tree(r'{"it\u0027s": 1, "a\"b": 2, "c\\d": 3, "1x": 4, "": 5}')

    assert [node.jsonpath for node in root.children] == [
        *(r"$['it\'s']", "$['a\"b']", r"$['c\\d']", "$['1x']", "$['']")
    ]


def test_equal_keys_are_marked() -> None:
    root = tree('{"a": 1, "b": 2, "a": 3}')

    assert [node.is_repeated for node in root.children] == [True, False, True]
    assert not root.is_repeated
    assert not tree("[1, 1]").child(0).is_repeated


def test_a_summary_counts_in_words() -> None:
    assert [tree(text).summary for text in ("{}", '{"a": 1}', "[1, 2]", "1")] == [
        *("0 entries", "1 entry", "2 items", "")
    ]


def test_children_are_made_when_they_are_asked_for() -> None:
    children = tree("[" + ",".join("1" * 1000) + "]").children

    assert len(children) == 1000
    assert children[-1].key == 999
    assert [node.key for node in children[1:3]] == [1, 2]
    assert len(tree("1").children) == 0


def test_all_nodes_come_in_document_order() -> None:
    root = tree('{"a": [1, {"b": 2}], "c": 3}')

    assert [node.path for node in root.walk()] == ["", "a", "a.0", "a.1", "a.1.b", "c"]


def test_deep_trees_are_walked() -> None:
    value: Json = []
    for _ in range(3_000):
        value = [value]

    assert sum(1 for _node in Node(value).walk()) == 3_001


def test_a_copy_is_indented_json() -> None:
    root = tree('{"a": {"n": 1E2, "n": []}}')

    assert root.child(0).as_json() == '{\n  "n": 1E2,\n  "n": []\n}'
