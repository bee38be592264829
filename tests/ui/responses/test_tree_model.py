"""The tree of a document in Qt's hands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.document.tree import Node
from httpv2_gui.core.model.json_text import parse
from httpv2_gui.ui.base.rows_model import WHOLE_TEXT
from httpv2_gui.ui.responses.tree_model import PAGE, TreeModel

TEXT = '{"a": {"b": [1.10, "two", null, true]}, "a": "again", "empty": {}}'


def model_of(text: str) -> TreeModel:
    model = TreeModel()
    model.show_root(Node(parse(text)))
    return model


def rows(model: TreeModel, parent=None) -> list[tuple[str, str]]:
    at = () if parent is None else (parent,)
    return [
        (model.index(row, 0, *at).data(), model.index(row, 1, *at).data())
        for row in range(model.rowCount(*at))
    ]


def test_qt_agrees(qtmodeltester) -> None:
    qtmodeltester.check(model_of(TEXT))


def test_values_are_as_written_and_equal_keys_stay() -> None:
    model = model_of(TEXT)
    assert rows(model) == [("a", "{1}"), ("a", '"again"'), ("empty", "{0}")]
    inside = model.index(0, 0, model.index(0, 0))
    assert rows(model, inside) == [("0", "1.10"), ("1", '"two"'), ("2", "null"), ("3", "true")]


def test_copying_takes_the_value() -> None:
    model = model_of(TEXT)
    assert model.index(1, 1).data(WHOLE_TEXT) == "again"
    assert model.index(0, 1).data(WHOLE_TEXT).startswith('{\n  "b"')


def test_long_lists_come_in_pages() -> None:
    model = model_of(str(list(range(2 * PAGE + 5))))
    assert [row[0] for row in rows(model)] == ["0 … 999", "1,000 … 1,999", "2,000 … 2,004"]
    last = model.index(2, 0)
    assert rows(model, last)[-1] == ("2004", "2004")
    assert model.parent(model.index(4, 0, last)) == last


@pytest.mark.parametrize("place", [0, 1003])
def test_nodes_are_found_again(place) -> None:
    root = Node(parse(f'{{"list": {list(range(2 * PAGE))}}}'))
    model = TreeModel()
    model.show_root(root)
    index = model.index_of(root.child(0).child(place))
    assert index.siblingAtColumn(1).data() == str(place)


def test_screen_readers_hear_sizes_in_words() -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    model = model_of(TEXT)
    assert model.index(0, 1).data(role) == "1 entry"
