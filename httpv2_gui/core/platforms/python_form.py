"""Names and values in a form or a query as Python's HTTP library writes them.

A list repeats its name, null is left out, `True`, `False` and numbers go in Python's spelling, of a
nested object only the names go; a space is `+`, all else UTF-8 and percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from httpv2_gui.core.platforms.python_json import PyJson


def encode(members: Mapping[str, PyJson]) -> str:
    """Write members as `a=1&a=2&b=x+y`."""
    pairs = [(name, one) for name, value in members.items() for one in _items(value)]
    return urlencode(pairs, doseq=True, errors="replace")


def _items(value: PyJson) -> Iterator[PyJson]:
    if isinstance(value, list):
        yield from (one for one in value if one is not None)
    elif isinstance(value, dict):
        yield from value
    elif value is not None:
        yield value
