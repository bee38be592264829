from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.document.sort_key import number_key, sort_key
from httpv2_gui.core.model import json_text

ASCENDING = [
    *("-1e999999999", "-1e400", "-10", "-1.5", "-1.49", "-1", "-0.01", "-1e-400", "0"),
    *("1e-400", "0.001", "0.01", "1", "1.0000000000000000000001", "1.1", "9", "10"),
    *("18446744073709551616", "18446744073709551617", "1e400", "1e401", "1e999999999"),
]


def test_numbers_sort_by_value() -> None:
    assert sorted(set(ASCENDING), key=number_key) == ASCENDING


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.10", "1.1"), ("1E2", "100"), ("-0", "0.0e5"), ("0.10e1", "1"), ("1e+2", "1e0002")],
)
def test_equal_values_have_equal_keys(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


numbers = st.decimals(allow_nan=False, allow_infinity=False).map(lambda one: f"{one:e}")


@given(numbers, numbers)
def test_the_order_is_that_of_exact_decimals(one: str, other: str) -> None:
    assert (number_key(one) < number_key(other)) == (Decimal(one) < Decimal(other))


def test_huge_exponents_and_digits_take_no_time() -> None:
    assert number_key("1e" + "9" * 100_000) > number_key("9" * 100_000)
    assert number_key("1e-" + "9" * 100_000) < number_key("1e-5")


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not a JSON number"):
        number_key("abc")


def test_kinds_sort_one_after_the_other() -> None:
    values = [json_text.parse(text) for text in ("[]", "true", "false", '"b"', '"A"', "2", "10")]

    assert [json_text.plain(value) for value in sorted(values, key=sort_key)] == [
        *("2", "10", "A", "b", "false", "true", "[]")
    ]
