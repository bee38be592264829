"""Says what kind of file some bytes are, by their first bytes and never by a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LOOKED_AT = 65536
"""So many bytes at the start of a file are enough for `kind_of`; zips and OLE also use the end."""


@dataclass(frozen=True)
class FileKind:
    """What people call a kind of file, and what its names and headers use."""

    name: str
    """Such as `PDF document`."""
    extension: str
    """Without the dot; empty for an empty file."""
    media_type: str


EMPTY = FileKind("Empty file", "", "application/octet-stream")
BINARY = FileKind("Binary data", "bin", "application/octet-stream")
TEXT = FileKind("Text", "txt", "text/plain")
JSON = FileKind("JSON", "json", "application/json")
XML = FileKind("XML", "xml", "application/xml")
SVG = FileKind("SVG image", "svg", "image/svg+xml")
HTML = FileKind("HTML page", "html", "text/html")
ZIP = FileKind("ZIP archive", "zip", "application/zip")
OLE = FileKind("Microsoft compound file", "ole", "application/x-ole-storage")
PE = FileKind("Windows program", "exe", "application/vnd.microsoft.portable-executable")
DLL = FileKind("Windows library", "dll", "application/vnd.microsoft.portable-executable")
DOS = FileKind("DOS program", "exe", "application/x-dosexec")
MACH_O = FileKind("macOS program", "macho", "application/x-mach-binary")
JAVA_CLASS = FileKind("Java class", "class", "application/java-vm")

_OFFICE = "application/vnd.openxmlformats-officedocument"

_AT_START: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", FileKind("PDF document", "pdf", "application/pdf")),
    (b"\x1f\x8b", FileKind("GZIP archive", "gz", "application/gzip")),
    (b"7z\xbc\xaf\x27\x1c", FileKind("7-Zip archive", "7z", "application/x-7z-compressed")),
    (b"Rar!\x1a\x07", FileKind("RAR archive", "rar", "application/vnd.rar")),
    (b"\xfd7zXZ\x00", FileKind("XZ archive", "xz", "application/x-xz")),
    (b"BZh", FileKind("BZIP2 archive", "bz2", "application/x-bzip2")),
    (b"\x28\xb5\x2f\xfd", FileKind("Zstandard archive", "zst", "application/zstd")),
    (b"MSCF\x00", FileKind("Windows cabinet", "cab", "application/vnd.ms-cab-compressed")),
    (b"\x89PNG\r\n\x1a\n", FileKind("PNG image", "png", "image/png")),
    (b"\xff\xd8\xff", FileKind("JPEG image", "jpg", "image/jpeg")),
    (b"GIF87a", FileKind("GIF image", "gif", "image/gif")),
    (b"GIF89a", FileKind("GIF image", "gif", "image/gif")),
    (b"II*\x00", FileKind("TIFF image", "tif", "image/tiff")),
    (b"MM\x00*", FileKind("TIFF image", "tif", "image/tiff")),
    (b"\x00\x00\x01\x00", FileKind("Windows icon", "ico", "image/vnd.microsoft.icon")),
    (b"\x7fELF", FileKind("Linux program", "elf", "application/x-elf")),
    (b"\xfe\xed\xfa\xce", MACH_O),
    (b"\xfe\xed\xfa\xcf", MACH_O),
    (b"\xce\xfa\xed\xfe", MACH_O),
    (b"\xcf\xfa\xed\xfe", MACH_O),
    (b"SQLite format 3\x00", FileKind("SQLite database", "sqlite", "application/vnd.sqlite3")),
    (b"\xa1\xb2\xc3\xd4", FileKind("Packet capture", "pcap", "application/vnd.tcpdump.pcap")),
    (b"\xd4\xc3\xb2\xa1", FileKind("Packet capture", "pcap", "application/vnd.tcpdump.pcap")),
    (b"\x0a\x0d\x0d\x0a", FileKind("Packet capture", "pcapng", "application/x-pcapng")),
    (b"{\\rtf", FileKind("RTF document", "rtf", "application/rtf")),
    (b"ElfFile\x00", FileKind("Windows event log", "evtx", "application/x-ms-evtx")),
    (
        b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F",
        FileKind("Windows shortcut", "lnk", "application/x-ms-shortcut"),
    ),
    (b"\x00asm", FileKind("WebAssembly module", "wasm", "application/wasm")),
    (b"OggS", FileKind("Ogg media", "ogg", "application/ogg")),
    (b"ID3", FileKind("MP3 audio", "mp3", "audio/mpeg")),
)

_ZIPS: tuple[tuple[bytes, FileKind], ...] = (
    (
        b"word/document.xml",
        FileKind("Word document", "docx", f"{_OFFICE}.wordprocessingml.document"),
    ),
    (b"xl/workbook.", FileKind("Excel workbook", "xlsx", f"{_OFFICE}.spreadsheetml.sheet")),
    (
        b"ppt/presentation.xml",
        FileKind("PowerPoint presentation", "pptx", f"{_OFFICE}.presentationml.presentation"),
    ),
    (
        b"AndroidManifest.xml",
        FileKind("Android package", "apk", "application/vnd.android.package-archive"),
    ),
    (b"META-INF/MANIFEST.MF", FileKind("Java archive", "jar", "application/java-archive")),
    (b"mimetypeapplication/epub+zip", FileKind("EPUB book", "epub", "application/epub+zip")),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.text",
        FileKind("OpenDocument text", "odt", "application/vnd.oasis.opendocument.text"),
    ),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        FileKind("OpenDocument sheet", "ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ),
)
"""Names of entries, as they stand in clear at a zip's start and in its directory at the end."""

