from __future__ import annotations

import io
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from httpv2_gui.core.model.magic import kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LNK = b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F"


def zip_of(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


def windows_program(characteristics: int) -> bytes:
    header = b"PE\x00\x00" + bytes(18) + characteristics.to_bytes(2, "little")
    return b"MZ" + bytes(58) + (64).to_bytes(4, "little") + header


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\x1f\x8b\x08", "gz"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"Rar!\x1a\x07\x01\x00", "rar"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"BM" + bytes(12) + b"\x28\x00\x00\x00", "bmp"),
        (b"\x00\x00\x01\x00\x01\x00", "ico"),
        (b"\x7fELF\x02", "elf"),
        (windows_program(0x0002), "exe"),
        (windows_program(0x2002), "dll"),
        (b"MZ" + bytes(70), "exe"),
        (b"\xcf\xfa\xed\xfe", "macho"),
        (b"\xca\xfe\xba\xbe\x00\x00\x00\x02", "macho"),
        (b"\xca\xfe\xba\xbe\x00\x00\x00\x41", "class"),
        (b"\xd4\xc3\xb2\xa1", "pcap"),
        (b"\x0a\x0d\x0d\x0a", "pcapng"),
        (b"{\\rtf1", "rtf"),
        (b"ElfFile\x00", "evtx"),
        (LNK, "lnk"),
        (OLE, "ole"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (OLE + b"\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F", "msi"),
        (bytes(257) + b"ustar", "tar"),
        (b"\x00\x00\x00\x18ftypisom", "mp4"),
        (b"\x00\x00\x00\x18ftypavif", "heif"),
        (zip_of("a.txt"), "zip"),
        (zip_of(), "zip"),
        (zip_of("[Content_Types].xml", "word/document.xml"), "docx"),
        (zip_of("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zip_of("META-INF/MANIFEST.MF", "A.class"), "jar"),
        (zip_of("META-INF/MANIFEST.MF", "AndroidManifest.xml"), "apk"),
    ],
)
def test_signatures(content: bytes, extension: str) -> None:
    assert kind_of(content).extension == extension


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("plain words", "txt"),
        ("BMW is not a bitmap", "txt"),
        ('{"a": 1}', "json"),
        ("[]", "json"),
        ("{curly} words", "txt"),
        ("[bracketed] words", "txt"),
        ("<?xml version='1.0'?><a/>", "xml"),
        ("<note><to>x</to></note>", "xml"),
        ("<!-- c --><!DOCTYPE html><p>", "html"),
        ("<HTML><body>", "html"),
        ("<?xml version='1.0'?>\n<!-- c -->\n<svg xmlns='x'>", "svg"),
        ("a < b and c > d", "txt"),
    ],
)
def test_texts(text: str, extension: str) -> None:
    assert kind_of(text.encode()).extension == extension


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_in_other_encodings(encoding: str) -> None:
    assert kind_of("“Grüße” an alle".encode(encoding)).extension == "txt"


def test_a_character_cut_at_the_end_of_the_sample_is_still_text() -> None:
    assert kind_of(("a" * 65535 + "é" + "b" * 9).encode()).extension == "txt"


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"\xff\x81\x8d\x90", b"text\x00text"])
def test_the_rest_is_binary(content: bytes) -> None:
    assert kind_of(content).media_type == "application/octet-stream"
    assert kind_of(content).extension == "bin"


def test_nothing_is_an_empty_file() -> None:
    assert kind_of(b"").name == "Empty file"


def test_comments_without_end_take_no_time() -> None:
    assert kind_of(b"<!-- -->" * 8000 + b"x").extension == "txt"


def test_real_files(tmp_path: Path) -> None:
    database = tmp_path / "a"
    with sqlite3.connect(database) as connection:
        connection.execute("create table t (a)")
    connection.close()

    assert kind_of(database.read_bytes()).name == "SQLite database"
    assert kind_of(Path(sys.executable).resolve().read_bytes()[:4096]).extension in ("elf", "macho")
