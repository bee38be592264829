"""What curl would send as the body, or with -G in the URL: -d and its kin, --json, -F, -T."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus

from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl_command import Command, Option
from httpv2_gui.core.interchange.curl_form import part_of
from httpv2_gui.core.model.request import Part

DATA = ("data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json")
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
_AS_TYPED = re.compile(r"[^\s{}\[\]\"]+=[^\s{}\[\]\"]*")
"""A form that goes out as it is typed in Body Payload."""


@dataclass
class Data:
    """What is sent after the headers."""

    method: str = "GET"
    """What curl takes unless -X says another."""
    query: str = ""
    text: str | None = None
    file: str = ""
    parts: tuple[Part, ...] = ()
    headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """What curl adds unless -H says something else."""
    notes: list[str] = field(default_factory=list[str])

    @property
    def is_there(self) -> bool:
        return self.text is not None or bool(self.file)


def data_of(command: Command) -> Data:
    """Give what a command sends."""
    found = Data()
    options = command.all(*DATA)
    if options:
        _take_data(options, found, command.piped)
    if command.has("get"):
        found.query, found.text, found.headers = found.text or "", None, []
        if found.file:
            found.notes.append(
                f"The content of {found.file} would go into the URL: it is left out."
            )
            found.file = ""
    elif options:
        found.method = "POST"
    _take_form(command, found)
    _take_upload(command, found)
    if command.has("head"):
        found.method = "HEAD"
    return found


def _take_data(options: list[Option], found: Data, piped: Word | None) -> None:
    texts: list[str] = []
    for option in options:
        separator = "" if option.name == "json" or not texts else "&"
        is_piped = option.value == "@-" and option.name == "data-binary"
        read = piped.text if piped is not None and is_piped else _read(option, found)
        if read is not None:
            texts.append(separator + read)
    if found.file and texts:
        found.notes.append(
            f"The body is put together from {found.file} and from text: only the text is kept. "
            "Add the file's content to Body Payload."
        )
        found.file = ""
    found.text = None if found.file else "".join(texts)
    if any(option.name == "json" for option in options):
        found.headers = [("Content-Type", JSON), ("Accept", JSON)]
    else:
        found.headers = [("Content-Type", FORM)]


def _read(option: Option, found: Data) -> str | None:
    """Give the text of one option; None where it names a file."""
    value = option.value
    if option.name == "data-urlencode":
        return _urlencoded(value, found)
    if value.startswith("@") and option.name != "data-raw":
        _take_file(value[1:], found)
        if option.name in ("data", "data-ascii"):
            found.notes.append(
                f"curl would leave out the line breaks of {value[1:]}; here they go."
            )
        return None
    return value


def _urlencoded(value: str, found: Data) -> str | None:
    """Encode as `--data-urlencode` does: `text`, `=text`, `name=text`, `@file`, `name@file`."""
    place = re.search(r"[=@]", value)
    if place is None:
        return _quoted(value)
    name, rest = value[: place.start()], value[place.end() :]
    if place.group() == "@":
        found.notes.append(
            f"The content of {rest} would be URL-encoded{f' as {name}' if name else ''}: add it to "
            "Body Payload yourself."
        )
        return f"{name}=" if name else ""
    return f"{name}={_quoted(rest)}" if name else _quoted(rest)


def _quoted(text: str) -> str:
    return quote_plus(text.encode("utf-8", "surrogateescape"), safe="-._~")


def _take_file(name: str, found: Data) -> None:
    if name == "-":
        found.notes.append("The body comes from standard input: pick its file as Body File.")
    elif found.file:
        found.notes.append(f"There are several files: {name} is left out.")
        return
    else:
        found.notes.append(f"The body is the file {name}: check its path in Body File.")
    found.file = name if name != "-" else "body"


def _take_form(command: Command, found: Data) -> None:
    options = command.all("form", "form-string")
    if not options:
        return
    if found.is_there:
        found.notes.append("curl takes either data or a form: the form is left out.")
        return
    found.parts = tuple(part_of(option, found.notes) for option in options)
    found.method = "POST"


def _take_upload(command: Command, found: Data) -> None:
    upload = command.last("upload-file")
    if upload is None:
        return
    _take_file("-" if upload.value in ("-", ".") else upload.value, found)
    found.method, found.text, found.headers = "PUT", None, []


def body_fields(data: Data, content_type: str | None) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a Request that send exactly these bytes with this Content-Type."""
    if data.file:
        yield "body_source", "file"
        yield "body_file", data.file
    elif data.parts:
        yield "parts", data.parts
    elif data.text:
        if _goes_out_as_typed(data.text, content_type or ""):
            yield "body", data.text
        else:
            content = data.text.encode("utf-8", "surrogateescape")
            yield "body_source", "base64"
            yield "body", base64.b64encode(content).decode()


def _goes_out_as_typed(text: str, content_type: str) -> bool:
    media = content_type.partition(";")[0].strip().lower()
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    if not media or not text.strip() or media == "multipart/form-data" or "\0" in text:
        return False
    if media == FORM:
        return _AS_TYPED.fullmatch(text) is not None
    return text.strip() != "null"
