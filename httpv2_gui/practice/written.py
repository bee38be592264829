"""JSON with every number as it is meant: `12.50` stays `12.50`, which `json.dumps` cannot do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import cast

from starlette.responses import Response

Json = None | bool | int | Decimal | str | Sequence["Json"] | Mapping[str, "Json"]
"""What the practice API answers with; there are no floats."""


def write(value: Json) -> str:
    """Write a value as JSON on one line."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str | bool | int | None):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        pairs = (f"{write(name)}: {write(item)}" for name, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(write(item) for item in value) + "]"


def read(content: bytes) -> Json:
    """Read JSON, decimals as Decimal; raises ValueError."""
    return cast("Json", json.loads(content, parse_float=Decimal))


class JsonAnswer(Response):
    """A response with a JSON body."""

    media_type = "application/json"

    def render(self, content: Json) -> bytes:
        return write(content).encode()
