"""Where a problem of a block is."""

from __future__ import annotations

import pytest

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.blocks.places import Place, read


def problem(place: str) -> Problem:
    return Problem(place, "Label", "Wrong.")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("name", Place()),
        ("steps", Place("Steps")),
        ("steps.1", Place("Steps", 1)),
        ("steps.1.poll.interval_s", Place("Steps", 1, inside=problem("poll.interval_s"))),
        ("inputs.2", Place("Inputs", 2)),
        ("inputs.2.default", Place("Inputs", 2, 2)),
        ("output", Place("Output")),
        ("description", Place("Description")),
    ],
)
def test_place(place: str, expected: Place) -> None:
    assert read(problem(place)) == expected
