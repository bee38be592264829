import base64

import pytest

from httpv2_gui.core.platforms.bodies import FORM, guessed, shaped

AS_FORM = {"Content-Type": FORM}


def test_an_exact_form_is_a_form() -> None:
    made = shaped('{"a": [1, true], "b": null}', AS_FORM)
    assert (made.way, made.content, made.content_type) == ("form", b"a=1&a=True", FORM)


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-type": FORM},
        {"content-type": FORM},
        {"Content-Type": f"{FORM}; charset=utf-8"},
        {"Content-Type": FORM.upper()},
        {"Content-Type": "text/xml"},
        {},
    ],
)
def test_anything_else_that_reads_as_json_is_json(headers: dict[str, str]) -> None:
    made = shaped('{ "a":1.10, "ü" : 1 }', headers)  # pyright: ignore[reportArgumentType]
    assert (made.way, made.content) == ("json", b'{"a": 1.1, "\\u00fc": 1}')
    assert made.content_type == "application/json"


@pytest.mark.parametrize(
    ("payload", "headers", "way", "content"),
    [
        ("", {}, "none", b""),
        (" \n", {}, "none", b""),
        ("null", {}, "none", b""),
        ("null", AS_FORM, "none", b""),
        ("{}", AS_FORM, "none", b""),
        ("{}", {}, "json", b"{}"),
        ("a=1", AS_FORM, "refused", b""),
        ("[1]", AS_FORM, "refused", b""),
        ("NaN", {}, "refused", b""),
        ("<a>1</a>", {}, "base64", base64.b64decode("a1/a")),
        ("test", {}, "base64", base64.b64decode("test")),
        ("plain", {}, "text", b"plain"),
        ("<ä>1</ä>", {}, "text", "<ä>1</ä>".encode()),
        ("<>", {}, "none", b""),
        ("12345678", {}, "json", b"12345678"),
    ],
)
def test_ways(payload: str, headers: dict[str, str], way: str, content: bytes) -> None:
    made = shaped(payload, headers)  # pyright: ignore[reportArgumentType]
    assert (made.way, made.content) == (way, content)
    assert made.words


def test_the_guess_is_lenient() -> None:
    assert guessed("<a>1</a>") == b"k_\xda"
    assert guessed("Zm 9v\n") == b"foo"
    assert guessed("abcde") is None
