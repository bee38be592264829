from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.document.flatten import flatten
from httpv2_gui.core.document.search import PatternError
from httpv2_gui.core.document.table import MISSING, OTHERS, Cell, Filter, Table
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json
from tests.core.model.test_json_text import json_values


def table(text: str, limit: int = 1000) -> Table:
    made = Table.of(json_text.parse(text), limit)
    assert made is not None
    return made


@pytest.mark.parametrize("text", ["[]", "[{}]", '[{"a": 1}, {}]', "[[1, 2], [3]]", "[[], {}]"])
def test_lists_of_objects_or_lists_are_tables(text: str) -> None:
    assert table(text).row_count == len(json_text.parse(text) or [])  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["{}", "[1]", '[{"a": 1}, 2]', "[null]", '"a"', "null"])
def test_other_values_are_not(text: str) -> None:
    assert Table.of(json_text.parse(text)) is None


def test_columns_are_all_paths_as_they_first_appear() -> None:
    rows = table('[{"b": 1, "a": {"c": 2}}, {"tags": ["x", "y"], "b": 3}]')

    assert rows.columns == ("b", "a.c", "tags.0", "tags.1")


def test_missing_null_and_empty_differ() -> None:
    rows = table('[{"a": null, "b": "", "c": {}, "d": []}, {"e": false}]')

    assert [rows.cell(0, column) for column in range(5)] == [
        Cell("null", "null"),
        Cell("", "text"),
        Cell("{}", "object"),
        Cell("[]", "object"),
        MISSING,
    ]
    assert rows.cell(1, "e") == Cell("false", "flag")


@pytest.mark.parametrize(
    "number", ["18446744073709551617", "1.10", "1E2", "-0", "1e400", "7" * 100_000]
)
def test_numbers_stay_as_written(number: str) -> None:
    rows = table(f'[{{"n": {number}}}, {{"n": 1}}]')

    assert rows.cell(0, 0) == Cell(number, "number")
    assert rows.as_csv([0]) == f"n\r\n{number}\r\n"
    assert rows.as_tsv([0]) == f"n\r\n{number}\r\n"
    assert rows.matching(Filter(number, column="n"))[0] == 0


def test_equal_keys_have_columns_of_their_own() -> None:
    rows = table('[{"a": 1, "a": 2}]')

    assert rows.columns == ("a", "a (2)")
    assert rows.cell(0, 1).text == "2"


def test_sorting_goes_by_value_and_keeps_the_missing_last() -> None:
    rows = table('[{"n": 10}, {"n": null}, {"n": "b"}, {}, {"n": 9}, {"n": 1e400}, {"n": "A"}]')

    assert rows.order("n") == [4, 0, 5, 6, 2, 1, 3]
    assert rows.order(0, descending=True) == [2, 6, 5, 0, 4, 1, 3]


def test_sorting_is_stable_in_both_directions() -> None:
    rows = table('[{"n": 1.0}, {"n": 1}, {"n": 1.00}, {"n": 0}]')

    assert rows.order("n") == [3, 0, 1, 2]
    assert rows.order("n", descending=True) == [0, 1, 2, 3]
    assert rows.order("n", rows=[2, 0]) == [2, 0]


def test_filters_look_at_all_cells_or_one_column() -> None:
    rows = table('[{"a": "Red", "b": 1}, {"a": "blue", "b": "red"}, {"a": null}]')

    assert rows.matching(Filter("red")) == [0, 1]
    assert rows.matching(Filter("red", match_case=True)) == [1]
    assert rows.matching(Filter("red", column="a")) == [0]
    assert rows.matching(Filter("^(r|b)", regex=True), Filter("1", column=1)) == [0]
    assert rows.matching(Filter("red"), rows=[2, 1]) == [1]


def test_a_broken_pattern_is_explained() -> None:
    with pytest.raises(PatternError, match="not a regular expression"):
        table("[{}]").matching(Filter("(", regex=True))


def test_columns_beyond_the_limit_stand_in_one() -> None:
    rows = table('[{"a": 1, "b": 2, "c": 3}, {"d": 4}, {"a": 5}]', limit=1)

    assert rows.columns == ("a", OTHERS)
    assert rows.other_column_count == 3
    assert rows.cell(0, OTHERS) == Cell('{"b": 2, "c": 3}', "object")
    assert rows.cell(2, OTHERS) == MISSING
    assert rows.matching(Filter("4")) == [1]


def test_the_name_of_that_column_is_not_taken() -> None:
    assert table(f'[{{"{OTHERS}": 1, "b": 2}}]', limit=1).columns == (OTHERS, f"({OTHERS})")


def test_many_columns_are_cut_on_screen_and_whole_in_a_copy() -> None:
    rows = table("[{" + ",".join(f'"k{index}": {index}' for index in range(100_000)) + "}]")

    assert rows.other_column_count == 99_000
    assert rows.cell(0, 1000).text.endswith('"k1019": 1019 … and 98,980 more')
    assert rows.whole_cell(0, 1000).text.endswith('"k99999": 99999}')


def test_csv_has_the_chosen_rows_and_columns() -> None:
    rows = table('[{"a": "=x", "b": "1,2"}, {"a": "y"}]')

    assert rows.as_csv([1, 0], ["b", "a"]) == 'b,a\r\n,y\r\n"1,2",\'=x\r\n'
    assert rows.as_tsv([0], [0]) == "a\r\n=x\r\n"
    assert rows.row(1) == json_text.parse('{"a": "y"}')


def test_rows_read_again_are_the_same() -> None:
    rows = table("[" + ",".join(f'{{"a": {index}, "b": [1, 2]}}' for index in range(300)) + "]")
    rows._kept_cells = 10**9  # so that the kept rows are dropped

    assert [rows.cell(index, 0).text for index in (0, 299, 0)] == ["0", "299", "0"]


@given(st.lists(st.lists(json_values(), max_size=3), max_size=4))
def test_a_table_never_loses_a_value(root: list[Json]) -> None:
    rows = Table.of(root, limit=3)
    assert rows is not None

    for index, row in enumerate(root):
        shown = Counter(
            cell.text
            for name in rows.columns[:3]
            if (cell := rows.cell(index, name)) is not MISSING
        )
        rest = rows.whole_cell(index, OTHERS).text if rows.other_column_count else ""
        others = [value for _name, value in json_text.parse(rest or "{}")]  # type: ignore[misc]
        shown.update(json_text.plain(value) for value in others)
        assert shown == Counter(json_text.plain(value) for _name, value in flatten(row))


@given(st.lists(st.dictionaries(st.text("abc", min_size=1), st.text("a,\"'\n é")), min_size=1))
def test_csv_is_read_again_by_others(root: list[dict[str, str]]) -> None:
    rows = Table([json_text.Members(row.items()) for row in root])

    names, *records = csv.reader(io.StringIO(rows.as_csv(neutralise=False), newline=""))

    assert names == list(rows.columns)
    assert [{k: v for k, v in zip(names, record, strict=False) if v} for record in records] == [
        {key: value for key, value in row.items() if value} for row in root
    ]
