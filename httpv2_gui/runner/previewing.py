"""`preview`: the exact request that would be sent, with labels in place of secrets."""

from __future__ import annotations

import argparse
import base64
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.engine.prepare import preview as prepare_preview
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.platforms.preview import PlatformPreview
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.credentials import filled
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import OF_CONNECTION, sentence
from httpv2_gui.runner.platform_view import platform_preview
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, put, put_json, say, visible


def preview(arguments: argparse.Namespace) -> Exit:
    """Do the command."""
    opened = Opened.at(arguments.workspace)
    found = opened.runnable(arguments.name)
    if isinstance(found.record, Block):
        from httpv2_gui.runner.block_previewing import preview_of_block  # it needs this module

        return preview_of_block(arguments, opened, cast("Entry[Block]", found))
    entry = cast("Entry[Request]", found)
    connection = opened.connection_of(entry.record)
    if arguments.platform is not None:
        return _as_platform(opened, entry.record, connection, arguments)
    shown = prepare_preview(
        entry.record,
        connection.record if connection is not None else None,
        root=arguments.workspace,
        inputs=dict(arguments.inputs),
        limit=None,
    )
    _refuse(shown, entry.path, connection.path if connection is not None else entry.path)
    _put(shown, as_json=arguments.json)
    for problem in shown.problems:
        say(f"Warning: {one_line(str(problem))}")
    for warning in shown.warnings:
        say(f"Warning: {one_line(warning)}")
    return Exit.SUCCEEDED


def _as_platform(
    opened: Opened,
    request: Request,
    connection: Entry[Connection] | None,
    arguments: argparse.Namespace,
) -> Exit:
    """Show what the platform would send; its findings are what `check` is for."""
    ready = filled(opened.workspace, connection).connection if connection is not None else None
    shown = platform_preview(request, ready, dict(arguments.inputs))
    _put(shown, as_json=arguments.json)
    for note in shown.notes:
        say(f"Note: {one_line(note)}")
    return Exit.SUCCEEDED


def _put(shown: Preview | PlatformPreview, *, as_json: bool) -> None:
    if as_json:
        put_json(_json(shown))
        return
    put("\n".join(lines(shown)))
    if shown.sent_as:
        say(one_line(shown.sent_as))


def _refuse(shown: Preview, request: Path, connection: Path) -> None:
    errors = [
        _sentence(one, request, connection) for one in shown.problems if one.severity == "error"
    ]
    if errors:
        raise Refusal("This request would be refused.", *errors, code=Exit.FAILED)


def _sentence(problem: Problem, request: Path, connection: Path) -> str:
    if problem.place.startswith(OF_CONNECTION):
        own = dataclasses.replace(problem, place=problem.place.removeprefix(OF_CONNECTION))
        return sentence(connection, own)
    return sentence(request, problem)


def _json(shown: Preview | PlatformPreview) -> str:
    return json.dumps(fields_of(shown), ensure_ascii=False, indent=2)


def fields_of(shown: Preview | PlatformPreview) -> dict[str, Any]:
    """Give a preview as programs read it."""
    return {
        "method": shown.method,
        "url": shown.url,
        "headers": [[name, value] for name, value in shown.headers],
        "body": base64.b64encode(shown.body).decode(),
    }


def lines(preview: Preview | PlatformPreview) -> Iterator[str]:
    """Show a request as it would go over the wire."""
    yield one_line(f"{preview.method} {preview.url}")
    yield from (one_line(f"{name}: {value}") for name, value in preview.headers)
    if preview.body:
        yield ""
        yield _body_text(preview.body)


def _body_text(body: bytes) -> str:
    try:
        return visible(body.decode())
    except UnicodeDecodeError:
        return f"({spoken.size(len(body))} that are no text; --json has them in Base64)"
