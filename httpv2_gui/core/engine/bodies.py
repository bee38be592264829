"""Body Payload and Content-Type to bytes.

What is typed goes out as typed, byte for byte; only forms and multipart bodies are made. Base64 is
never guessed: it is decoded for multipart/form-data and for a body declared as binary.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

from httpv2_gui.core.engine import form, multipart
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.files import Files, decode_base64
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.engine.multipart import FormPart
from httpv2_gui.core.model import json_text, magic
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.json_text import JsonError, Members
from httpv2_gui.core.model.request import Part, Request

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
JSON = "application/json"
LABEL = "Body Payload"

_ALREADY_FORM = re.compile(r"[^\s{}\[\]\"]+=[^\s{}\[\]\"]*")


@dataclass(frozen=True, kw_only=True)
class Body:
    """What goes out after the headers."""

    content: bytes = b""
    content_type: str | None = None
    """The Content-Type to send instead of the typed one, or because none is typed."""
    sent_as: str = "No body is sent"
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Warnings with a place in the text."""


def build(request: Request, content_type: str, filling: Filling, files: Files) -> Body:
    """Build the body for the typed Content-Type, empty if none; raises NotSendable."""
    media = media_type(content_type)
    if request.body_source == "file":
        return _from_file(request, content_type, filling, files)
    if request.body_source == "base64":
        content = decode_base64(filling.text(request.body), "body", LABEL)
        return _binary(content, len(content), content_type)
    if media == MULTIPART or (request.parts and not media):
        return _multipart(request, content_type, filling, files)
    unused = _unused_parts(request, content_type)
    if not request.body.strip():
        return Body(warnings=unused)
    if media == FORM:
        return _form(request.body, filling)
    return _text(request.body, content_type, filling, unused)


def media_type(content_type: str) -> str:
    """Give the media type without parameters, in lower case (RFC 9110 §8.3.1)."""
    return content_type.partition(";")[0].strip().lower()


def is_json(media: str) -> bool:
    """Whether a media type means JSON."""
    return media in (JSON, "text/json") or media.endswith("+json")


def is_xml(media: str) -> bool:
    """Whether a media type means XML (RFC 7303)."""
    return media.endswith(("/xml", "+xml"))


def size_in_words(size: int) -> str:
    """Give `1 byte`, `23 bytes`, `1,234 bytes`."""
    return f"{size:,} byte{'' if size == 1 else 's'}"


def _sent_as(what: str, size: int) -> str:
    return f"Sent as {what}, {size_in_words(size)}"


def _unused_parts(request: Request, content_type: str) -> tuple[str, ...]:
    if not request.parts:
        return ()
    return (f"The parts are not sent: Content-Type is {content_type}, not {MULTIPART}.",)


# Text


def _text(typed: str, content_type: str, filling: Filling, warnings: tuple[str, ...]) -> Body:
    media = media_type(content_type)
    json_wanted = is_json(media)
    error = _json_error(typed) if json_wanted or not media else None
    as_json = json_wanted or (not media and error is None)
    if as_json and typed.strip() == "null":
        return Body(warnings=(*warnings, "A payload of null sends no body, as in HTTP V2."))
    content = _filled(typed, media, filling, as_json=as_json).encode()
    warnings += _charset_warning(content_type, content)
    if as_json and not media:
        sent_as = _sent_as(JSON, len(content))
        return Body(content=content, content_type=JSON, sent_as=sent_as, warnings=warnings)
    what = media or "text without a Content-Type"
    problems = (_not_json(error),) if json_wanted and error is not None else ()
    sent_as = _sent_as(what, len(content))
    return Body(content=content, sent_as=sent_as, warnings=warnings, problems=problems)


def _filled(typed: str, media: str, filling: Filling, *, as_json: bool) -> str:
    if as_json:
        return filling.json(typed)
    return filling.xml(typed) if is_xml(media) else filling.text(typed)


def _json_error(text: str) -> JsonError | None:
    try:
        json_text.parse(json_text.as_json(text))
    except JsonError as error:
        return error
    return None


def _not_json(error: JsonError) -> Problem:
    message = f"This is not JSON and goes out as typed. {error.message}"
    return Problem("body", LABEL, message, "warning", error.line, error.column)


def _charset_warning(content_type: str, content: bytes) -> tuple[str, ...]:
    charset = re.search(r";\s*charset\s*=\s*\"?([\w.:-]+)", content_type, re.IGNORECASE)
    if charset is None or charset[1].lower() in ("utf-8", "utf8") or content.isascii():
        return ()
    return (f"The body is sent in UTF-8 although its Content-Type says {charset[1]}.",)


