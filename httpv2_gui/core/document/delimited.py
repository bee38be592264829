"""Writes cells as CSV (RFC 4180) or between tabs; whoever reads them gets every character back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a text (OWASP, CSV Injection)."""
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_LOOKS_OTHER = re.compile(r"(?:null|true|false|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)?")


def lines(
    records: Iterable[Sequence[tuple[str, str]]], delimiter: str, neutralise: bool
) -> Iterator[str]:
    """Yield one line for each record of (text, kind of cell), with its line end.

    Text that looks like a number, a word of JSON or nothing is quoted: so `""` is not a missing
    cell and `"1"` is not a number for those who look at the quotes.
    """
    for record in records:
        cells = (_field(text, kind, delimiter, neutralise) for text, kind in record)
        yield delimiter.join(cells) + "\r\n"


def _field(text: str, kind: str, delimiter: str, neutralise: bool) -> str:
    if kind != "text":
        return _quoted(text) if _must_quote(text, delimiter) else text
    if neutralise and text.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(text):
        text = "'" + text
    is_ambiguous = delimiter == "," and _LOOKS_OTHER.fullmatch(text) is not None
    return _quoted(text) if is_ambiguous or _must_quote(text, delimiter) else text


def _must_quote(text: str, delimiter: str) -> bool:
    return any(mark in text for mark in (delimiter, '"', "\r", "\n")) or text != text.strip()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
