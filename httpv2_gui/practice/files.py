"""Files to download, made in code, and a place to upload to."""

from __future__ import annotations

import hashlib
import struct
import zlib
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies
from httpv2_gui.practice.identity import open_to_all
from httpv2_gui.practice.refusals import bad_request
from httpv2_gui.practice.written import Json, JsonAnswer

HARMLESS = (
    b"This is the practice API's stand-in for malware.\n"
    b"It is plain text, does nothing, and is safe to open. It is here so that a protected\n"
    b"download can be practised: Save To Case Wall puts it into a zip with a password.\n"
)


@open_to_all
async def report(request: Request) -> Response:
    """A PDF of one page; its full name is in filename* (RFC 6266), a plain one in filename."""
    disposition = (
        'attachment; filename="Incident report.pdf"; '
        "filename*=UTF-8''Incident%20report%20%E2%80%93%20Z%C3%BCrich.pdf"
    )
    return Response(
        pdf(), media_type="application/pdf", headers={"Content-Disposition": disposition}
    )


@open_to_all
async def screenshot(request: Request) -> Response:
    """A picture without a name: the URL gives it."""
    return Response(png(), media_type="image/png")


@open_to_all
async def sample_malware(request: Request) -> Response:
    """Harmless text under a name that asks for the protected zip."""
    disposition = 'attachment; filename="sample-malware.bin"'
    return Response(
        HARMLESS,
        media_type="application/octet-stream",
        headers={"Content-Disposition": disposition},
    )


@open_to_all
async def upload(request: Request) -> Response:
    """Multipart parts as they arrived: names, sizes, SHA-256."""
    try:
        parts = await bodies.read_parts(request)
    except bodies.BadBodyError as error:
        return bad_request(str(error), error.status)
    listed: list[Json] = [
        {
            "name": part.name,
            "filename": part.filename,
            "content_type": part.content_type,
            "bytes": len(part.content),
            "sha256": hashlib.sha256(part.content).hexdigest(),
        }
        for part in parts
    ]
    return JsonAnswer({"received": len(parts), "parts": listed}, 201)


@open_to_all
async def upload_raw(request: Request) -> Response:
    """A body that is the file itself."""
    content = await request.body()
    return JsonAnswer(
        {
            "content_type": request.headers.get("content-type"),
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        },
        201,
    )


@cache
def pdf() -> bytes:
    """Make a PDF of one page with two lines of text (ISO 32000-1 §7.5)."""
    text = (
        b"BT /F1 20 Tf 72 760 Td (Incident report INC0010001) Tj "
        b"/F1 12 Tf 0 -32 Td (A practice file of HTTP V2 GUI. Nothing here is real.) Tj ET"
    )
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    content, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", list[int]()
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n" % (size, table)
        + (b"<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content)))
    )


WIDTH, HEIGHT = 480, 300
_BARS = (40, 95, 60, 150, 110, 190, 130, 75)


@cache
def png() -> bytes:
    """Make a small bar chart (PNG, 8-bit RGB)."""
    rows = b"".join(b"\0" + _row(y) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )


def _row(y: int) -> bytes:
    return b"".join(_pixel(x, y) for x in range(WIDTH))


def _pixel(x: int, y: int) -> bytes:
    if y == HEIGHT - 30 and 30 <= x < WIDTH - 30:
        return b"\x55\x5e\x6e"
    bar, inside = divmod(x - 40, 50)
    if 0 <= bar < len(_BARS) and inside < 36 and HEIGHT - 30 - _BARS[bar] <= y < HEIGHT - 30:
        return b"\xd0\x45\x4c" if _BARS[bar] > 140 else b"\x3b\x6f\xd4"
    return b"\xf7\xf8\xfa"


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


ROUTES = [
    Route("/files/report.pdf", report),
    Route("/files/screenshot.png", screenshot),
    Route("/files/sample-malware", sample_malware),
    Route("/uploads", upload, methods=["POST"]),
    Route("/uploads/raw", upload_raw, methods=["POST", "PUT"]),
]
