"""The zips that requests saved."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from httpv2_gui.core.model.result import SavedFile
from httpv2_gui.core.storage.case_wall import INDEX, CaseWall


@pytest.fixture
def wall(tmp_path: Path) -> CaseWall:
    return CaseWall(tmp_path / "case_wall")


def saved(folder: Path, name: str = "a.zip") -> SavedFile:
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr("report.pdf", b"12345")
    return SavedFile(
        path=folder / name,
        bytes=5,
        sha256="s",
        md5="m",
        entry="report.pdf",
        protected=False,
        kind="PDF document",
    )


def test_a_wall_that_is_not_there_is_empty(wall: CaseWall):
    assert wall.entries() == ()


def test_what_was_added_is_listed(wall: CaseWall):
    entry = wall.add(saved(wall.folder), "Read ticket")

    assert wall.entries() == (entry,)
    assert (entry.source, entry.kind, entry.bytes) == ("Read ticket", "PDF document", 5)


def test_the_newest_come_first(wall: CaseWall):
    for name in ("b.zip", "a.zip", "c.zip"):
        wall.add(saved(wall.folder, name), "x")

    assert [entry.path.name for entry in wall.entries()] == ["c.zip", "a.zip", "b.zip"]


def test_a_zip_of_somebody_else_is_listed_with_what_it_says(wall: CaseWall):
    os.utime(saved(wall.folder).path, (0, 0))

    (entry,) = wall.entries()

    assert (entry.entry, entry.bytes, entry.protected) == ("report.pdf", 5, False)
    assert (entry.sha256, entry.source, entry.when.year) == ("", "", 1970)


def test_a_protected_zip_of_somebody_else_is_known_as_such(wall: CaseWall):
    import pyzipper

    wall.folder.mkdir()
    with pyzipper.AESZipFile(
        wall.folder / "x.zip", "w", encryption=pyzipper.WZ_AES, compression=pyzipper.ZIP_DEFLATED
    ) as archive:
        archive.setpassword(b"infected")
        archive.writestr("a.exe", b"MZ")

    assert wall.entries()[0].protected


def test_what_is_no_zip_inside_is_listed_without_more(wall: CaseWall):
    wall.folder.mkdir()
    (wall.folder / "x.zip").write_bytes(b"broken")

    assert (wall.entries()[0].entry, wall.entries()[0].bytes) == ("", 6)


def test_other_files_are_not_listed(wall: CaseWall):
    wall.folder.mkdir()
    (wall.folder / "notes.txt").touch()
    (wall.folder / ".half.zip").touch()

    assert wall.entries() == ()


def test_deleting_removes_the_zip_and_what_is_known_of_it(wall: CaseWall):
    first = wall.add(saved(wall.folder, "a.zip"), "x")
    second = wall.add(saved(wall.folder, "b.zip"), "x")

    wall.delete(first)
    wall.delete(first)

    assert not first.path.exists()
    assert wall.entries() == (second,)
    assert "a.zip" not in (wall.folder / INDEX).read_text()


def test_a_zip_that_vanished_is_not_listed(wall: CaseWall):
    wall.add(saved(wall.folder), "x").path.unlink()

    assert wall.entries() == ()


def test_a_zip_saved_elsewhere_is_listed(wall: CaseWall, tmp_path: Path):
    entry = wall.add(saved(tmp_path / "picked"), "x")

    assert wall.entries() == (entry,)


def test_a_wall_can_be_moved(wall: CaseWall, tmp_path: Path):
    wall.add(saved(wall.folder), "x")
    moved = wall.folder.rename(tmp_path / "moved")

    assert CaseWall(moved).entries()[0].source == "x"


@pytest.mark.parametrize(
    "change",
    [{"bytes": "5"}, {"when": "never"}, {"more": 1}, {"path": "../../notes.txt"}],
    ids=lambda change: next(iter(change)),
)
def test_a_line_that_is_not_ours_is_passed_over(wall: CaseWall, change: dict[str, object]):
    wall.add(saved(wall.folder), "x")
    line = json.loads((wall.folder / INDEX).read_text())
    (wall.folder / INDEX).write_text(json.dumps(line | change) + "\n[1]\nhalf a li")
    (wall.folder.parent.parent / "notes.txt").touch()

    (entry,) = wall.entries()

    assert entry.source == ""


def test_half_a_line_spoils_no_other(wall: CaseWall):
    wall.folder.mkdir()
    (wall.folder / INDEX).write_text("half a li")

    entry = wall.add(saved(wall.folder), "x")

    assert wall.entries() == (entry,)
