from __future__ import annotations

import pytest

from httpv2_gui.core.document.json_document import JsonDocument
from httpv2_gui.core.document.shape import shape_of, shape_with
from tests.core.document.conftest import received

PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


@pytest.mark.parametrize(
    ("body", "content_type", "shape"),
    [
        ('[{"a": 1}]', "application/json", "table"),
        ("[]", "application/json", "table"),
        ('[{"a": 1}]', "text/html", "table"),
        ('{"a": 1}', "application/json", "tree"),
        ("{}", "application/json", "tree"),
        ('[1, "a"]', "application/json", "tree"),
        ("[{}, 1]", "application/json", "tree"),
        ('"text"', "application/json", "text"),
        ("1.10", "application/json", "text"),
        ('{"a": 1,}', "application/json", "text"),
        ("plain", "application/json", "text"),
        ("<a/>", "application/xml", "text"),
        ("<svg xmlns='x'/>", "image/svg+xml", "text"),
        ("é".encode("latin-1"), "text/plain", "text"),
        (b"\x81\x8d text", "text/plain; charset=shift_jis", "text"),
        (PNG, "application/octet-stream", "image"),
        (PNG, "application/json", "image"),
        (b"%PDF-1.7", "application/pdf", "hex"),
        (b"\x00\x01\x02", "text/plain", "hex"),
        (b"\x81\x8d\x90", "application/octet-stream", "hex"),
        (b"", "application/json", "empty"),
    ],
)
def test_a_response_is_shown_as(body: bytes | str, content_type: str, shape: str) -> None:
    assert shape_of(received(body, (("Content-Type", content_type),))) == shape


def test_a_body_need_not_be_read_twice() -> None:
    response = received("[]")

    assert shape_with(response, JsonDocument.read(response.body)) == "table"
