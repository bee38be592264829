"""Content-Encoding undone piece by piece, so that no answer can swell beyond its limit at once.

httpx decodes too, but each of its steps gives whatever a piece expands to: 329 bytes of Brotli can
be 200 MB. Here no piece is larger than about a megabyte.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import brotli  # pyright: ignore[reportMissingTypeStubs]
import zstandard

_PIECE = 1 << 20
_GZIP = b"\x1f\x8b"
"""Begins each member (RFC 1952 §2.3.1)."""
_ZSTD_STEP = 256
"""Zstandard cannot be limited: so little goes in at once (4 bytes can say 128 KB of zeros)."""


class DecodingError(ValueError):
    """The bytes are not what Content-Encoding says."""


class _Decoder(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...
    def is_finished(self) -> bool: ...


class _Zlib:
    """zlib's formats, also several members one after the other as gzip allows."""

    def __init__(self, window_bits: int) -> None:
        self._window_bits = window_bits
        self._decoder = zlib.decompressobj(window_bits)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._decoder.eof:
                if not _GZIP.startswith(data[:2]):
                    return  # padding, or rubbish that every other client passes over as well
                self._decoder = zlib.decompressobj(self._window_bits)
            yield from self._pieces(data)
            data = self._decoder.unused_data

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        piece = self._step(data)
        while self._decoder.unconsumed_tail or len(piece) >= _PIECE:
            yield piece
            piece = self._step(self._decoder.unconsumed_tail)
        yield piece

    def _step(self, data: bytes) -> bytes:
        try:
            return self._decoder.decompress(data, _PIECE)
        except zlib.error as error:
            raise DecodingError(str(error)) from error

    def is_finished(self) -> bool:
        return self._decoder.eof


class _Deflate:
    """deflate: zlib's format, or as some servers send it, without zlib's frame."""

    def __init__(self) -> None:
        self._start = b""
        self._decoder: _Zlib | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._decoder is None:
            self._start += data
            if len(self._start) < 2:
                return
            data = self._start
            self._decoder = _Zlib(zlib.MAX_WBITS if _has_zlib_frame(data) else -zlib.MAX_WBITS)
        yield from self._decoder.feed(data)

    def is_finished(self) -> bool:
        return self._decoder is not None and self._decoder.is_finished()


def _has_zlib_frame(start: bytes) -> bool:
    """Whether a stream starts as RFC 1950 §2.2 says."""
    return start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0


class _Brotli:
    def __init__(self) -> None:
        self._module: Any = brotli
        self._decoder = self._module.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            piece = self._decoder.process(data, output_buffer_limit=_PIECE)
            while piece or not self._decoder.can_accept_more_data():
                yield piece
                piece = self._decoder.process(b"", output_buffer_limit=_PIECE)
        except self._module.error as error:
            raise DecodingError(str(error)) from error

    def is_finished(self) -> bool:
        return self._decoder.is_finished()


class _Zstandard:
    def __init__(self) -> None:
        self._decoder = zstandard.ZstdDecompressor().decompressobj()

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), _ZSTD_STEP):
            step = data[start : start + _ZSTD_STEP]
            while step:
                if self._decoder.eof:
                    self._decoder = zstandard.ZstdDecompressor().decompressobj()
                try:
                    yield self._decoder.decompress(step)
                except zstandard.ZstdError as error:
                    raise DecodingError(str(error)) from error
                step = self._decoder.unused_data if self._decoder.eof else b""

    def is_finished(self) -> bool:
        return self._decoder.eof


class Decoding:
    """Undoes the codings of one body, in the reverse order of the header (RFC 9110 §8.4)."""

    def __init__(self, content_encoding: str) -> None:
        names = [name.strip().lower() for name in content_encoding.split(",")]
        self._decoders = [decoder for name in reversed(names) if (decoder := _decoder(name))]
        self._was_fed = False

    def __bool__(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._decoders)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next bytes expand to; raises DecodingError."""
        self._was_fed = self._was_fed or bool(data)
        return _through(self._decoders, data)

    def finish(self) -> None:
        """Raise DecodingError when the end is missing."""
        if self._was_fed and not all(decoder.is_finished() for decoder in self._decoders):
            raise DecodingError("the end of the compressed data is missing")


def _decoder(name: str) -> _Decoder | None:
    if name in ("gzip", "x-gzip"):
        return _Zlib(zlib.MAX_WBITS | 16)
    if name == "deflate":
        return _Deflate()
    if name == "br":
        return _Brotli()
    if name == "zstd":
        return _Zstandard()
    return None


def _through(decoders: Sequence[_Decoder], data: bytes) -> Iterator[bytes]:
    if not decoders:
        yield data
        return
    for piece in decoders[0].feed(data):
        yield from _through(decoders[1:], piece)
