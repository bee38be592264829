from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.interchange.secops_order import in_order


@dataclass(frozen=True)
class Link:
    identifier: str
    parents: tuple[str, ...] = ()


def test_parents_first_else_as_they_were() -> None:
    a, b, c = Link("a", ("c", "elsewhere")), Link("b"), Link("c", ("b",))
    assert in_order([a, b, c]) == ([b, c, a], True)
    assert in_order([]) == ([], True)


def test_a_circle_is_told() -> None:
    a, b, c = Link("a", ("b",)), Link("b", ("a",)), Link("c")
    assert in_order([a, b, c]) == ([c, a, b], False)


@given(st.integers(1, 30).flatmap(lambda n: st.permutations(range(n))))
def test_a_chain_comes_out_straight(shuffled: list[int]) -> None:
    steps = [Link(str(n), (str(n - 1),) if n else ()) for n in shuffled]
    assert [one.identifier for one in in_order(steps)[0]] == [str(n) for n in range(len(steps))]
