from __future__ import annotations

import os
from pathlib import Path

import pytest

from httpv2_gui.core.interchange.format import InterchangeError
from httpv2_gui.core.interchange.reading import head_of, read_bytes, read_text, text_of


def refusal(path: Path) -> str:
    with pytest.raises(InterchangeError) as refused:
        read_text(path, largest=1000)
    return str(refused.value)


def test_encodings() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert text_of("Käse ☃".encode(encoding)) == "Käse ☃"


def test_wrong_bytes_have_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a\nb\n\xff")
    assert (
        refusal(path) == f"{path}, line 3: The bytes are not text in UTF-8. Save the file as UTF-8."
    )


def test_large_files_pipes_and_folders_are_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    os.mkfifo(tmp_path / "pipe")

    assert "It is larger than" in refusal(large)
    assert "is no file" in refusal(tmp_path / "pipe")
    assert "It is a folder" in refusal(tmp_path)
    assert "is not there" in refusal(tmp_path / "none")
    assert head_of(tmp_path / "pipe") == b""
    assert len(head_of(large)) == 65536
    with pytest.raises(InterchangeError):
        read_bytes(large)
