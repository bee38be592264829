"""The last results of each request."""

from __future__ import annotations

import dataclasses
import stat
from pathlib import Path

import pytest

from httpv2_gui.core.storage import history as module
from httpv2_gui.core.storage.history import KEPT, History, NotInHistory
from tests.core.storage.results import RESULT, STARTED


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history")


def only_file(folder: Path, ending: str) -> Path:
    return next(folder.rglob(f"*{ending}"))


def test_a_result_is_opened_as_it_was_added(history: History):
    entry = history.add("w/a", RESULT)

    assert history.open(entry.id) == RESULT


def test_an_entry_says_enough_to_choose_by(history: History):
    history.add("w/a", RESULT)

    (entry,) = history.entries("w/a")

    assert (entry.method, entry.url, entry.elapsed_ms) == ("GET", "https://a/x", 12.25)
    assert (entry.when, entry.succeeded, entry.message) == (STARTED, False, "404 Not Found")


def test_a_result_without_an_answer_has_no_status(history: History):
    refused = dataclasses.replace(RESULT, exchanges=(), failure=None)

    entry = history.add("w/a", refused)

    assert (entry.status, entry.method, entry.url, entry.message) == (None, "", "", "Failed")


def test_requests_have_histories_of_their_own(history: History):
    history.add("w/a", RESULT)

    assert history.entries("w/b") == ()


def test_the_newest_come_first_and_the_oldest_go(history: History, tmp_path: Path):
    added = [history.add("w/a", dataclasses.replace(RESULT, attempts=n)) for n in range(KEPT + 2)]

    entries = history.entries("w/a")

    assert [entry.id for entry in entries] == [entry.id for entry in reversed(added)][:KEPT]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2 * KEPT
    with pytest.raises(NotInHistory, match="no longer"):
        history.open(added[0].id)


def test_only_the_owner_may_look(history: History, tmp_path: Path):
    history.add("w/a", RESULT)
    modes = {
        path.is_dir(): stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "history", *(tmp_path / "history").rglob("*"))
    }

    assert modes == {True: 0o700, False: 0o600}


def test_protected_content_is_not_kept(history: History, tmp_path: Path):
    entry = history.add("w/a", dataclasses.replace(RESULT, protected=True))

    opened = history.open(entry.id)

    assert opened.answer is None or opened.answer.body == b""
    assert opened.exchanges[0] == RESULT.exchanges[0]
    assert opened.warnings[-1].startswith("Protected content is not kept")
    assert not any(bytes(range(256)) in p.read_bytes() for p in tmp_path.rglob("*.bodies"))


def test_bodies_beyond_the_limit_are_not_kept_and_told(
    history: History, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "LARGEST_BODY", 6)

    opened = history.open(history.add("w/a", RESULT).id)

    assert [one.sent.body for one in opened.exchanges] == [b"", b"\x00\xff", b""]
    assert any("256 bytes that were received" in one for one in opened.warnings)
    assert any("7 bytes that were sent" in one for one in opened.warnings)


@pytest.mark.parametrize("ending", [".json", ".bodies"])
def test_damaged_entries_are_not_opened(history: History, tmp_path: Path, ending: str):
    entry = history.add("w/a", RESULT)
    only_file(tmp_path, ending).write_bytes(b"\xff")

    with pytest.raises(NotInHistory, match="damaged"):
        history.open(entry.id)


def test_damaged_entries_are_not_listed(history: History, tmp_path: Path):
    history.add("w/a", RESULT)
    only_file(tmp_path, ".json").write_bytes(b"\xff")
    kept = history.add("w/a", RESULT)

    assert [entry.id for entry in history.entries("w/a")] == [kept.id]


@pytest.mark.parametrize("entry_id", ["../../etc/passwd", "", "a/b"])
def test_an_id_leads_nowhere_else(history: History, entry_id: str):
    with pytest.raises(NotInHistory, match="no such result"):
        history.open(entry_id)


def test_a_deleted_request_leaves_nothing(history: History, tmp_path: Path):
    history.add("../../w/a", RESULT)

    history.forget("../../w/a")
    history.forget("w/never")

    assert history.entries("../../w/a") == ()
    assert list((tmp_path / "history").iterdir()) == []
