"""What a Content-Type means for the Body pane, and how it is written into the Headers pane."""

from __future__ import annotations

import json
import re
from typing import Literal

from httpv2_gui.core.engine.bodies import FORM, JSON, MULTIPART, is_json
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_spans import Span, spans

Language = Literal["json", "xml", "text"]

OFFERED = (
    ("JSON", JSON),
    ("Form", FORM),
    ("Multipart", MULTIPART),
    ("XML", "text/xml"),
    ("Text", "text/plain"),
    ("Binary", "application/octet-stream"),
)
"""(title, media type) of the quick menu."""


def content_type_of(headers: str) -> str:
    """Give the Content-Type that the Headers pane's text asks for; blank when there is none."""
    found = _find(headers)
    return headers[found.start : found.end].strip('" ') if found else ""


def language_of(media_type: str, body: str) -> Language:
    """Choose the colouring: by media type, else by how the text begins."""
    if is_json(media_type) or media_type == FORM:
        return "json"
    if media_type.endswith(("/xml", "+xml", "/html")):
        return "xml"
    if media_type:
        return "text"
    first = body.lstrip()[:1]
    return "json" if first in ("{", "[") else "xml" if first == "<" else "text"


def with_content_type(headers: str, content_type: str) -> str | None:
    """Write a Content-Type into the Headers text and keep every other character of it.

    None when the text is no JSON object: then it is the person's to correct.
    """
    if not headers.strip():
        return f'{{\n  "Content-Type": {json.dumps(content_type)}\n}}'
    if json_text.object_error(headers) is not None:
        return None
    found = _find(headers)
    if found:
        return f"{headers[: found.start]}{json.dumps(content_type)}{headers[found.end :]}"
    return _with_first_entry(headers, f'"Content-Type": {json.dumps(content_type)}')


def _with_first_entry(text: str, entry: str) -> str:
    brace = text.index("{") + 1
    gap = re.match(r"\s*", text[brace:])
    space = gap.group() if gap else ""
    rest = text[brace + len(space) :]
    if rest.startswith("}"):
        return f"{text[:brace]}\n  {entry}\n{rest}"
    return f"{text[:brace]}{space}{entry},{space or ' '}{rest}"


def _find(headers: str) -> Span | None:
    """Find the last Content-Type, the one that counts when a name repeats."""
    found = None
    try:
        for entry in spans(headers):
            if entry.name.lower() == "content-type":
                found = entry
    except (ValueError, RecursionError):
        pass  # half-typed text: what was found before the error is still the best guess
    return found
