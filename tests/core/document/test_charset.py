from __future__ import annotations

import subprocess
import sys

import pytest

from httpv2_gui.core.document.charset import (
    apparent_encoding,
    declared_charset,
    decode,
    decode_as,
    marked_charset,
)


def typed(content_type: str) -> tuple[tuple[str, str], ...]:
    return (("content-type", content_type),)


@pytest.mark.parametrize(
    ("content", "content_type", "text", "encoding"),
    [
        ("é".encode(), "text/plain; charset=UTF-8", "é", "utf-8"),
        ("é".encode("cp1252"), 'text/html;Charset="windows-1252"', "é", "windows-1252"),
        ("é".encode("latin-1"), "text/plain", "é", "iso-8859-1"),
        ("é".encode(), "text/plain", "Ã©", "iso-8859-1"),
        ("é".encode(), "application/json", "é", "utf-8"),
        ("é".encode(), "application/problem+json", "é", "utf-8"),
        ("é".encode(), "application/xml", "é", "utf-8"),
        ("\ufeffé".encode("utf-16"), "text/plain", "\ufeffé", "utf-16"),
        ("é".encode("utf-16"), "text/plain; charset=utf-8", "é", "utf-16"),
        ("é".encode("utf-8-sig"), "text/plain", "é", "utf-8"),
        ("é".encode("utf-32"), "", "é", "utf-32"),
        (b"plain", "", "plain", "ascii"),
        (b"", "", "", "utf-8"),
        (b"a\xffb", "text/plain; charset=utf-8", "a\ufffdb", "utf-8"),
    ],
)
def test_bodies_are_text_by_these_rules(
    content: bytes, content_type: str, text: str, encoding: str
) -> None:
    assert decode(content, typed(content_type)) == (text, encoding)


@pytest.mark.parametrize("name", ["hex", "zlib", "rot13", "idna", "unicode_escape", "nope", "a\0b"])
def test_what_is_no_charset_is_not_used(name: str) -> None:
    assert declared_charset(typed(f"text/plain; charset={name}")) == ""


def test_utf16_may_be_declared() -> None:
    assert decode("é".encode("utf-16-le"), typed("a/b; charset=utf-16le"))[0] == "é"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"", "utf-8"),
        (b"abc", "ascii"),
        ("é".encode(), "utf-8"),
        ("\ufeffé".encode(), "UTF-8-SIG"),
        (b"\xef\xbb\xbfabc", "UTF-8-SIG"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        (bytes(range(256)), ""),
    ],
)
def test_the_apparent_encoding_is_that_of_http_v2(content: bytes, encoding: str) -> None:
    assert apparent_encoding(content) == encoding


@pytest.mark.parametrize("text", ["Grüße aus Köln, schöne Straße überall. " * 5, "日本語" * 30])
def test_the_guess_is_that_of_charset_normalizer(text: str) -> None:
    from charset_normalizer import detect

    content = text.encode("cp1252" if text[0] == "G" else "shift-jis")

    assert apparent_encoding(content) == detect(content)["encoding"]


def test_a_person_may_choose_another_charset() -> None:
    assert decode_as("é".encode(), "utf-8") == "é"
    assert decode_as(b"\xff" * 70, "idna") == "ÿ" * 70


def test_a_mark_says_what_it_is() -> None:
    assert marked_charset("a".encode("utf-32")) == "utf-32"
    assert marked_charset("a".encode("utf-16")) == "utf-16"
    assert marked_charset(b"a") == ""


def test_the_guesser_is_imported_only_when_it_is_needed() -> None:
    program = (
        "import sys; from httpv2_gui.core.document.charset import decode\n"
        "decode(b'abc', ()); decode('é'.encode(), ())\n"
        "sys.exit('charset_normalizer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
