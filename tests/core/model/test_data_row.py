"""Rows are parted among processes."""

from __future__ import annotations

from httpv2_gui.core.model.data_row import Shard


def test_shards_part_the_rows() -> None:
    shards = [[row for row in range(1, 11) if Shard(i, 3).has(row)] for i in (1, 2, 3)]
    assert shards == [[1, 4, 7, 10], [2, 5, 8], [3, 6, 9]]
