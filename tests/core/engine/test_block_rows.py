"""Rows one after the other, so many at a time, without those that are done."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from httpv2_gui.core.engine.block_rows import Work, errors, run_rows, shown_inputs
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.data_row import DataError, Row
from httpv2_gui.core.model.request import Request

STEP = Request(name="Look", url="https://acme.example/[Input.who]?k=[Input.key]")
BLOCK = Block(
    name="B",
    inputs=(Input(name="who", default="nobody"), Input(name="key", secret=True)),
    steps=(STEP,),
)


class Written:
    """Writes down what it is given; rows in `before` are done."""

    def __init__(self, *before: int) -> None:
        self.before = before
        self.rows: list[tuple[int, str, bool]] = []
        self.skipped = 0

    def has(self, row: Row) -> bool:
        if row.values["who"] == "changed":
            raise DataError("changed")
        return row.number in self.before

    def write(self, row: Row, values: Mapping[str, str], result: BlockResult) -> None:
        self.rows.append((row.number, values["who"], result.succeeded))

    def skip(self) -> None:
        self.skipped += 1


def work(written: Written, most: list[int] | None = None) -> Work:
    under_way: list[int] = []

    async def one(values: Mapping[str, str]) -> BlockResult:
        under_way.append(1)
        if most is not None:
            most.append(len(under_way))
        await asyncio.sleep(0.001)
        under_way.pop()
        return BlockResult(succeeded=True, output=values["key"], started=datetime.now(UTC))

    return Work(BLOCK, {"key": "k"}, written, one, lambda *_: None, written.skip)


async def test_rows_have_values_of_their_own_over_those_of_all() -> None:
    written = Written(2)
    rows = [Row(1, {"who": "Ada"}), Row(2, {"who": "Eve"}), Row(3), Row(4, problem="Line 4.")]
    await run_rows(rows, work(written), 1)
    assert written.rows == [(1, "Ada", True), (3, "nobody", True), (4, "nobody", False)]
    assert written.skipped == 1


async def test_no_more_than_so_many_at_a_time() -> None:
    written, most = Written(), list[int]()
    await run_rows((Row(number) for number in range(1, 41)), work(written, most), 4)
    assert sorted(one[0] for one in written.rows) == list(range(1, 41))
    assert max(most) == 4


async def test_trouble_with_the_files_ends_it() -> None:
    with pytest.raises(DataError, match="changed"):
        await run_rows([Row(1, {"who": "changed"}), Row(2)], work(Written()), 3)


def test_what_refuses_every_row_is_named_before() -> None:
    assert errors(BLOCK) == []
    wrong = BLOCK.with_values(steps=(STEP.with_values(url="https://a.example/[Input.wo]"),))
    assert any("“wo”" in one or "[Input.wo]" in one for one in errors(wrong)), errors(wrong)


def test_secret_inputs_are_not_shown() -> None:
    assert shown_inputs(BLOCK) == ["who"]