# Forms


def _form(typed: str, filling: Filling) -> Body:
    content = _form_text(typed, filling).encode()
    if not content:
        return Body(sent_as="No body is sent: the form is empty")
    return Body(content=content, sent_as=_sent_as(FORM, len(content)))


def _form_text(typed: str, filling: Filling) -> str:
    if _ALREADY_FORM.fullmatch(json_text.hide_placeholders(typed.strip())):
        return filling.form(typed.strip())
    text = filling.json(typed)
    try:
        value = json_text.parse(text)
    except JsonError as error:
        if _ALREADY_FORM.fullmatch(text.strip()):
            return text.strip()
        raise _form_problem(error.message, error) from error
    if value is None:
        return ""
    if not isinstance(value, Members):
        line, column = json_text.place(typed, len(typed) - len(typed.lstrip()))
        raise _form_problem("The JSON is no object.", JsonError("", line, column))
    return form.encode(value)


def _form_problem(reason: str, error: JsonError) -> NotSendable:
    message = f'A form is made from a JSON object, such as {{"name": "value"}}. {reason}'
    return NotSendable((Problem("body", LABEL, message, line=error.line, column=error.column),))


# Binary


def _from_file(request: Request, content_type: str, filling: Filling, files: Files) -> Body:
    if not request.body_file.strip():
        return Body()
    file = files.read(filling.text(request.body_file), "body_file", "Body File")
    return _binary(file.content, file.size, content_type)


def _binary(content: bytes, size: int, content_type: str) -> Body:
    if not size:
        return Body()
    what = f"{media_type(content_type) or 'binary data without a Content-Type'}"
    return Body(content=content, sent_as=_sent_as(what, size))


# Multipart


def _multipart(request: Request, content_type: str, filling: Filling, files: Files) -> Body:
    parts = [
        _part(part, f"parts.{index}", filling, files) for index, part in enumerate(request.parts)
    ] or list(_from_payload(filling.text(request.body)))
    if not parts:
        return Body()
    typed = re.search(r";\s*boundary\s*=\s*(?:\"([^\"]+)\"|([^\s;]+))", content_type, re.IGNORECASE)
    own_boundary = (typed[1] or typed[2]) if typed else ""
    if own_boundary:
        _refuse_clash(own_boundary, parts)
    content, boundary = multipart.encode(parts, own_boundary)
    header = (
        None if typed else f"{content_type.strip().rstrip(';') or MULTIPART}; boundary={boundary}"
    )
    count = f"{MULTIPART} ({len(parts)} part{'' if len(parts) == 1 else 's'})"
    return Body(content=content, content_type=header, sent_as=_sent_as(count, len(content)))


def _refuse_clash(boundary: str, parts: list[FormPart]) -> None:
    for part in parts:
        if f"--{boundary}".encode() in part.content:
            message = (
                f"The typed boundary stands in the content of “{part.name}” too, so it would be "
                "cut there. Leave the boundary out: one that fits is made."
            )
            raise NotSendable((Problem("headers", "Headers", message),))


def _from_payload(text: str) -> Iterator[FormPart]:
    """As in HTTP V2: the payload is Base64 of one file."""
    if text.strip():
        content = decode_base64(text, "body", LABEL)
        kind = magic.kind_of(content)
        name = f"file.{kind.extension}" if kind.extension else "file"
        yield FormPart(name="file", filename=name, content_type=kind.media_type, content=content)


def _part(part: Part, place: str, filling: Filling, files: Files) -> FormPart:
    filename = filling.text(part.filename).strip()
    content_type = json_text.writable(part.content_type.strip())
    name = filling.text(part.name)
    if part.source == "text":
        content = filling.text(part.content).encode()
        return FormPart(name=name, filename=filename, content_type=content_type, content=content)
    if part.source == "file":
        file = files.read(filling.text(part.file), f"{place}.file", "File")
        content, filename = file.content, filename or file.name
    else:
        content = decode_base64(filling.text(part.content), f"{place}.content", "Base64 or Text")
    kind = magic.kind_of(content)
    filename = filename or (f"file.{kind.extension}" if kind.extension else "file")
    content_type = content_type or mimetypes.guess_type(filename)[0] or kind.media_type
    return FormPart(name=name, filename=filename, content_type=content_type, content=content)
