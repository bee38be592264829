"""`export`: a request, block, connection or last result in another program's form.

Over a step or a block that is there already only what changed is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.interchange import formats, secops_block
from httpv2_gui.core.interchange.format import Files, Format, InterchangeError, Thing
from httpv2_gui.core.interchange.reading import read_bytes
from httpv2_gui.core.interchange.scan import refuse_secrets
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage import files as storage_files
from httpv2_gui.core.storage.history import History, NotInHistory
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.credentials import filled
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, say

_ORIGINALS = ("secops", "secops-block")
"""Formats that write into what is there."""


def export(arguments: argparse.Namespace) -> Exit:
    """Do the command."""
    opened = Opened.at(arguments.workspace)
    try:
        form = _format(opened, arguments.format, arguments.name)
        if form.write is None:
            raise InterchangeError(f"{form.title} can only be imported.")
        origin = _origin(form, arguments.output)
        thing, connections = _thing(opened, form, arguments.name, origin)
        exported = form.write(thing)
        refuse_secrets(exported.files, list(_known(opened, connections)))
    except InterchangeError as error:
        raise Refusal(str(error)) from None
    _write(exported.files, arguments.output, origin)
    for note in exported.notes:
        say(f"Note: {one_line(note)}")
    return Exit.SUCCEEDED


def _format(opened: Opened, name: str, thing: str) -> Format:
    """Give the format; `secops` of a block is the block's."""
    form = formats.named(name)
    if form.name != "secops":
        return form
    found = opened.runnable(thing).record
    return form if isinstance(found, Request) else formats.named("secops-block")


def _origin(form: Format, output: Path | None) -> Files:
    if output is None or form.name not in _ORIGINALS:
        return {}
    if output.is_dir():
        return secops_block.files_of(output) if secops_block.is_block(output) else {}
    return {output.name: read_bytes(output)} if output.exists() else {}


def _thing(
    opened: Opened, form: Format, name: str, origin: Files
) -> tuple[Thing, tuple[Entry[Connection] | None, ...]]:
    """Give what is to be written, and the connections whose secrets must not be in it."""
    if "connection" in form.writes:
        entry = opened.connection(name)
        return Thing(connection=entry.record), (entry,)
    if "block" in form.writes:
        block = opened.block(name).record
        used = tuple(opened.connection_of(step, "step") for step in block.steps)
        return Thing(block=block, origin=origin), used
    request = _request(opened, name)
    entry = opened.connection_of(request.record)
    connection = entry.record if entry is not None else None
    if "result" in form.writes:
        return Thing(result=_last(opened, request), connection=connection), (entry,)
    if form.name != "curl":
        return Thing(request=request.record, connection=connection, origin=origin), (entry,)
    shown = preview(request.record, connection, root=opened.workspace.folder, limit=None)
    for problem in shown.problems:
        say(f"Note: {one_line(str(problem))}")
    return Thing(request=request.record, connection=connection, preview=shown), (entry,)


def _request(opened: Opened, name: str) -> Entry[Request]:
    return opened.request(name.removeprefix("requests/"))


def _last(opened: Opened, entry: Entry[Request]) -> Result:
    """Give the last result that the window kept of a request."""
    workspace = opened.workspace
    history = History(Places.of_user().history / workspace.id)
    for one in history.entries(entry.id):
        try:
            return history.open(one.id)
        except NotInHistory:
            continue
    raise Refusal(
        f"There is no result of “{entry.record.name}” in the history.",
        "Send it in the window, which keeps the last results of each request.",
    )


def _known(opened: Opened, connections: Iterable[Entry[Connection] | None]) -> Iterator[Known]:
    for entry in dict.fromkeys(connections):
        if entry is not None:
            yield from known_secrets(filled(opened.workspace, entry).connection)


def _write(files: Files, output: Path | None, origin: Files) -> None:
    if output is None and len(files) == 1:
        (content,) = files.values()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    if output is None:
        raise Refusal("This gives several files: say the folder with --output DIR.")
    if len(files) == 1 and not output.is_dir():
        storage_files.replace(output, next(iter(files.values())))
        say(f"Written: {one_line(str(output))}")
        return
    for path, content in files.items():
        if origin.get(path) != content:
            target = output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            storage_files.replace(target, content)
            say(f"Written: {one_line(str(target))}")
    for path in origin.keys() - files.keys():
        say(f"Left where it is, though it is no longer part of the block: {output / path}")
