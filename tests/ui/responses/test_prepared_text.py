"""Text as the text view shows it."""

from __future__ import annotations

import pytest

from httpv2_gui.ui.responses.prepared_text import (
    FIRST,
    FIRST_OF_LONG_LINES,
    language_of,
    places,
    prepare,
)
from httpv2_gui.ui.responses.reading import read
from tests.ui.responses.results import result


def prepared(body: bytes, content_type: str = "text/plain", laid_out: bool = True, whole=False):
    reading = read(result(body, content_type=content_type))
    return prepare(reading, laid_out=laid_out, whole=whole)


def test_pretty_keeps_every_number_and_equal_key() -> None:
    shown = prepared(b'{"a":1.10,"a":18446744073709551617}', "application/json")
    assert shown.text == '{\n  "a": 1.10,\n  "a": 18446744073709551617\n}'


def test_raw_is_as_it_came() -> None:
    assert prepared(b'{"a":1}', "application/json", laid_out=False).text == '{"a":1}'


def test_xml_is_laid_out() -> None:
    assert prepared(b"<a><b/></a>", "application/xml").text.count("\n") == 2


def test_the_first_part_of_a_long_text() -> None:
    body = b"line\n" * 400_000
    shown = prepared(body)
    assert shown.is_cut
    assert len(shown.text) == FIRST
    assert not prepared(body, whole=True).is_cut


def test_very_long_lines_are_cut_earlier() -> None:
    assert len(prepared(b"x" * 300_000).text) == FIRST_OF_LONG_LINES


@pytest.mark.parametrize(
    ("body", "content_type", "language"),
    [
        (b"{}", "text/plain", "json"),
        (b'{"a": }', "application/json", "json"),
        (b"<a/>", "application/soap+xml", "xml"),
        (b"hello", "text/plain", "text"),
    ],
)
def test_languages(body, content_type, language) -> None:
    assert language_of(read(result(body, content_type=content_type))) == language


def test_places_count_as_qt_does() -> None:
    assert places("a😀b a😀B", "b") == [(3, 4), (8, 9)]
