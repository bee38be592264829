"""Files of records; `test_workspace` has what people see of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.file_problem import WorkspaceError
from httpv2_gui.core.storage.record_folder import RecordFolder


@pytest.fixture
def folder(tmp_path: Path) -> RecordFolder[Request]:
    return RecordFolder(tmp_path / "requests", Request)


def save(folder: RecordFolder[Request], name: str, slug: str | None = None, url: str = ""):
    return folder.save(Request(name=name, url=url), slug, overwrite=False)


def test_a_folder_that_is_not_there_is_empty(folder: RecordFolder[Request]):
    folder.load()

    assert folder.entries == []


def test_a_new_record_makes_the_folder(folder: RecordFolder[Request], tmp_path: Path):
    entry = save(folder, "Read ticket")

    assert (entry.slug, entry.id) == ("read-ticket", "read-ticket")
    assert (tmp_path / "requests/read-ticket.toml").read_text() == 'name = "Read ticket"\n'


def test_a_renamed_record_keeps_its_id(folder: RecordFolder[Request]):
    save(folder, "A")

    entry = save(folder, "B", "a")

    assert (entry.slug, entry.id) == ("b", "a")
    assert entry.path.read_text() == 'name = "B"\nid = "a"\n'
    assert [one.name for one in entry.path.parent.iterdir()] == ["b.toml"]


def test_a_record_that_gets_its_name_back_needs_no_id(folder: RecordFolder[Request]):
    save(folder, "A")
    save(folder, "B", "a")

    entry = save(folder, "A", "b")

    assert (entry.slug, entry.id) == ("a", "a")
    assert entry.path.read_text() == 'name = "A"\n'


def test_a_new_record_never_takes_an_id_in_use(folder: RecordFolder[Request]):
    save(folder, "A")
    save(folder, "B", "a")

    assert save(folder, "A").slug == "a-2"


def test_a_file_named_by_hand_stays_where_it_is(folder: RecordFolder[Request], tmp_path: Path):
    path = tmp_path / "requests" / "My File.toml"
    path.parent.mkdir()
    path.write_text('name = "A"\n')
    folder.load()

    assert save(folder, "A", "My File", url="new").path == path


def test_a_second_file_with_the_same_id_is_not_loaded(
    folder: RecordFolder[Request], tmp_path: Path
):
    save(folder, "A")
    (tmp_path / "requests/copy.toml").write_text('name = "Copy"\nid = "a"\n')

    folder.load()

    assert [entry.slug for entry in folder.entries] == ["a"]
    assert "is that of a.toml already" in folder.unreadable[0].message


def test_what_was_not_loaded_is_not_changed(folder: RecordFolder[Request]):
    with pytest.raises(WorkspaceError, match="not loaded"):
        save(folder, "A", "a")


def test_a_file_that_cannot_be_read_is_listed(folder: RecordFolder[Request], tmp_path: Path):
    (tmp_path / "requests/a.toml").mkdir(parents=True)

    folder.load()

    assert "cannot be read: Is a directory" in folder.unreadable[0].message


def test_hidden_files_are_not_records(folder: RecordFolder[Request], tmp_path: Path):
    (tmp_path / "requests").mkdir()
    (tmp_path / "requests/.a.toml").write_text("half")

    folder.load()

    assert folder.unreadable == []


def test_a_file_that_is_gone_can_still_be_removed_and_restored(folder: RecordFolder[Request]):
    entry = save(folder, "A")
    entry.path.unlink()

    assert folder.restore(entry, folder.remove("a")) == entry


def test_a_restored_record_gets_an_id_of_its_own(folder: RecordFolder[Request]):
    entry = save(folder, "A")
    content = folder.remove("a")
    save(folder, "A")

    restored = folder.restore(entry, content)

    assert (restored.slug, restored.id) == ("a-2", "a-2")


def test_a_restored_record_keeps_its_id_beside_a_newer_file(folder: RecordFolder[Request]):
    save(folder, "A")
    entry = save(folder, "B", "a")
    content = folder.remove("b")
    save(folder, "B")

    restored = folder.restore(entry, content)

    assert (restored.slug, restored.id) == ("b-2", "a")