_OLES: tuple[tuple[bytes, FileKind], ...] = (
    (
        "WordDocument".encode("utf-16-le"),
        FileKind("Word 97 document", "doc", "application/msword"),
    ),
    (
        "Workbook".encode("utf-16-le"),
        FileKind("Excel 97 workbook", "xls", "application/vnd.ms-excel"),
    ),
    (
        "PowerPoint Document".encode("utf-16-le"),
        FileKind("PowerPoint 97 presentation", "ppt", "application/vnd.ms-powerpoint"),
    ),
    (
        "__properties_version1.0".encode("utf-16-le"),
        FileKind("Outlook message", "msg", "application/vnd.ms-outlook"),
    ),
    (
        b"\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F",  # CLSID of MSI
        FileKind("Windows installer", "msi", "application/x-msi"),
    ),
)


def kind_of(content: bytes) -> FileKind:
    """Name the kind of a file; `Text` or `Binary data` when nothing better is known."""
    if not content:
        return EMPTY
    for start, kind in _AT_START:
        if content.startswith(start):
            return kind
    for look in _LOOKS:
        found = look(content)
        if found is not None:
            return found
    return _text(content) or BINARY


def _zip(content: bytes) -> FileKind | None:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _holding(content, _ZIPS) or ZIP
    return None


def _ole(content: bytes) -> FileKind | None:
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _holding(content, _OLES) or OLE
    return None


def _holding(content: bytes, signs: tuple[tuple[bytes, FileKind], ...]) -> FileKind | None:
    ends = content[:LOOKED_AT], content[-LOOKED_AT:]
    return next((kind for sign, kind in signs if any(sign in end for end in ends)), None)


def _riff(content: bytes) -> FileKind | None:
    if not content.startswith(b"RIFF"):
        return None
    return {
        b"WEBP": FileKind("WebP image", "webp", "image/webp"),
        b"WAVE": FileKind("WAV audio", "wav", "audio/vnd.wave"),
        b"AVI ": FileKind("AVI video", "avi", "video/x-msvideo"),
    }.get(content[8:12])


def _iso_media(content: bytes) -> FileKind | None:
    if content[4:8] != b"ftyp":
        return None
    if content[8:12] in (b"avif", b"heic", b"heix", b"mif1"):
        return FileKind("HEIF image", "heif", "image/heif")
    return FileKind("MP4 video", "mp4", "video/mp4")


def _bmp(content: bytes) -> FileKind | None:
    # "BM" alone begins many texts; the reserved fields are zero and the header has a known size
    header = int.from_bytes(content[14:18], "little")
    if content.startswith(b"BM") and content[6:10] == bytes(4) and 12 <= header <= 124:
        return FileKind("BMP image", "bmp", "image/bmp")
    return None


def _windows_program(content: bytes) -> FileKind | None:
    if not content.startswith(b"MZ") or len(content) < 64:
        return None
    header = int.from_bytes(content[60:64], "little")
    if content[header : header + 4] != b"PE\x00\x00":
        return DOS
    is_library = int.from_bytes(content[header + 22 : header + 24], "little") & 0x2000
    return DLL if is_library else PE


def _class_or_fat_binary(content: bytes) -> FileKind | None:
    if not content.startswith(b"\xca\xfe\xba\xbe"):
        return None
    # a fat binary counts its few architectures where a class has its version, at least 45
    return MACH_O if int.from_bytes(content[4:8], "big") < 45 else JAVA_CLASS


def _tar(content: bytes) -> FileKind | None:
    if content[257:262] == b"ustar":
        return FileKind("TAR archive", "tar", "application/x-tar")
    return None


_LOOKS: tuple[Callable[[bytes], FileKind | None], ...] = (
    _zip,
    _ole,
    _riff,
    _iso_media,
    _bmp,
    _windows_program,
    _class_or_fat_binary,
    _tar,
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_IS_HTML = re.compile(
    r"\s*(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_IS_SVG = re.compile(r"\s*(?>(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*)<svg\b", re.S)
_IS_XML = re.compile(r"\s*<(?:\?xml\b|[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/?>)")
_IS_JSON = re.compile(r'\s*(?:\{\s*(?:"|\}\s*\Z)|\[\s*(?:[\[{"\d\-\]]|true|false|null))')


def _text(content: bytes) -> FileKind | None:
    text = _head(content)
    if text is None or _CONTROL.search(text):
        return None
    for pattern, kind in ((_IS_HTML, HTML), (_IS_SVG, SVG), (_IS_XML, XML), (_IS_JSON, JSON)):
        if pattern.match(text):
            return kind
    return TEXT


def _head(content: bytes) -> str | None:
    """Read the start of a text in UTF-8, with a byte order mark UTF-16, else Windows-1252."""
    head = content[:LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").removeprefix("\ufeff")
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(head) - 4 and error.start > 0:  # the cut went through a character
            return head[: error.start].decode("utf-8-sig")
    return _western(head)


def _western(head: bytes) -> str | None:
    try:
        text = head.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if sum(byte >= 0x80 for byte in head) * 3 < len(head) else None
