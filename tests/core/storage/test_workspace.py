"""A folder of readable files."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import ChangedOnDisk, Workspace, WorkspaceError
from tests.core.storage.examples import BLOCK, BLOCK_FILE, CONNECTION, CONNECTION_FILE, REQUEST_FILE


def names(workspace: Workspace) -> list[str]:
    return [entry.slug for entry in workspace.load().requests]


def test_what_was_saved_is_loaded(workspace: Workspace):
    connection = workspace.save_connection(CONNECTION)
    request = workspace.save_request(Request(name="A"))

    contents = Workspace.open(workspace.folder).load()

    assert contents.connections == (connection,)
    assert contents.requests == (request,)


def test_no_secret_is_in_any_file(workspace: Workspace):
    workspace.save_connection(CONNECTION)

    content = b"".join(path.read_bytes() for path in workspace.folder.rglob("*.*"))

    assert b"s3cr3t-value" not in content


def test_a_workspace_keeps_name_and_id(workspace: Workspace):
    again = Workspace.open(workspace.folder)

    assert (again.name, again.id) == ("Work", workspace.id)
    assert again.practice_port is None
    assert again.case_wall == workspace.folder / "case_wall"


def test_a_folder_with_files_can_become_a_workspace(tmp_path: Path):
    (tmp_path / "connections").mkdir()
    (tmp_path / "connections" / "a.toml").write_text(CONNECTION_FILE)

    contents = Workspace.create(tmp_path, "Work").load()

    assert contents.connections[0].record.name == "CrowdStrike"


def test_a_folder_without_a_workspace_says_what_is_missing(tmp_path: Path):
    with pytest.raises(WorkspaceError, match=r"no workspace\.toml"):
        Workspace.open(tmp_path)


def test_records_are_listed_by_order_then_by_name(workspace: Workspace):
    for name in ("b", "C", "a", "d"):
        workspace.save_request(Request(name=name))
    workspace.reorder("requests", ["d", "gone"])

    assert names(workspace) == ["d", "a", "b", "c"]


def test_a_new_record_comes_last_in_a_given_order(workspace: Workspace):
    workspace.save_request(Request(name="z"))
    workspace.reorder("requests", ["z"])
    workspace.save_request(Request(name="a"))

    assert names(workspace) == ["z", "a"]


def test_a_renamed_record_keeps_its_place(workspace: Workspace):
    for name in ("a", "b", "c"):
        workspace.save_request(Request(name=name))
    workspace.reorder("requests", ["b", "c", "a"])

    workspace.save_request(Request(name="x"), "c")

    assert names(workspace) == ["b", "x", "a"]


def test_undo_brings_file_and_place_back(workspace: Workspace):
    for name in ("a", "b", "c"):
        workspace.save_request(Request(name=name))
    workspace.reorder("requests", ["c", "b", "a"])
    entry = workspace.load().requests[1]
    entry.path.write_text('# mine\nname = "b"\n')
    before = (workspace.folder / "workspace.toml").read_bytes()

    undo = workspace.delete(entry)
    assert names(workspace) == ["c", "a"]

    assert undo() == entry
    assert names(workspace) == ["c", "b", "a"]
    assert entry.path.read_text() == '# mine\nname = "b"\n'
    assert (workspace.folder / "workspace.toml").read_bytes() == before


def test_undo_works_without_an_order(workspace: Workspace):
    entry = workspace.save_connection(Connection(name="A"))

    assert workspace.delete(entry)() == entry


def test_unreadable_files_are_listed_and_left_alone(workspace: Workspace):
    path = workspace.folder / "requests" / "a.toml"
    path.parent.mkdir()
    path.write_text("name = \n")

    contents = workspace.load()
    entry = workspace.save_request(Request(name="A"))

    assert [problem.path for problem in contents.unreadable] == [path]
    assert entry.slug == "a-2"
    assert path.read_text() == "name = \n"


def test_a_file_changed_by_another_program_is_not_overwritten(workspace: Workspace):
    entry = workspace.save_request(Request(name="A"))
    entry.path.write_text('# theirs\nname = "A"\nurl = "theirs"\n')

    with pytest.raises(ChangedOnDisk, match="changed by another program"):
        workspace.save_request(Request(name="A", url="ours"), "a")

    assert "theirs" in entry.path.read_text()


def test_a_changed_file_is_overwritten_when_asked_to(workspace: Workspace):
    entry = workspace.save_request(Request(name="A"))
    entry.path.write_text('# theirs\nname = "A"\nurl = "theirs"\n')

    workspace.save_request(Request(name="A", url="ours"), "a", overwrite=True)

    assert entry.path.read_text() == '# theirs\nname = "A"\nurl = "ours"\n'


def test_a_file_that_broke_is_never_overwritten(workspace: Workspace):
    entry = workspace.save_request(Request(name="A"))
    entry.path.write_text("name = \n")

    with pytest.raises(WorkspaceError, match="not valid TOML"):
        workspace.save_request(Request(name="A"), "a", overwrite=True)


def test_a_file_that_was_deleted_is_written_again_when_asked_to(workspace: Workspace):
    entry = workspace.save_request(Request(name="A"))
    entry.path.unlink()

    with pytest.raises(ChangedOnDisk, match="deleted by another program"):
        workspace.save_request(Request(name="A"), "a")

    assert workspace.save_request(Request(name="A"), "a", overwrite=True) == entry


def test_loading_again_accepts_what_changed(workspace: Workspace):
    entry = workspace.save_request(Request(name="A"))
    entry.path.write_text('name = "A" # theirs\n')
    workspace.load()

    workspace.save_request(Request(name="A", url="u"), "a")

    assert entry.path.read_text() == 'name = "A" # theirs\nurl = "u"\n'


def test_requests_follow_a_renamed_connection(workspace: Workspace):
    workspace.save_request(Request(name="A", connection="Old"))
    workspace.save_request(Request(name="B", connection="Other"))

    changed = workspace.repoint("Old", "New")

    assert [entry.record.connection for entry in changed] == ["New"]
    assert [one.record.connection for one in workspace.load().requests] == ["New", "Other"]


def test_the_documented_files_load(workspace: Workspace):
    files = {"connections": CONNECTION_FILE, "requests": REQUEST_FILE, "blocks": BLOCK_FILE}
    for kind, text in files.items():
        (workspace.folder / kind).mkdir()
        (workspace.folder / kind / "x.toml").write_text(text)

    assert workspace.load().unreadable == ()


def test_a_disk_that_refuses_is_told(workspace: Workspace):
    (workspace.folder / "requests").write_text("not a folder")

    with pytest.raises(WorkspaceError, match="The disk refused: "):
        workspace.save_request(Request(name="A"))


def test_blocks_are_kept_in_order_and_come_back(workspace: Workspace):
    for name in ("a", "b", "c"):
        workspace.save_block(BLOCK.with_values(name=name))
    workspace.reorder("blocks", ["c", "a", "b"])
    entry = workspace.load().blocks[1]

    undo = workspace.delete(entry)
    assert [one.slug for one in workspace.load().blocks] == ["c", "b"]

    assert undo() == entry
    assert [one.slug for one in Workspace.open(workspace.folder).load().blocks] == ["c", "a", "b"]
    assert (workspace.folder / "blocks" / "a.toml").is_file()


def test_steps_follow_a_renamed_connection(workspace: Workspace):
    steps = (Request(name="One", connection="Old"), Request(name="Two", connection="Other"))
    workspace.save_block(Block(name="B", steps=steps))

    assert workspace.repoint("Old", "New") == ()
    [entry] = workspace.load().blocks
    assert [step.connection for step in entry.record.steps] == ["New", "Other"]


def test_an_unreadable_block_is_listed(workspace: Workspace):
    path = workspace.folder / "blocks" / "a.toml"
    path.parent.mkdir()
    path.write_text('name = "A"\n[[steps]]\nnme = "S"\n')

    [problem] = workspace.load().unreadable
    assert (problem.path, problem.line, problem.key) == (path, 3, "steps.0.nme")


def test_the_default_of_a_secret_input_is_in_no_file(workspace: Workspace):
    workspace.save_block(Block(name="B", inputs=(Input(name="k", secret=True, default="hush"),)))

    assert "hush" not in (workspace.folder / "blocks" / "b.toml").read_text()
