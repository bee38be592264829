"""How HTTP methods are written and coloured where there is little room."""

from __future__ import annotations

from httpv2_gui.ui.base import theme

_SHORT = {"DELETE": "DEL", "OPTIONS": "OPT"}


def short_method(method: str) -> str:
    """Give the few letters that stand for a method in a badge."""
    return _SHORT.get(method, method)


def colour_of(method: str) -> str:
    """Give the colour that the theme has for a method."""
    tokens = theme.tokens()
    return tokens.methods.get(method, tokens.mid)
