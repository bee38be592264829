"""What differs between two results: status, headers, and the body by structure or by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from httpv2_gui.core.document import charset
from httpv2_gui.core.document.json_diff import Change, json_changes
from httpv2_gui.core.document.json_document import JsonDocument
from httpv2_gui.core.document.line_diff import Line, line_changes
from httpv2_gui.core.document.shape import shape_with
from httpv2_gui.core.model.result import Headers, Received, Result


@dataclass(frozen=True)
class Difference:
    """All that differs; empty tuples where nothing does."""

    status: Change | None
    headers: tuple[Change, ...]
    body_kind: Literal["structure", "lines", "bytes"]
    """How the bodies were compared."""
    changes: tuple[Change, ...] = ()
    """Of JSON bodies, in document order; of binary ones, one change of their sizes."""
    lines: tuple[Line, ...] = ()
    """Of texts: all lines, marked; empty when they are the same."""

    @property
    def is_empty(self) -> bool:
        return not (self.status or self.headers or self.changes or self.lines)


def diff(before: Result, after: Result) -> Difference:
    """Compare the answers of two results."""
    old, new = before.answer, after.answer
    changes, lines, kind = _body(old, new)
    return Difference(
        status=_status(old, new),
        headers=header_changes(old.headers if old else (), new.headers if new else ()),
        body_kind=kind,
        changes=changes,
        lines=lines,
    )


def _status(old: Received | None, new: Received | None) -> Change | None:
    before, after = _status_text(old), _status_text(new)
    return None if before == after else Change("status", "changed", before, after)


def _status_text(received: Received | None) -> str:
    return f"{received.status} {received.reason}".strip() if received else "no response"


def header_changes(before: Headers, after: Headers) -> tuple[Change, ...]:
    """Compare headers by name without regard to case; the order of different names is free."""
    old, new = _by_name(before), _by_name(after)
    changes: list[Change] = []
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            changes.append(Change(old[name][0], "removed", old[name][1], None))
        elif name not in old:
            changes.append(Change(new[name][0], "added", None, new[name][1]))
        elif old[name][1] != new[name][1]:
            changes.append(Change(new[name][0], "changed", old[name][1], new[name][1]))
    return tuple(changes)


def _by_name(headers: Headers) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, value in headers:
        spelling, so_far = found.get(name.lower(), (name, ""))
        found[name.lower()] = (spelling, f"{so_far}\n{value}" if so_far else value)
    return found


_Body = tuple[tuple[Change, ...], tuple[Line, ...], Literal["structure", "lines", "bytes"]]


def _body(old: Received | None, new: Received | None) -> _Body:
    old_json, new_json = _json(old), _json(new)
    if old_json is not None and new_json is not None:
        return tuple(json_changes(old_json.root, new_json.root)), (), "structure"
    if _is_binary(old, old_json) or _is_binary(new, new_json):
        return _bytes_changed(_content(old), _content(new)), (), "bytes"
    return (), line_changes(_text(old), _text(new)), "lines"


def _json(received: Received | None) -> JsonDocument | None:
    return JsonDocument.read(received.body, received.headers) if received else None


def _is_binary(received: Received | None, document: JsonDocument | None) -> bool:
    return received is not None and shape_with(received, document) in ("image", "hex")


def _bytes_changed(old: bytes, new: bytes) -> tuple[Change, ...]:
    if old == new:
        return ()
    return (Change("", "changed", f"{len(old):,} bytes", f"{len(new):,} bytes"),)


def _content(received: Received | None) -> bytes:
    return received.body if received else b""


def _text(received: Received | None) -> str:
    return charset.decode(received.body, received.headers)[0] if received else ""
