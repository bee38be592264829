"""Changes in a folder, however they are written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from httpv2_gui.ui.workspace.folder_watch import FolderWatch
from tests.ui.waiting import signal


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    (tmp_path / "a.toml").write_text("a = 1")
    return tmp_path


@pytest.fixture
def watch(watched: Path, qapp) -> Iterator[FolderWatch]:
    made = FolderWatch()
    made.follow([watched, watched / "not there"])
    yield made
    made.stop()


def replaced(folder: Path) -> None:
    (folder / ".a.tmp").write_text("a = 2")
    (folder / ".a.tmp").replace(folder / "a.toml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "new": lambda folder: (folder / "b.toml").write_text("b = 1"),
    "deleted": lambda folder: (folder / "a.toml").unlink(),
    "replaced": replaced,
    "written into": lambda folder: (folder / "a.toml").write_text("a = 2"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
async def test_every_kind_of_change_is_told(
    watch: FolderWatch, watched: Path, change: Callable[[Path], object]
) -> None:
    change(watched)
    await signal(watch.changed)


async def test_a_replaced_file_is_watched_on(watch: FolderWatch, watched: Path) -> None:
    replaced(watched)
    await signal(watch.changed)
    watch.follow([watched])
    (watched / "a.toml").write_text("a = 3")
    await signal(watch.changed)


def instances() -> int:
    """Count what this process has of the 128 that a person's programs share."""
    open_files = [one for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return sum("inotify" in str(one.readlink()) for one in open_files)


@pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
def test_watches_are_given_back(watch: FolderWatch, watched: Path) -> None:
    before = instances()
    for _time in range(5):
        watch.follow([watched])
    assert instances() == before
    watch.stop()
    assert instances() == before - 1


async def test_nothing_is_heard_after_stop(watch: FolderWatch, watched: Path) -> None:
    heard = []
    watch.changed.connect(lambda: heard.append(1))
    replaced(watched)
    watch.stop()
    other = FolderWatch()
    other.follow([watched])
    replaced(watched)
    await signal(other.changed)
    other.stop()
    assert heard == []
