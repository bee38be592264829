"""Results as lines of a file: written as they come, gone on with, never over something else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from httpv2_gui.core.document.results_file import HasResultsError, Results
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.data_row import DataError, Row

DONE = BlockResult(succeeded=True, output="fine", started=datetime(2026, 1, 2, tzinfo=UTC))
NAMES = ("results.csv", "results.jsonl")


def write(path: Path, *rows: Row, resume: bool = False) -> None:
    with Results(path, ["who"], resume=resume) as results:
        for row in rows:
            results.write(row, {**row.values, "key": "hush"}, DONE)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_is_done(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, Row(1, {"who": "Ada"}))

    with Results(tmp_path / name, ["who"], resume=True) as results:
        assert results.has(Row(1, {"who": "Ada"}))
        assert not results.has(Row(2, {"who": "Ada"}))
        with pytest.raises(DataError, match="Row 1 has other inputs"):
            results.has(Row(1, {"who": "Eve"}))
    assert "hush" not in (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, Row(1, {"who": "Ada"}))
    with pytest.raises(HasResultsError, match="has results already"):
        write(tmp_path / name, Row(1, {"who": "Ada"}))


@pytest.mark.parametrize("name", NAMES)
def test_lines_of_something_else_stay_whole(tmp_path: Path, name: str) -> None:
    """A line without an end is cut off in a results file, nowhere else."""
    path = tmp_path / name
    path.write_text("who\nAda\nEve")
    with pytest.raises(DataError, match="is no results file of this block"):
        write(path, resume=True)
    assert path.read_text() == "who\nAda\nEve"


def test_other_line_ends_and_half_a_header_are_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    write(path, Row(1, {"who": "Ada"}))
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    write(path, Row(2, {"who": "Eve"}), resume=True)
    assert len(path.read_text().splitlines()) == 3
    path.write_bytes(b"row,wh")
    write(path, Row(1, {"who": "Ada"}), resume=True)
    assert path.read_text().startswith("row,who,succeeded")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no folder"):
        write(tmp_path)
