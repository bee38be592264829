from __future__ import annotations

from httpv2_gui.core.document.diff import diff
from httpv2_gui.core.document.json_diff import Change
from tests.core.document.conftest import result

TEXT = (("Content-Type", "text/plain"),)


def test_equal_results_do_not_differ() -> None:
    assert diff(result('{"a": 1}'), result('{"a": 1}')).is_empty


def test_json_is_compared_by_structure() -> None:
    found = diff(result('{"a": 1, "b": 2}'), result('{\n"b": 2, "a": 3}'))

    assert found.body_kind == "structure"
    assert found.changes == (Change("a", "changed", "1", "3"),)


def test_text_is_compared_by_line() -> None:
    found = diff(result("a\nb", TEXT), result("a\nc", TEXT))

    assert found.body_kind == "lines"
    assert [(line.kind, line.text) for line in found.lines] == [
        ("same", "a"),
        ("removed", "b"),
        ("added", "c"),
    ]


def test_json_that_became_text_is_compared_by_line() -> None:
    assert diff(result("{}"), result("<html>", TEXT)).body_kind == "lines"


def test_other_bytes_are_equal_or_not() -> None:
    found = diff(result(b"\x00\x01"), result(b"\x00\x01\x02"))

    assert found.changes == (Change("", "changed", "2 bytes", "3 bytes"),)
    assert diff(result(b"\x00\x01"), result(b"\x00\x01")).is_empty


def test_status_and_headers_are_compared() -> None:
    old = (("X-A", "1"), ("X-Gone", "x"), ("Set-Cookie", "a"), ("set-cookie", "b"))
    new = (("X-New", "n"), ("x-a", "2"), ("Set-Cookie", "a"), ("Set-Cookie", "b"))
    found = diff(result("", old), result("", new, status=404))

    assert found.status == Change("status", "changed", "200 OK", "404 OK")
    assert found.headers == (
        Change("x-a", "changed", "1", "2"),
        Change("X-Gone", "removed", "x", None),
        Change("X-New", "added", None, "n"),
    )


def test_a_run_without_answer_can_be_compared() -> None:
    found = diff(result("a", TEXT), result("", exchanges=()))

    assert found.status == Change("status", "changed", "200 OK", "no response")
    assert [line.kind for line in found.lines] == ["removed"]
