"""Save To Case Wall: the response as a zip with one entry, protected with `infected` if asked.

What is protected is encrypted on its way to the disk; its bytes are never there in clear. Nothing
is overwritten, and a zip appears under its name only when it is complete.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

import pyzipper  # pyright: ignore[reportMissingTypeStubs]

from httpv2_gui.core.engine.file_names import entry_name
from httpv2_gui.core.model import magic
from httpv2_gui.core.model.result import Received, SavedFile

PASSWORD = b"infected"
"""The custom of malware analysts, and HTTP V2's; it keeps scanners and fingers off, no more."""


def save(received: Received, url: str, folder: Path, *, protected: bool) -> SavedFile:
    """Write the zip and say what it is; raises OSError. Blocks: call it in a thread."""
    entry = entry_name(received, url)
    folder.mkdir(parents=True, exist_ok=True)
    path = _reserve(folder, _stem(entry))
    try:
        _write(path, entry, received.body, protected=protected)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return SavedFile(
        path=path,
        bytes=len(received.body),
        sha256=hashlib.sha256(received.body).hexdigest(),
        md5=hashlib.md5(received.body, usedforsecurity=False).hexdigest(),
        entry=entry,
        protected=protected,
        kind=magic.kind_of(received.body).name,
    )


def _stem(entry: str) -> str:
    stem, _dot, _suffix = entry.rpartition(".")
    return stem or entry


def _reserve(folder: Path, stem: str) -> Path:
    """Take a free name by making an empty file of it: `name.zip`, `name (2).zip` and so on."""
    number = 1
    while True:
        path = folder / (f"{stem}.zip" if number == 1 else f"{stem} ({number}).zip")
        try:
            path.open("x").close()
        except FileExistsError:
            number += 1
        else:
            return path


def _write(path: Path, entry: str, content: bytes, *, protected: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            _zip(stream, entry, content, protected=protected)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _zip(stream: BinaryIO, entry: str, content: bytes, *, protected: bool) -> None:
    module: Any = pyzipper
    with module.AESZipFile(stream, "w", compression=module.ZIP_DEFLATED) as archive:
        if protected:
            archive.setpassword(PASSWORD)
            archive.setencryption(module.WZ_AES, nbits=256)
        archive.writestr(entry, content)
