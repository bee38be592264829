from __future__ import annotations

import pytest

from httpv2_gui.core.document.search import (
    PatternError,
    Wanted,
    find_in_text,
    find_in_tree,
    test_for,
)
from httpv2_gui.core.document.tree import Node
from httpv2_gui.core.model import json_text

test_for.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test

ROOT = Node(json_text.parse('{"Name": "a", "list": ["NAME", {"x": "my name"}], "n": 1E2}'))


def paths(wanted: Wanted) -> list[str]:
    return [node.path for node in find_in_tree(ROOT, wanted)]


def test_keys_and_values_are_found_in_document_order() -> None:
    assert paths(Wanted("name")) == ["Name", "list.0", "list.1.x"]
    assert paths(Wanted("NAME", match_case=True)) == ["list.0"]
    assert paths(Wanted("^n", regex=True)) == ["Name", "list.0", "n"]
    assert paths(Wanted("1e2")) == ["n"]
    assert paths(Wanted("")) == []


def test_places_in_text() -> None:
    assert list(find_in_text("a.A.b", Wanted("a"))) == [(0, 1), (2, 3)]
    assert list(find_in_text("a.b", Wanted("."))) == [(1, 2)]
    assert list(find_in_text("aab", Wanted("a*", regex=True))) == [(0, 2)]
    assert list(find_in_text("a", Wanted(""))) == []


def test_a_broken_pattern_is_explained() -> None:
    with pytest.raises(PatternError, match="This is not a regular expression: missing"):
        test_for(Wanted("(", regex=True))
