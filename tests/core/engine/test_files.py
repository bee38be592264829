from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.files import Files, decode_base64


def test_relative_path_starts_at_the_root(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"content")
    found = Files(tmp_path).read("a.txt", "body_file", "Body File")
    assert (found.content, found.size, found.name) == (b"content", 7, "a.txt")


def test_preview_reads_only_the_start(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    found = Files(tmp_path, limit=10).read("a", "body_file", "Body File")
    assert (len(found.content), found.size) == (10, 100)


@pytest.mark.parametrize("path", ["missing", ".", "a\0b"])
def test_what_cannot_be_read_is_a_problem(tmp_path: Path, path: str) -> None:
    with pytest.raises(NotSendable) as refused:
        Files(tmp_path).read(path, "body_file", "Body File")
    assert refused.value.problems[0].place == "body_file"


@pytest.mark.parametrize(("text", "content"), [("aGk=", b"hi"), (" aG\nk= ", b"hi"), ("", b"")])
def test_base64(text: str, content: bytes) -> None:
    assert decode_base64(text, "body", "Body Payload") == content


@pytest.mark.parametrize(
    ("text", "place"),
    [("aGkk\n a$k=", (2, 3)), ("aG=k", (1, 3)), ("aGk", (1, 4)), ("a-_b", (1, 2))],
)
def test_bad_base64_is_a_problem_with_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(NotSendable) as refused:
        decode_base64(text, "body", "Body Payload")
    [problem] = refused.value.problems
    assert (problem.line, problem.column) == place
