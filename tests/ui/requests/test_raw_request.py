from types import SimpleNamespace
from typing import Any

from httpv2_gui.ui.requests.raw_request import SHOWN_BODY, body_text, raw_text


def sent(**parts: Any) -> Any:
    return SimpleNamespace(
        **{"method": "GET", "url": "http://h:8/a?b=1#c", "headers": (), "body": b"", **parts}
    )


def test_the_message_as_on_the_wire():
    preview = sent(method="POST", headers=(("Accept", "*/*"),), body=b'{"a": 1.10}')
    assert raw_text(preview) == ('POST /a?b=1 HTTP/1.1\nHost: h:8\nAccept: */*\n\n{"a": 1.10}')


def test_a_host_header_of_ones_own_stays_the_only_one():
    assert raw_text(sent(headers=(("host", "x"),))).count("ost: ") == 1


def test_a_user_in_the_url_is_no_part_of_the_host():
    assert "Host: evil.com\n" in raw_text(sent(url="https://a@evil.com/"))


def test_binary_is_hex():
    assert body_text(b"\xff\x00A").startswith("00000000  ff 00 41 ")


def test_a_long_body_is_cut_between_characters():
    text = body_text("é".encode() * SHOWN_BODY + b"x")
    assert text.startswith("éé")
    assert text.endswith(f"… and {SHOWN_BODY + 1:,} more bytes")
