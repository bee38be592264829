from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.document.delimited import lines

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def written(*texts: str, kind: str = "text", neutralise: bool = True) -> str:
    return "".join(lines([[(text, kind) for text in texts]], ",", neutralise))


@pytest.mark.parametrize(
    "text", ["=1+1", "+x", "-x", "@a", "\tx", "\rx", "-5 apples", "=cmd|' /C'"]
)
def test_formulas_get_an_apostrophe(text: str) -> None:
    (row,) = csv.reader(io.StringIO(written(text), newline=""))

    assert row == ["'" + text]
    assert "'" + text[0] not in written(text, neutralise=False)


@pytest.mark.parametrize("text", ["-5", "+1.5", "-1E2", "a=b", "5-3"])
def test_plain_numbers_and_words_stay(text: str) -> None:
    assert written(text).strip('"\r\n') == text


def test_numbers_are_never_changed() -> None:
    assert written("-1.10", "1e400", kind="number") == "-1.10,1e400\r\n"


def test_missing_empty_and_words_of_json_can_be_told_apart() -> None:
    record = [("", "missing"), ("", "text"), ("null", "null"), ("null", "text"), ("1", "text")]

    assert "".join(lines([record], ",", True)) == ',"",null,"null","1"\r\n'


@given(st.lists(st.lists(texts, min_size=1, max_size=4), max_size=4))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    text = "".join(lines([[(cell, "text") for cell in row] for row in rows], ",", False))

    assert list(csv.reader(io.StringIO(text, newline=""))) == rows


@given(st.lists(texts, min_size=1, max_size=4))
def test_tabs_keep_cells_apart(row: list[str]) -> None:
    text = "".join(lines([[(cell, "text") for cell in row]], "\t", False))
    expected = [] if row == [""] else row

    assert next(csv.reader(io.StringIO(text, newline=""), delimiter="\t")) == expected
