from __future__ import annotations

import time

import pytest

from httpv2_gui.core.interchange.format import InterchangeError
from httpv2_gui.core.interchange.xml_tree import read

LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><l>&c;</l>'
)


def test_names_lose_their_prefix_and_text_is_kept() -> None:
    root = read(b'<x:a xmlns:x="u" x:k=" v "><b>t<c/>u</b></x:a>')
    assert (root.name, root.get("k"), root.get("b")) == ("a", "v", "tu")
    assert root.find("c") is not None
    assert root.find("d") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LAUGHS.encode(), "line 1: It has a document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
        (b"<a>\n&b;</a>", "line 2"),
        (b"<a>" * 100_000, "nested more than 60 levels deep"),
        (b"<r>" + b"<a/>" * 100_001, "too large"),
        (b"", "no XML"),
        (b"<a>\xff</a>", "no XML"),
        (b'<?xml version="1.0" encoding="martian"?><a/>', "encoding is not known"),
        (b"PK\x03\x04", "line 1"),
    ],
)
def test_bombs_and_broken_files_end_soon(content: bytes, said: str) -> None:
    started = time.monotonic()
    with pytest.raises(InterchangeError) as refused:
        read(content, "a.xml")
    assert said in str(refused.value)
    assert time.monotonic() - started < 5


def test_other_encodings() -> None:
    assert read('<?xml version="1.0" encoding="ISO-8859-1"?><a k="é"/>'.encode("latin-1")).get(
        "k"
    ) == "é"  # fmt: skip
    assert read("<a k='é'/>".encode("utf-16")).get("k") == "é"
