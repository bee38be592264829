"""Puts a header on a request byte for byte."""

from __future__ import annotations

import httpx


def put(request: httpx.Request, name: str, value: str) -> None:
    """Set a header in UTF-8, in place of those of that name.

    As bytes in a new list: httpx writes assigned text in whatever encoding it guessed.
    """
    raw_name = name.encode("utf-8", "replace")
    others = [line for line in request.headers.raw if line[0].lower() != raw_name.lower()]
    request.headers = httpx.Headers([*others, (raw_name, value.encode("utf-8", "replace"))])
