"""Names and values as they stand in a query or in a form body.

A list repeats its name, null is left out, a nested object or list goes as its JSON text, numbers as
they were written, and `true` and `false` as JSON spells them (Google's HTTP V2 writes them as
Python does: `True`, `False`). Encoded as forms are: a space is `+`, all else UTF-8 and percent.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json


def encode(members: Iterable[tuple[str, Json]]) -> str:
    """Write members as `a=1&a=2&b=x+y`."""
    return urlencode(
        [
            (json_text.writable(name), text)
            for name, value in members
            for text in json_text.texts(value)
        ]
    )
