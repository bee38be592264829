"""Content that people give as a path or as Base64, read with a problem that names the place."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from pathlib import Path

from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.fields import Problem

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=\s]|=(?=\s*[^=\s])")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Content:
    """Bytes of a file, perhaps only its start."""

    content: bytes
    size: int
    """Of the whole file."""
    name: str


@dataclass(frozen=True)
class Files:
    """Reads files that requests name."""

    root: Path | None = None
    """Where relative paths start."""
    limit: int | None = None
    """Read no more than this: a preview needs only the start."""

    def read(self, path: str, place: str, label: str) -> Content:
        """Read a file; raises NotSendable."""
        file = Path(path.strip()).expanduser()
        if self.root is not None:
            file = self.root / file
        try:
            with file.open("rb") as stream:
                content = stream.read() if self.limit is None else stream.read(self.limit)
                return Content(content, max(file.stat().st_size, len(content)), file.name)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            problem = Problem(place, label, f"The file {file} cannot be read: {reason}.")
            raise NotSendable((problem,)) from error


def decode_base64(text: str, place: str, label: str) -> bytes:
    """Decode Base64 strictly; raises NotSendable with line and column."""
    wrong = _NOT_BASE64.search(text)
    if wrong is not None:
        line, column = json_text.place(text, wrong.start())
        message = (
            f"“{wrong.group()}” does not belong into Base64. Letters, digits, + and / do; "
            "= only at the end."
        )
        raise NotSendable((Problem(place, label, message, line=line, column=column),))
    try:
        return binascii.a2b_base64(_SPACE.sub("", text), strict_mode=True)
    except binascii.Error as error:
        line, column = json_text.place(text, len(text.rstrip()))
        message = "The Base64 text is cut: its length is no multiple of four. Copy it once more."
        raise NotSendable((Problem(place, label, message, line=line, column=column),)) from error
