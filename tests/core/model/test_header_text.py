from __future__ import annotations

import pytest

from httpv2_gui.core.model.header_text import name_error, value_error, whole_value_error


@pytest.mark.parametrize("name", ["Accept", "x-apikey", "X_!#$%&'*+.^`|~9"])
def test_names(name: str) -> None:
    assert name_error(name) is None


@pytest.mark.parametrize("name", ["", "a b", "a:", "ü", "a\r\nb", "a\n"])
def test_what_is_no_name_is_shown_on_one_line(name: str) -> None:
    assert "\n" not in (name_error(name) or "\n")


def test_value_may_have_tabs_and_any_letters() -> None:
    assert value_error("a\tü €", "It") is None


@pytest.mark.parametrize("value", ["hush\n", "hush\r", "hush\0", "hush\x7f"])
def test_control_character_is_told_without_the_value(value: str) -> None:
    error = value_error(value, "The secret") or ""
    assert error.startswith("The secret has a line break")
    assert "hush" not in error


@pytest.mark.parametrize("value", [" hush", "hush ", "hush\n", "\thush"])
def test_ends_of_a_whole_value_get_lost(value: str) -> None:
    error = whole_value_error(value, "The key") or ""
    assert error.startswith("The key begins or ends")
    assert "hush" not in error


def test_inside_of_a_whole_value_is_judged_too() -> None:
    assert "control" in (whole_value_error(" a\nb ", "The key") or "")
    assert whole_value_error("a b", "The key") is None
