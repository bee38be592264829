"""Writes to the terminal: results to stdout, everything else to stderr.

Text from servers may hold control characters that would move the cursor, change the window's
title or hide what was said: in text for people they are made visible.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TextIO

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the reading direction
    "\ud800-\udfff]"  # half characters
)
_C1 = re.compile("[\x7f-\x9f]")


def visible(text: str) -> str:
    """Give the text with control characters as `\\x1b`; tabs and line feeds stay."""
    return _UNSAFE.sub(_spelt, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Give the text as `visible` does, on one line."""
    return " ".join(visible(text).split())


def _spelt(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def say(text: str) -> None:
    """Write a line for people to stderr."""
    _write(sys.stderr, text + "\n")


def put(text: str) -> None:
    """Write a result for people to stdout."""
    _write(sys.stdout, text + "\n")


def put_json(text: str) -> None:
    """Write JSON to stdout in UTF-8, whatever the terminal's encoding is."""
    _write(sys.stdout, printable_json(text) + "\n")


def printable_json(text: str) -> str:
    """Escape what a terminal could take for a command: inside JSON strings it means the same."""
    return _C1.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # it was closed before the program began, as by `2>&-`
        return
    try:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()
    except BrokenPipeError:
        # Whoever read this has left, as `head` does: that is no failure of the command.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
