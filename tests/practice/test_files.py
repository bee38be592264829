import hashlib
import struct
import zlib

import httpx

from httpv2_gui.practice.files import HEIGHT, WIDTH


def test_pdf_is_whole(client: httpx.Client) -> None:
    answer = client.get("/files/report.pdf")
    content = answer.content
    start = int(content.split(b"startxref\n")[1].split()[0])
    assert content[start:].startswith(b"xref\n")
    assert content.endswith(b"%%EOF\n")
    assert "Z%C3%BCrich" in answer.headers["content-disposition"]


def test_png_has_all_its_rows(client: httpx.Client) -> None:
    content = client.get("/files/screenshot.png").content
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
    length = struct.unpack(">I", content[33:37])[0]
    assert len(zlib.decompress(content[41 : 41 + length])) == HEIGHT * (1 + 3 * WIDTH)


def test_malware_is_harmless_text(client: httpx.Client) -> None:
    answer = client.get("/files/sample-malware")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.text.isascii()
    assert "EICAR" not in answer.text


def test_upload_says_what_arrived_byte_for_byte(client: httpx.Client) -> None:
    content = b"\r\n--not a boundary\r\n\x00\xff\r\n"
    answer = client.post("/uploads", files={"file": ('a"b ü.bin', content)}, data={"note": "x"})
    note, file = answer.json()["parts"]
    assert (note["name"], note["filename"], note["bytes"]) == ("note", None, 1)
    assert (file["filename"], file["sha256"]) == (
        'a"b ü.bin',
        hashlib.sha256(content).hexdigest(),
    )


def test_upload_without_boundary(client: httpx.Client) -> None:
    answer = client.post(
        "/uploads", content=b"abc", headers={"Content-Type": "multipart/form-data"}
    )
    assert answer.status_code == 400
    assert "without a boundary" in answer.text


def test_upload_of_another_type(client: httpx.Client) -> None:
    assert client.post("/uploads", json={}).status_code == 415


def test_raw_upload(client: httpx.Client) -> None:
    answer = client.put("/uploads/raw", content=b"\x00\x01").json()
    assert answer["bytes"] == 2
