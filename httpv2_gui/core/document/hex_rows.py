"""Bytes as rows of offset, hexadecimal and text, made only for the rows that are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WIDTH = 16


@dataclass(frozen=True)
class HexRow:
    """Sixteen bytes."""

    offset: str
    """Eight or more hexadecimal digits."""
    hex: str
    """Always as wide: two groups of eight."""
    text: str
    """Printable ASCII; a dot for the rest."""

    def __str__(self) -> str:
        return f"{self.offset}  {self.hex}  |{self.text}|"


def row_count(content: bytes) -> int:
    """Say how many rows the content has."""
    return -(-len(content) // WIDTH)


def hex_row(content: bytes, row: int) -> HexRow:
    """Give one row."""
    start = row * WIDTH
    piece = content[start : start + WIDTH]
    halves = piece[:8].hex(" "), piece[8:].hex(" ")
    return HexRow(
        offset=f"{start:08x}",
        hex=f"{halves[0]:<23}  {halves[1]:<23}",
        text="".join(chr(byte) if 32 <= byte < 127 else "." for byte in piece),
    )


def hex_rows(content: bytes, start: int = 0, count: int | None = None) -> Iterator[HexRow]:
    """Yield some rows, by default all."""
    end = row_count(content) if count is None else min(start + count, row_count(content))
    for row in range(start, end):
        yield hex_row(content, row)
