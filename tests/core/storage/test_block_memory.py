"""Inputs of blocks, kept on this machine."""

from __future__ import annotations

from pathlib import Path

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.storage.block_memory import BlockMemory

BLOCK = Block(name="B", inputs=(Input(name="Ticket"), Input(name="Key", secret=True)))


def test_values_come_back_but_no_secret(tmp_path: Path) -> None:
    memory = BlockMemory(tmp_path / "inputs")
    memory.keep("b", BLOCK, {"Ticket": "7\n8", "Key": "hunter2", "Gone": "x"})
    assert memory.load("b") == {"Ticket": "7\n8"}
    (file,) = (tmp_path / "inputs").iterdir()
    assert b"hunter2" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_nothing_is_kept_yet(tmp_path: Path) -> None:
    assert BlockMemory(tmp_path / "inputs").load("b") == {}


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    memory = BlockMemory(tmp_path)
    memory.keep("b", BLOCK, {"Ticket": "7"})
    (file,) = tmp_path.iterdir()
    for content in (b"\xff", b"[1]", b'{"Ticket": 7}'):
        file.write_bytes(content)
        assert memory.load("b") == {}


def test_blocks_are_told_apart(tmp_path: Path) -> None:
    memory = BlockMemory(tmp_path)
    memory.keep("../a", BLOCK, {"Ticket": "1"})
    memory.keep("b", BLOCK, {"Ticket": "2"})
    assert (memory.load("../a"), memory.load("b")) == ({"Ticket": "1"}, {"Ticket": "2"})
