from decimal import Decimal

from httpv2_gui.practice.written import read, write


def test_numbers_stay_as_written() -> None:
    text = '{"a": 12.50, "b": 18446744073709551617, "c": [true, null, "ü\\n"]}'
    assert write(read(text.encode())) == text


def test_decimals_have_no_exponent() -> None:
    assert write(Decimal("1E+2")) == "100"
