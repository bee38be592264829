"""A body as a file or on the clipboard."""

from __future__ import annotations

import pytest

from httpv2_gui.ui.responses.body_file import clipboard_text, suggested_name
from httpv2_gui.ui.responses.reading import read
from tests.ui.responses.results import result


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://h/a/people?x=1", "people.json"),
        ("https://h/a/data.csv", "data.csv"),
        ("https://h/", "response.json"),
        ("https://h/..%2F..%2Fetc%2Fpasswd", "passwd.json"),
        ("https://h/a%20b;c", "a b_c.json"),
    ],
)
def test_names(url, name) -> None:
    assert suggested_name(read(result({"a": 1}, url=url))) == name


def test_bytes_are_copied_as_base64_and_text_as_text() -> None:
    assert clipboard_text(read(result(b"\0\1", content_type="application/x"))) == "AAE="
    assert (
        clipboard_text(read(result("é".encode(), content_type="text/plain; charset=utf-8"))) == "é"
    )
