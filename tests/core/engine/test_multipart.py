from __future__ import annotations

import email
from email.message import Message

from httpv2_gui.core.engine.multipart import FormPart, encode


def read(body: bytes, boundary: str) -> list[Message]:
    head = f"Content-Type: multipart/form-data; boundary={boundary}\r\n\r\n".encode()
    payload = email.message_from_bytes(head + body).get_payload()
    assert isinstance(payload, list)
    return [part for part in payload if isinstance(part, Message)]


def test_parts_can_be_read_by_others() -> None:
    text = FormPart(name="note", content="ü".encode())
    file = FormPart(name="file", content=b"\x00\xff", filename="a.bin", content_type="x/y")
    first, second = read(*encode([text, file]))
    assert first.get_payload(decode=True) == "ü".encode()
    assert first["Content-Type"] is None
    assert second.get_filename() == "a.bin"
    assert second.get_payload(decode=True) == b"\x00\xff"


def test_names_cannot_break_out_of_their_header() -> None:
    body, _boundary = encode([FormPart(name='a"\r\nX: 1', filename='b"', content=b"")])
    assert b'name="a%22%0D%0AX: 1"; filename="b%22"\r\n' in body


def test_boundary_depends_on_the_content_only() -> None:
    parts = [FormPart(name="a", content=b"1")]
    assert encode(parts) == encode(parts)
    assert encode(parts) != encode([FormPart(name="a", content=b"2")])


def test_typed_boundary_is_kept() -> None:
    body, boundary = encode([FormPart(name="a", content=b"1")], "mine")
    assert boundary == "mine"
    assert body.endswith(b"--mine--\r\n")
