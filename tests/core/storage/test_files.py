"""Files that are replaced at once."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from httpv2_gui.core.storage import files


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_content_is_replaced_and_nothing_is_left_behind(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")

    files.replace(path, b"new\r\n")

    assert path.read_bytes() == b"new\r\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.toml"]


def test_a_failure_leaves_the_old_content(tmp_path: Path):
    folder = tmp_path / "a.toml"
    folder.mkdir()

    with pytest.raises(OSError, match=r"directory|exists"):
        files.replace(folder, b"new")

    assert [one.name for one in tmp_path.iterdir()] == ["a.toml"]


def test_permissions_survive(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.touch()
    path.chmod(0o664)

    files.replace(path, b"new")

    assert mode_of(path) == 0o664


def test_a_private_file_is_its_owner_s_only(tmp_path: Path):
    path = files.private_folder(tmp_path / "deep" / "private") / "a"

    files.replace(path, b"new", private=True)

    assert mode_of(path) == 0o600
    assert mode_of(path.parent) == 0o700


def test_a_link_stays_a_link(tmp_path: Path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.touch()
    link.symlink_to(target)

    files.replace(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_lines_are_added_at_the_end(tmp_path: Path):
    path = tmp_path / "log"

    files.append_line(path, "a")
    files.append_line(path, "b")

    assert path.read_bytes() == b"a\nb\n"
