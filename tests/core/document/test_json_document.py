from __future__ import annotations

import pytest

from httpv2_gui.core.document.json_document import JsonDocument, is_json_type
from httpv2_gui.core.model.json_text import Members, Number

JSON = (("Content-Type", "application/json"),)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
def test_any_unicode_is_read(encoding: str) -> None:
    document = JsonDocument.read('{"a": "é"}'.encode(encoding))

    assert document is not None
    assert document.root == Members([("a", "é")])
    assert document.text == '{"a": "é"}'


def test_the_text_stays_as_it_was_sent() -> None:
    document = JsonDocument.read(b'\r\n {"a":1.10 ,"a":1E2}\n')

    assert document is not None
    assert document.text == '{"a":1.10 ,"a":1E2}'
    assert document.root == Members([("a", Number("1.10")), ("a", Number("1E2"))])


def test_the_declared_charset_counts() -> None:
    headers = (("Content-Type", "application/json; charset=iso-8859-1"),)
    document = JsonDocument.read('"é"'.encode("latin-1"), headers)

    assert document is not None
    assert document.root == "é"


def test_a_wrong_charset_is_forgiven() -> None:
    headers = (("Content-Type", "application/json; charset=us-ascii"),)
    document = JsonDocument.read('"é"'.encode(), headers)

    assert document is not None
    assert document.root == "é"


@pytest.mark.parametrize("body", [b"1", b'"a"', b"null", b"[]", b"  true ", b"-0"])
def test_json_is_json_whatever_the_content_type_says(body: bytes) -> None:
    assert JsonDocument.read(body, (("Content-Type", "text/html"),)) is not None


@pytest.mark.parametrize(
    "body",
    [b"", b"  ", b"<html>", b"NaN", b"[NaN]", b"{", b'{"a": "\xe9"}', b"\x89PNG", b"[" * 100_000],
)
def test_the_rest_is_not(body: bytes) -> None:
    assert JsonDocument.read(body, JSON) is None


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<html>", "This is not JSON: no value begins like this."),
        (b'{"a": 1,}', "The comma after the last entry must go."),
        (b'{"a": "\xe9"}', "The bytes are not text in UTF-8."),
        (b"[" * 100_000, "The text is nested too deeply to be read."),
    ],
)
def test_what_should_be_json_says_why_it_is_not(body: bytes, sentence: str) -> None:
    error = JsonDocument.why_not(body, JSON)

    assert error is not None
    assert error.message == sentence


def test_what_was_not_meant_to_be_json_says_nothing() -> None:
    assert JsonDocument.why_not(b"<html>", (("Content-Type", "text/html"),)) is None
    assert JsonDocument.why_not(b"", JSON) is None
    assert JsonDocument.why_not(b"{}", JSON) is None


def test_what_looks_like_json_says_why_it_is_not() -> None:
    error = JsonDocument.why_not(b'{"a": \n oops}', (("Content-Type", "text/plain"),))

    assert error is not None
    assert (error.line, error.column) == (2, 2)


def test_media_types_of_json() -> None:
    assert is_json_type("application/vnd.api+json")
    assert not is_json_type("text/plain")
