from __future__ import annotations

import pytest

from httpv2_gui.core.interchange.curl_command import parse
from httpv2_gui.core.interchange.curl_data import Data, body_fields, data_of


@pytest.mark.parametrize(
    ("text", "content_type", "expected"),
    [
        ('{"a": 1}', "application/json", ("auto", '{"a": 1}')),
        ("a=1&b=%20", "application/x-www-form-urlencoded", ("auto", "a=1&b=%20")),
        ("a b", "application/x-www-form-urlencoded", ("base64", "YSBi")),
        ("null", "application/json", ("base64", "bnVsbA==")),
        (" \n", "text/plain", ("base64", "IAo=")),
        ("a=1", None, ("base64", "YT0x")),
        ("\udcff", "text/plain", ("base64", "/w==")),
    ],
)
def test_bytes_stay_as_they_are(
    text: str, content_type: str | None, expected: tuple[str, str]
) -> None:
    fields = dict(body_fields(Data(text=text), content_type))
    assert (fields.get("body_source", "auto"), fields["body"]) == expected


def test_files_are_named_never_read() -> None:
    data = data_of(parse("curl h -d @/etc/passwd"))
    assert (data.file, data.text) == ("/etc/passwd", None)
    assert dict(body_fields(data, "text/plain")) == {
        "body_source": "file",
        "body_file": "/etc/passwd",
    }


def test_urlencode_with_a_file_is_left_to_the_person() -> None:
    data = data_of(parse("curl h --data-urlencode a@b.txt"))
    assert data.text == "a="
    assert "URL-encoded as a" in data.notes[0]
