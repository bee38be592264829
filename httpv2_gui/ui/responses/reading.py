"""What there is to see in a Result, worked out once, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.document import charset
from httpv2_gui.core.document.json_document import JsonDocument
from httpv2_gui.core.document.shape import Shape, shape_with
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.magic import EMPTY, FileKind, kind_of
from httpv2_gui.core.model.result import Received, Result
from httpv2_gui.ui.responses.records import Records, records_of


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A Result with its body parsed."""

    result: Result
    received: Received | None = None
    body: bytes = b""
    """Empty when there is none, and when it is protected and was not asked for."""
    shape: Shape = "empty"
    kind: FileKind = EMPTY
    document: JsonDocument | None = None
    records: tuple[Records, ...] = ()
    """The lists of objects in the document."""
    not_json: JsonError | None = None
    """Why a body that calls itself JSON is not."""
    text: str = ""
    """The body as text; empty where it is a picture or other bytes."""
    encoding: str = ""


def read(result: Result, *, shown: bool = True) -> Reading:
    """Parse the answer's body; with `shown` False it is as if there were none. Takes its time."""
    received = result.answer
    if received is None or not received.body or not shown:
        return Reading(result=result, received=received)
    body = received.body
    document = JsonDocument.read(body, received.headers)
    shape = shape_with(received, document)
    text, encoding = ("", "") if shape in ("image", "hex") else _text(document, received)
    return Reading(
        result=result,
        received=received,
        body=body,
        shape=shape,
        kind=kind_of(body),
        document=document,
        records=records_of(document.root) if document else (),
        not_json=JsonDocument.why_not(body, received.headers) if document is None else None,
        text=text,
        encoding=encoding,
    )


def _text(document: JsonDocument | None, received: Received) -> tuple[str, str]:
    if document is not None:
        return document.text, "utf-8"
    return charset.decode(received.body, received.headers)
