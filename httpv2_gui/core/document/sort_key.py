"""Puts JSON values in the order a person expects: numbers by value, text without regard to case."""

from __future__ import annotations

import re

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, Number

SortKey = tuple[int, int, int, str]

_PARTS = re.compile(r"(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?)(\d+))?")
_COMPLEMENT = str.maketrans("0123456789", "9876543210")
_END = ":"
"""Comes after every digit."""
_HUGE = 4000
"""Digits of an exponent that are read; Python refuses to read many more."""


def sort_key(value: Json) -> SortKey:
    """Give a key that sorts numbers before text before true and false before what is nested."""
    if isinstance(value, Number):
        return (0, *number_key(value))
    if isinstance(value, str):
        return (1, 0, 0, value.casefold())
    if isinstance(value, bool):
        return (2, 0, 0, json_text.plain(value))
    return (3, 0, 0, json_text.plain(value))


def number_key(text: str) -> tuple[int, int, str]:
    """Give a key that sorts numbers by their exact value, without ever writing out an exponent.

    A number is its sign, the place of its first digit, and its digits: those sort as text.
    """
    match = _PARTS.fullmatch(text)
    if match is None:
        raise ValueError(f"not a JSON number: {text[:40]}")
    minus, whole, fraction, exponent_sign, exponent = match.groups(default="")
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return (0, 0, "")
    leading_zeros = len(whole) + len(fraction) - len(digits)
    place = len(whole) - leading_zeros + _exponent(exponent_sign, exponent)
    digits = digits.rstrip("0")
    if minus:
        return (-1, -place, digits.translate(_COMPLEMENT) + _END)
    return (1, place, digits)


def _exponent(sign: str, digits: str) -> int:
    digits = digits.lstrip("0") or "0"
    size = int(digits) if len(digits) <= _HUGE else int("9" * _HUGE)
    return -size if sign == "-" else size
