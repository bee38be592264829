"""Reads files of strangers: bounded in size, in an encoding that is named when it is wrong."""

from __future__ import annotations

import codecs
from pathlib import Path

from httpv2_gui.core.interchange.format import InterchangeError
from httpv2_gui.core.model import spoken

LARGEST = 16 * 1024 * 1024
"""Bytes of a file; a step of the platform has some kilobytes."""
HEAD = 64 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Give the content of a file; raises InterchangeError also when it is no file or too large."""
    try:
        if not path.is_file():  # a pipe or a device could go on for ever
            what = "is a folder" if path.is_dir() else "is not there or is no file"
            raise InterchangeError(f"It {what}.", path=str(path))
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        message = f"It cannot be read: {error.strerror or error}."
        raise InterchangeError(message, path=str(path)) from error
    if len(content) > largest:
        message = f"It is larger than {spoken.size(largest)}."
        raise InterchangeError(message, path=str(path))
    return content


def head_of(path: Path) -> bytes:
    """Give the first bytes of a file, nothing when it cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def text_of(content: bytes, path: str = "") -> str:
    """Decode UTF-8, or UTF-16 with its mark; raises InterchangeError with the line."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "The bytes are not text in UTF-8. Save the file as UTF-8."
        raise InterchangeError(message, path=path, line=line) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise InterchangeError("It holds a null character: it is no text.", path=path, line=line)
    return text


def read_text(path: Path, largest: int = LARGEST) -> str:
    """Give a file's text; raises InterchangeError."""
    return text_of(read_bytes(path, largest), str(path))
