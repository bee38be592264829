from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.document.line_diff import Line, line_changes

texts = st.lists(st.sampled_from("abc")).map("\n".join)


def test_equal_texts_have_no_lines() -> None:
    assert line_changes("a\nb", "a\nb") == ()


def test_lines_are_marked() -> None:
    assert line_changes("a\nb\nc", "a\nx\nc") == (
        Line("same", 1, 1, "a"),
        Line("removed", 2, None, "b"),
        Line("added", None, 2, "x"),
        Line("same", 3, 3, "c"),
    )


@given(texts, texts)
def test_both_texts_are_all_there(before: str, after: str) -> None:
    lines = line_changes(before, after)

    if before != after:
        assert [one.text for one in lines if one.before] == before.splitlines()
        assert [one.text for one in lines if one.after] == after.splitlines()


def test_large_texts_take_no_time() -> None:
    before = "\n".join(f"{number}" for number in range(50_000))
    after = "\n".join(f"{number}" for number in range(50_000, 100_000))

    assert len(line_changes(f"same\n{before}", f"same\n{after}")) == 100_001
