from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
import pyzipper  # pyright: ignore[reportMissingTypeStubs]

from httpv2_gui.core.engine.download import save
from httpv2_gui.core.model.result import Received, SavedFile
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

CONTENT = b"EICAR-like harmless content " * 50


def saved(folder: Path, *, protected: bool, body: bytes = CONTENT) -> SavedFile:
    headers = (("Content-Disposition", 'attachment; filename="sample.txt"'),)
    answer = Received(status=200, reason="OK", http_version="HTTP/1.1", headers=headers, body=body)
    return save(answer, "https://h/x", folder, protected=protected)


def test_protected_zip_opens_with_infected(tmp_path: Path) -> None:
    file = saved(tmp_path, protected=True)
    with pyzipper.AESZipFile(file.path) as archive:
        archive.setpassword(b"infected")  # pyright: ignore[reportUnknownMemberType]
        assert archive.namelist() == ["sample.txt"]
        assert archive.read("sample.txt") == CONTENT  # pyright: ignore[reportUnknownMemberType]
    assert CONTENT[:20] not in file.path.read_bytes()


def test_protected_zip_does_not_open_without(tmp_path: Path) -> None:
    file = saved(tmp_path, protected=True)
    with pyzipper.AESZipFile(file.path) as archive, pytest.raises(RuntimeError, match="password"):
        archive.read("sample.txt")  # pyright: ignore[reportUnknownMemberType]


def test_plain_zip_opens_everywhere(tmp_path: Path) -> None:
    file = saved(tmp_path, protected=False)
    with zipfile.ZipFile(file.path) as archive:
        assert archive.read("sample.txt") == CONTENT
        assert archive.infolist()[0].compress_type == zipfile.ZIP_DEFLATED


def test_facts_are_of_the_content(tmp_path: Path) -> None:
    file = saved(tmp_path, protected=True)
    assert file.bytes == len(CONTENT)
    assert file.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert file.md5 == hashlib.md5(CONTENT).hexdigest()
    assert (file.entry, file.protected, file.kind) == ("sample.txt", True, "Text")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    names = [saved(tmp_path, protected=False, body=b"%d" % n).path.name for n in range(3)]
    assert names == ["sample.zip", "sample (2).zip", "sample (3).zip"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space"):
        saved(tmp_path, protected=True)
    assert list(tmp_path.iterdir()) == []


FILE = Answer(headers=(("content-disposition", 'attachment; filename="a.bin"'),), body=b"\x00\xff")


async def test_run_saves_raw_bytes(send: Run, home: Recorder, tmp_path: Path) -> None:
    home.answer("/f", FILE)
    told: list[object] = []
    result = await send(
        url=home.url("/f"),
        save_to_case_wall=True,
        case_wall=tmp_path / "case_wall",
        tell=told.append,
    )
    [file] = result.saved_files
    assert file.path == tmp_path / "case_wall" / "a.zip"
    assert file.protected
    assert result.protected
    assert type(told[-1]).__name__ == "Saved"


@pytest.mark.parametrize("fail_on_error", [True, False])
async def test_errors_are_not_saved(
    send: Run, home: Recorder, tmp_path: Path, fail_on_error: bool
) -> None:
    home.answer("/f", Answer(404))
    result = await send(
        url=home.url("/f"),
        save_to_case_wall=True,
        case_wall=tmp_path,
        fail_on_error=fail_on_error,
    )
    assert result.saved_files == ()
    assert list(tmp_path.iterdir()) == []


async def test_folder_that_cannot_be_made_is_a_failure(
    send: Run, home: Recorder, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    result = await send(
        url=home.url("/f"), save_to_case_wall=True, case_wall=tmp_path / "file" / "x"
    )
    assert result.failure is not None
    assert result.failure.kind == "save"
    assert result.answer is not None


async def test_nothing_to_save_is_a_warning(send: Run, home: Recorder, tmp_path: Path) -> None:
    home.answer("/f", Answer(204, (), b""))
    result = await send(url=home.url("/f"), save_to_case_wall=True, case_wall=tmp_path)
    assert result.succeeded
    assert "no body" in result.warnings[0]


async def test_no_folder_is_a_warning(send: Run, home: Recorder) -> None:
    result = await send(url=home.url("/f"), save_to_case_wall=True)
    assert "nothing was saved" in result.warnings[0]
