"""What there is to see in a result."""

from __future__ import annotations

import pytest

from httpv2_gui.ui.responses.reading import read
from tests.ui.responses.results import PEOPLE, result

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize(
    ("body", "content_type", "shape"),
    [
        (b'[{"a": 1}]', "application/json", "table"),
        (b'{"a": 1}', "text/html", "tree"),
        (b"hello", "text/plain", "text"),
        (PNG, "image/png", "image"),
        (b"\0\1\2\3", "application/octet-stream", "hex"),
        (b"", "text/plain", "empty"),
    ],
)
def test_shapes(body, content_type, shape) -> None:
    assert read(result(body, content_type=content_type)).shape == shape


def test_lists_inside_an_object_are_found() -> None:
    reading = read(result({"meta": {}, "data": {"people": PEOPLE, "plain": [1, 2]}}))
    assert [(one.path, one.count) for one in reading.records] == [("data.people", 3)]


def test_json_with_an_error_says_where() -> None:
    reading = read(result(b'{"a": }'))
    assert reading.document is None
    assert reading.not_json is not None
    assert reading.not_json.line == 1


def test_a_protected_body_that_was_not_asked_for_is_not_there() -> None:
    reading = read(result(b"evil", protected=True), shown=False)
    assert (reading.body, reading.shape, reading.text) == (b"", "empty", "")


def test_no_answer() -> None:
    assert read(result(exchanges=())).received is None
