"""Lists of objects in a document."""

from __future__ import annotations

from httpv2_gui.core.model.json_text import parse
from httpv2_gui.ui.responses.records import MOST, records_of


def paths(text: str) -> list[str]:
    return [one.path for one in records_of(parse(text))]


def test_the_document_itself() -> None:
    assert paths('[{"a": [{"b": 1}]}]') == [""]


def test_lists_inside_objects_in_document_order() -> None:
    assert paths('{"x": {"y": [{}]}, "z": [{}], "n": [1], "e": []}') == ["x.y", "z"]


def test_neither_too_deep_nor_too_many() -> None:
    assert paths('{"a":{"a":{"a":{"a":{"a":[{}]}}}}}') == []
    many = ", ".join(f'"k{number}": [{{}}]' for number in range(100))
    assert len(paths(f"{{{many}}}")) == MOST


def test_a_scalar_has_none() -> None:
    assert paths("17") == []
