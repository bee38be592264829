from __future__ import annotations

import re
import secrets
import time

from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.model.alternatives import any_of

TEXT = st.text("ab.|(é\\", min_size=1, max_size=6)


def longest_first(texts: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))


@given(st.sets(TEXT, min_size=1, max_size=12), st.text("ab.|(é\\", max_size=30))
def test_it_matches_as_the_longest_of_the_list_would(texts: set[str], searched: str) -> None:
    mine, plain = re.compile(any_of(texts)), longest_first(texts)
    assert [m.span() for m in mine.finditer(searched)] == [
        m.span() for m in plain.finditer(searched)
    ]


@given(st.sets(TEXT, min_size=1, max_size=12))
def test_it_matches_bytes_too(texts: set[str]) -> None:
    mine = re.compile(any_of(texts).encode())
    assert all(mine.fullmatch(text.encode()) for text in texts)


def test_texts_that_grow_by_a_letter_are_not_too_deep() -> None:
    texts = {"x" * length for length in range(1, 500)}
    assert re.compile(any_of(texts)).fullmatch("x" * 499)


def test_thousands_are_found_at_once() -> None:
    texts = {secrets.token_hex(16) for _ in range(5000)}
    began = time.perf_counter()
    assert re.compile(any_of(texts)).sub("", " ".join(texts)) == " " * 4999
    assert time.perf_counter() - began < 5
