"""`workspace.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.storage import workspace_file
from httpv2_gui.core.storage.file_problem import WorkspaceError
from httpv2_gui.core.storage.workspace_file import WorkspaceRecord


def written(folder: Path, text: str) -> Path:
    (folder / "workspace.toml").write_text(text)
    return folder


def test_it_says_name_id_order_and_port(tmp_path: Path):
    text = 'name = "W"\nid = "i"\nformat = 1\n[order]\nrequests = ["b"]\n[practice]\nport = 80\n'

    record = workspace_file.read(written(tmp_path, text))

    assert (record.name, record.id, record.practice.port) == ("W", "i", 80)
    assert workspace_file.order_of(record, "requests") == ("b",)
    assert workspace_file.order_of(record, "connections") == ()


def test_what_is_left_out_comes_from_the_folder(tmp_path: Path):
    folder = tmp_path / "My Work"
    folder.mkdir()

    record = workspace_file.read(written(folder, ""))

    assert (record.name, record.id) == ("My Work", "my-work")


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(WorkspaceError, match=r"no workspace\.toml in this folder") as caught:
        workspace_file.read(tmp_path)

    assert caught.value.path == tmp_path / "workspace.toml"


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path):
    (tmp_path / "workspace.toml").mkdir()

    with pytest.raises(WorkspaceError, match="cannot be read: Is a directory"):
        workspace_file.read(tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path):
    with pytest.raises(WorkspaceError, match="format 2"):
        workspace_file.read(written(tmp_path, "format = 2\n"))


def test_a_second_workspace_in_a_folder_is_refused(tmp_path: Path):
    workspace_file.create(tmp_path, WorkspaceRecord(name="A"))

    with pytest.raises(WorkspaceError, match="already"):
        workspace_file.create(tmp_path, WorkspaceRecord(name="B"))


def test_the_order_is_written_into_what_is_there(tmp_path: Path):
    written(tmp_path, '# ours\nname = "W"\n')

    workspace_file.write_order(tmp_path, "requests", ["b", "a"])

    text = (tmp_path / "workspace.toml").read_text()
    assert text == '# ours\nname = "W"\n\n[order]\nrequests = ["b", "a"]\n'


def test_a_long_order_has_a_line_for_each(tmp_path: Path):
    slugs = [f"a-long-name-of-a-request-{n}" for n in range(5)]
    written(tmp_path, "")

    workspace_file.write_order(tmp_path, "requests", slugs)

    assert '\n    "a-long-name-of-a-request-3",\n' in (tmp_path / "workspace.toml").read_text()


def test_an_id_that_leads_elsewhere_is_refused(tmp_path: Path):
    with pytest.raises(WorkspaceError, match="line 2: “id” must have") as caught:
        workspace_file.read(written(tmp_path, 'name = "W"\nid = "../../x"\n'))

    assert caught.value.key == "id"
