from __future__ import annotations

import gzip
import zlib

import brotli  # pyright: ignore[reportMissingTypeStubs]
import pytest
import zstandard

from httpv2_gui.core.engine.decoding import Decoding, DecodingError

CONTENT = b"some text, " * 1000


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


ENCODED = [
    ("gzip", gzip.compress(CONTENT)),
    ("X-GZip", gzip.compress(CONTENT)),
    ("GZip", gzip.compress(CONTENT[:500]) + gzip.compress(CONTENT[500:])),
    ("GZip", gzip.compress(CONTENT) + bytes(8)),
    ("GZip", gzip.compress(CONTENT) + b"\r\nrubbish"),
    ("deflate", zlib.compress(CONTENT)),
    ("deflate", raw_deflate(CONTENT)),
    ("br", brotli.compress(CONTENT)),  # pyright: ignore[reportUnknownMemberType]
    ("zstd", zstandard.compress(CONTENT)),
    ("gzip, br", brotli.compress(gzip.compress(CONTENT))),  # pyright: ignore[reportUnknownMemberType]
    ("identity", CONTENT),
    ("", CONTENT),
    ("x-unknown", CONTENT),
]


@pytest.mark.parametrize(("encoding", "content"), ENCODED)
@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_content_comes_back(encoding: str, content: bytes, step: int) -> None:
    decoding = Decoding(encoding)
    out = bytearray()
    for start in range(0, len(content), step):
        for piece in decoding.feed(content[start : start + step]):
            out += piece
    decoding.finish()
    assert bytes(out) == CONTENT


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_garbage_is_an_error(encoding: str) -> None:
    with pytest.raises(DecodingError):
        list(Decoding(encoding).feed(b"\xff" * 100))


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_missing_end_is_an_error(encoding: str) -> None:
    content = dict(ENCODED)[encoding][:-3]
    decoding = Decoding(encoding)
    list(decoding.feed(content))
    with pytest.raises(DecodingError):
        decoding.finish()


def test_no_body_at_all_is_fine() -> None:
    Decoding("gzip").finish()


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_bomb_comes_in_small_pieces(encoding: str) -> None:
    zeros = bytes(16 << 20)
    bomb = gzip.compress(zeros) if encoding == "gzip" else brotli.compress(zeros)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    sizes = [len(piece) for piece in Decoding(encoding).feed(bomb)]  # pyright: ignore[reportUnknownArgumentType]
    assert sum(sizes) == 16 << 20
    assert max(sizes) <= 4 << 20
