from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.document.data_file import DataFile, Overview, overview
from httpv2_gui.core.model.data_row import DataError, Row


def data(tmp_path: Path, name: str, content: str | bytes) -> DataFile:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return DataFile(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(tmp_path: Path, separator: str) -> None:
    text = '\ufeffticket id|note\r\nINC1|"say ""hi""\nagain"\r\n\r\nINC2|\r\n'.replace(
        "|", separator
    )

    file = data(tmp_path, "a.csv", text)

    assert file.columns == ("ticket id", "note")
    assert list(file.rows()) == [
        Row(1, {"ticket id": "INC1", "note": 'say "hi"\nagain'}),
        Row(2, {"ticket id": "INC2"}),
    ]


def test_json_lines(tmp_path: Path) -> None:
    text = '{"a": "x", "n": 1.10, "o": {"p": [1]}, "none": null}\n\n{"a": ""}\n'

    file = data(tmp_path, "a.jsonl", text)

    assert not file.is_csv
    assert list(file.rows()) == [
        Row(1, {"a": "x", "n": "1.10", "o": '{"p": [1]}'}),
        Row(2, {"a": ""}),
    ]


def test_the_kind_is_seen_without_an_ending(tmp_path: Path) -> None:
    assert not data(tmp_path, "rows", ' {"a": 1}\n').is_csv
    assert data(tmp_path, "rows", "a,b\n1,2\n").is_csv


def test_bad_lines_are_rows_with_a_problem(tmp_path: Path) -> None:
    rows = list(data(tmp_path, "a.jsonl", '{"a": 1}\n{"a": \n[1]\n{"a": 2}\n').rows())
    assert [one.problem[:7] for one in rows] == ["", "Line 2,", "Line 3:", ""]

    rows = list(data(tmp_path, "a.csv", "a,b\n1\n1,2\n").rows())
    assert rows[0].problem == "Line 2 has 1 cells, the header has 2."
    assert rows[1].values == {"a": "1", "b": "2"}

    rows = list(data(tmp_path, "a.csv", 'a,b\n1,"x\n').rows())
    assert "unexpected end of data" in rows[0].problem


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("a,a\n", "two columns “a”"),
        (b"\xff\xfe\n", "no header"),
    ],
)
def test_no_data_file(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(DataError, match=message):
        data(tmp_path, "a.csv", content)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no text in UTF-8"):
        list(data(tmp_path, "a.csv", b"a\n" + b"x\n" * 9000 + b"\xff\n").rows())
    with pytest.raises(DataError, match="cannot be read"):
        DataFile(tmp_path / "none.csv")


def test_an_overview_names_what_all_rows_bring(tmp_path: Path) -> None:
    lines = data(tmp_path, "a.jsonl", '{"a": 1}\n{"b": 2}\nnonsense\n')
    table = data(tmp_path, "a.csv", "a,b,\n1,2,\n")

    assert overview(lines.path) == Overview(("a", "b"), 3)
    assert overview(table.path) == Overview(("a", "b"), 1)
