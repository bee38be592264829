import pytest

from httpv2_gui.ui.requests.content_types import (
    content_type_of,
    language_of,
    with_content_type,
)


@pytest.mark.parametrize("spelling", ["Content-Type", "Content-type", "CONTENT-TYPE"])
def test_any_spelling_counts(spelling):
    text = f'{{"Accept": "a/b", "{spelling}": "Text/XML; charset=utf-8"}}'
    assert content_type_of(text) == "Text/XML; charset=utf-8"


def test_half_typed_headers_still_tell():
    assert content_type_of('{"Content-Type": "text/xml", "Accept": ') == "text/xml"
    assert content_type_of("[1, 2") == ""
    assert content_type_of("") == ""


@pytest.mark.parametrize(
    ("media_type", "body", "language"),
    [
        ("application/json", "", "json"),
        ("application/problem+json", "", "json"),
        ("application/x-www-form-urlencoded", "", "json"),
        ("text/xml", "{", "xml"),
        ("text/plain", "{", "text"),
        ("", ' {"a": 1}', "json"),
        ("", "<a/>", "xml"),
        ("", "a", "text"),
    ],
)
def test_language(media_type, body, language):
    assert language_of(media_type, body) == language


def test_blank_headers_become_an_object():
    assert with_content_type("", "text/xml") == '{\n  "Content-Type": "text/xml"\n}'
    assert with_content_type("{}", "text/xml") == '{\n  "Content-Type": "text/xml"\n}'


def test_the_rest_of_the_text_stays_as_typed():
    text = '{ "A":1.10,\n"content-type" :  "text/xml" , "T": {{integration.token}} }'
    assert with_content_type(text, "a/b") == text.replace('"text/xml"', '"a/b"')


def test_a_new_entry_takes_the_indentation_of_the_others():
    text = '{\n    "Accept": "*/*"\n}'
    wanted = '{\n    "Content-Type": "a/b",\n    "Accept": "*/*"\n}'
    assert with_content_type(text, "a/b") == wanted
    assert with_content_type('{"A": 1}', "a/b") == '{"Content-Type": "a/b", "A": 1}'


def test_broken_headers_are_left_alone():
    assert with_content_type('{"A": ', "a/b") is None
