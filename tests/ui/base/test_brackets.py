import pytest

from httpv2_gui.ui.base import brackets


@pytest.mark.parametrize(
    ("text", "at", "partner"),
    [
        ('{"a": [1]}', 0, 9),
        ('{"a": [1]}', 8, 6),
        ('{"a}": 1}', 0, 8),
        ("{]", 0, None),
        ("{", 0, None),
        ("abc", 1, None),
        ("", 0, None),
    ],
)
def test_partner(text, at, partner):
    assert brackets.matching(text, at) == partner


@pytest.mark.parametrize(
    ("line", "inside"), [('"a', True), ('"a"', False), ('"a\\"', True), ("{", False), ('"', True)]
)
def test_string(line, inside):
    assert brackets.is_in_string(line) is inside


@pytest.mark.parametrize(
    ("line", "indent"), [("  {", "    "), ('  "a": 1,', "  "), ('"{', ""), ("", "")]
)
def test_indent(line, indent):
    assert brackets.indent_after(line) == indent
