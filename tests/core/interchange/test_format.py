from __future__ import annotations

from httpv2_gui.core.interchange.format import InterchangeError


def test_an_error_says_its_place_as_far_as_it_is_known() -> None:
    assert str(InterchangeError("No.")) == "No."
    assert str(InterchangeError("No.", line=3).at("a.yaml")) == "a.yaml, line 3: No."
    assert str(InterchangeError("No.", path="b", line=3, column=4).at("a")) == (
        "b, line 3, column 4: No."
    )
