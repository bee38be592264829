"""Values as TOML text."""

from __future__ import annotations

import tomllib

import pytest

from httpv2_gui.core.storage.toml_text import Plain, text_of


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain", '"plain"'),
        ("", '""'),
        ('{"a": 1}', "'''{\"a\": 1}'''"),
        ("a\nb", "'''\na\nb'''"),
        ("\n", "'''\n\n'''"),
        ("a\\b", "'''a\\b'''"),
        ('"\r\n', '"\\"\\r\\n"'),
        ("'''\n", "\"'''\\n\""),
        ("\"it's'", '"\\"it\'s\'"'),
        ("\x7f", '"\\u007f"'),
        (True, "true"),
        (12, "12"),
        (["a", "b"], '["a", "b"]'),
    ],
)
def test_values_are_readable_and_exact(value: Plain, written: str):
    assert text_of(value) == written
    assert tomllib.loads(f"x = {written}")["x"] == value
