"""The fourteen parameters of Execute HTTP Request, as a step holds them: one JSON text.

Texts are texts, flags are true and false, the timeout is a text, a blank is a line break. The
platform trims texts, and so does this. A value that our Request cannot hold, such as a placeholder
for the timeout, is said and stays in the document it came from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from httpv2_gui.core.interchange import json_members
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json
from httpv2_gui.core.model.request import FIELDS_TO_RETURN, METHODS, Request

FAIL_ON_ERROR = ("Fail on 4xx/5xx", "Fail on HTTP Error")
"""The second is ThreatConnect's name of it."""

NAMES = (
    ("Method", "method"),
    ("URL Path", "url"),
    ("URL Params", "params"),
    ("Headers", "headers"),
    ("Cookie", "cookies"),
    ("Body Payload", "body"),
    ("Expected Response Values", "expected_values"),
    ("Follow Redirects", "follow_redirects"),
    (FAIL_ON_ERROR[0], "fail_on_error"),
    ("Base64 Output", "base64_output"),
    ("Fields To Return", "fields_to_return"),
    ("Request Timeout", "timeout_s"),
    ("Save To Case Wall", "save_to_case_wall"),
    ("Password Protect Zip", "password_protect_zip"),
)
"""Name on the platform, field of a Request; in the platform's order."""

_FIELDS = dict(NAMES) | {FAIL_ON_ERROR[1]: "fail_on_error"}
_PANES = ("params", "headers", "cookies", "expected_values")
_BLANK_AS_LINE_BREAK = ("params", "headers", "cookies", "body")
_MISSING = object()


@dataclass
class Read:
    """What a JSON text of parameters says."""

    values: dict[str, Any] = field(default_factory=dict[str, Any])
    """By the Request's field names; what it does not say is left out."""
    notes: list[str] = field(default_factory=list[str])


def read(text: str) -> Read:
    """Read the parameters; raises JsonError."""
    found = Read()
    for name, value, _start, _end in json_members.members_of(text):
        target = _FIELDS.get(name)
        if target is None:
            found.notes.append(
                f"“{name}” is no parameter of HTTP V2 16.0: it is not used here, and kept for "
                "export."
            )
        else:
            _take(found, name, target, value)
    return found


def write(request: Request, text: str | None) -> str:
    """Write the parameters, those that have changed over those of `text`; raises JsonError."""
    if text is None:
        return "{" + ",".join(f"{json.dumps(n)}:{_json(request, t)}" for n, t in NAMES) + "}"
    before = Request().with_values(**read(text).values)
    present = {one.name for one in json_members.members_of(text)}
    changed = {
        _name_in(present, name, target): _json(request, target)
        for name, target in NAMES
        if getattr(request, target) != getattr(before, target)
    }
    return json_members.replaced(text, changed)


def _name_in(present: set[str], name: str, target: str) -> str:
    if target == "fail_on_error" and name not in present and FAIL_ON_ERROR[1] in present:
        return FAIL_ON_ERROR[1]
    return name


def _json(request: Request, target: str) -> str:
    value = getattr(request, target)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return json_text.quoted(", ".join(request.fields_to_return))
    if value == "" and target in _BLANK_AS_LINE_BREAK:
        return '"\\n"'
    return json_text.quoted(str(value))


def _take(found: Read, name: str, target: str, value: Json) -> None:
    read_value = _READERS.get(target, _text)(value)
    if read_value is _MISSING:
        shown = json_text.plain(value).strip()
        default = getattr(Request(), target)
        found.notes.append(
            f"{name} is “{_short(shown)}”, which cannot stand here: {_spoken(default)} is used "
            "instead. It is kept for export as long as you do not change it."
        )
        return
    found.values[target] = read_value
    if target in _PANES and isinstance(read_value, str):
        found.notes.extend(_about_pane(name, read_value))


def _about_pane(name: str, text: str) -> Iterator[str]:
    error = json_text.object_error(text)
    if error is None:
        return
    if json_text.PLACEHOLDER.fullmatch(text):
        yield f"{name} is “{_short(text)}” alone: what stands for it must be a JSON object."
    else:
        place = f"line {error.line}, column {error.column}"
        yield f"{name} is no JSON object ({place}). {error.message}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"


def _spoken(value: object) -> str:
    return "all of them" if isinstance(value, tuple) else str(value)


def _text(value: Json) -> object:
    if value is None:
        return ""
    return json_text.plain(value).strip()


def _method(value: Json) -> object:
    method = json_text.plain(value).strip().upper()
    return method if method in METHODS else _MISSING


def _flag(value: Json) -> object:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(json_text.plain(value).strip().lower(), _MISSING)


def _seconds(value: Json) -> object:
    text = json_text.plain(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else _MISSING


def _fields(value: Json) -> object:
    names = [name.strip() for name in json_text.plain(value).split(",")]
    if not names or any(name not in FIELDS_TO_RETURN for name in names):
        return _MISSING
    return tuple(name for name in FIELDS_TO_RETURN if name in names)


_READERS: Mapping[str, Callable[[Json], object]] = {
    "method": _method,
    "follow_redirects": _flag,
    "fail_on_error": _flag,
    "base64_output": _flag,
    "fields_to_return": _fields,
    "timeout_s": _seconds,
    "save_to_case_wall": _flag,
    "password_protect_zip": _flag,
}
