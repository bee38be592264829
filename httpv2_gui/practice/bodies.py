"""Reads request bodies without guessing: JSON object, form, multipart (RFC 7578)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import Request

from httpv2_gui.practice.written import Json, read


class BadBodyError(Exception):
    """A sentence for the sender and the status to answer with."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Part:
    """One part of a multipart body."""

    name: str | None
    filename: str | None
    content_type: str
    content: bytes


def media_type(request: Request) -> str:
    """Give the Content-Type without parameters, in lower case."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_object(request: Request) -> dict[str, Json]:
    """Read a JSON object or a form into names and values; raises BadBodyError."""
    if media_type(request) == "application/x-www-form-urlencoded":
        return dict(await read_form(request))
    try:
        value = read(await request.body())
    except ValueError as error:
        raise BadBodyError(f"The request body is not valid JSON: {error}") from error
    if not isinstance(value, Mapping):
        raise BadBodyError("The request body must be a JSON object.")
    return dict(value)


async def read_form(request: Request) -> list[tuple[str, str]]:
    """Read application/x-www-form-urlencoded, repeated names kept."""
    return parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True)


async def read_parts(request: Request) -> list[Part]:
    """Read multipart/form-data byte for byte; raises BadBodyError."""
    if media_type(request) != "multipart/form-data":
        raise BadBodyError("Content-Type must be multipart/form-data.", 415)
    boundary = _parameter(request.headers["content-type"], "boundary")
    if not boundary:
        raise BadBodyError("Content-Type multipart/form-data came without a boundary.")
    pieces = (b"\r\n" + await request.body()).split(b"\r\n--" + boundary.encode())
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise BadBodyError("The multipart body does not end with its closing boundary.")
    return [_part(piece) for piece in pieces[1:-1]]


def _part(piece: bytes) -> Part:
    head, separator, content = piece.partition(b"\r\n\r\n")
    if not separator:
        raise BadBodyError("A part has no blank line between its headers and its content.")
    lines = head.decode(errors="replace").split("\r\n")[1:]
    headers = {line.partition(":")[0].strip().lower(): line.partition(":")[2] for line in lines}
    disposition = headers.get("content-disposition", "")
    return Part(
        name=_parameter(disposition, "name"),
        filename=_parameter(disposition, "filename"),
        content_type=headers.get("content-type", "text/plain").strip(),
        content=content,
    )


_QUOTED = re.compile(r"%22|%0D|%0A", re.IGNORECASE)


def _parameter(value: str, name: str) -> str | None:
    """Read one parameter; browsers and httpx escape quotes in it as %22 (HTML standard)."""
    message = Message()
    message["Content-Disposition"] = value.replace("\n", " ")
    found = message.get_param(name, header="content-disposition")
    if not isinstance(found, str):
        return None
    return _QUOTED.sub(lambda match: bytes.fromhex(match.group()[1:]).decode(), found)
