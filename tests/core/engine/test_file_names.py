from __future__ import annotations

import pytest

from httpv2_gui.core.engine.file_names import disposition_name, entry_name, safe
from httpv2_gui.core.model.result import Received

PDF = b"%PDF-1.7"


def received(disposition: str = "", content_type: str = "", body: bytes = PDF) -> Received:
    headers = (("Content-Disposition", disposition), ("Content-Type", content_type))
    used = tuple((name, value) for name, value in headers if value)
    return Received(status=200, reason="OK", http_version="HTTP/1.1", headers=used, body=body)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('attachment; filename="report.pdf"', "report.pdf"),
        ("attachment; filename=report.pdf", "report.pdf"),
        ("ATTACHMENT; FileName = report.pdf ; size=3", "report.pdf"),
        ('attachment; filename="a\\"b.txt"', 'a"b.txt'),
        ('attachment; filename="a;b.txt"', "a;b.txt"),
        ('attachment; filename="C:\\Users\\x\\evil.exe"', "C:\\Users\\x\\evil.exe"),
        ("attachment; filename=\"x.txt\"; filename*=UTF-8''%e2%82%ac%20rates.txt", "€ rates.txt"),
        ("attachment; filename*=iso-8859-1'en'%A3.txt", "£.txt"),
        ('attachment; filename*=nonsense; filename="x.txt"', "x.txt"),
        ("attachment; filename*=undefined''y.txt; filename=\"x.txt\"", "x.txt"),
        ('attachment; filename="grüße.txt"', "grüße.txt"),
        ("inline", ""),
        ("", ""),
    ],
)
def test_name_of_a_disposition(value: str, name: str) -> None:
    assert disposition_name(value) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\cmd.exe", "cmd.exe"),
        ("/etc/", ""),
        ("..", ""),
        (".bashrc", "bashrc"),
        ("a\0b\r\n.txt", "ab.txt"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("console.txt", "console.txt"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("name. . ", "name"),
        ("u\u0308.txt", "ü.txt"),
    ],
)
def test_names_from_strangers_are_made_safe(name: str, expected: str) -> None:
    assert safe(name) == expected


def test_long_name_keeps_its_extension() -> None:
    name = safe("ü" * 300 + ".pdf")
    assert name.endswith(".pdf")
    assert len(name.encode()) <= 150
    assert len(safe("x" * 300).encode()) == 150


@pytest.mark.parametrize(
    ("answer", "url", "expected"),
    [
        (received('attachment; filename="a.b.pdf"'), "https://h/x", "a.b.pdf"),
        (received("attachment; filename=report", "application/pdf"), "https://h/x", "report.pdf"),
        (received(), "https://h/files/report.pdf?x=1", "report.pdf"),
        (received(content_type="application/pdf"), "https://h/report.php", "report.php.pdf"),
        (received(content_type="application/pdf"), "https://h/gr%C3%BC%C3%9Fe", "grüße.pdf"),
        (received(content_type="application/pdf"), "https://h/", "attachment.pdf"),
        (received(), "https://h/", "attachment.pdf"),
        (received(body=b"\x00\x01\x02"), "https://h/", "attachment.bin"),
        (received(content_type="x/unknown", body=b"\x00\x01"), "https://h", "attachment.bin"),
        (received(content_type="image/jpeg", body=b"\x00"), "https://h/", "attachment.jpg"),
        (received(content_type="application/json; charset=utf-8"), "https://h/a", "a.json"),
        (received('attachment; filename="../../x"', "text/plain"), "https://h/", "x.txt"),
        (received(), "https://h/a%2F..%2Fb.pdf", "b.pdf"),
    ],
)
def test_entry_name(answer: Received, url: str, expected: str) -> None:
    assert entry_name(answer, url) == expected
