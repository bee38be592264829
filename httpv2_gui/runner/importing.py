"""`import`: what another program wrote, as new files of the workspace; nothing there is changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.interchange import curl_import, formats
from httpv2_gui.core.interchange.format import Imported, InterchangeError
from httpv2_gui.core.interchange.reading import LARGEST, text_of
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import problems, secrets_of
from httpv2_gui.core.storage.secrets import KeyringUnavailable, environment_name, put
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.credentials import filled, store_of
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, say

STDIN = "-"


def import_file(arguments: argparse.Namespace) -> Exit:
    """Do the command."""
    opened = Opened.at(arguments.workspace)
    try:
        imported = _read(arguments.file)
    except InterchangeError as error:
        raise Refusal(str(error)) from None
    _Saving(opened).save(imported)
    for note in imported.notes:
        say(f"Note: {one_line(note)}")
    return Exit.SUCCEEDED


def _read(file: str) -> Imported:
    if file == STDIN:
        return curl_import.read(text_of(sys.stdin.buffer.read(LARGEST)))
    path = Path(file)
    read = formats.best_for(path).read
    assert read is not None  # noqa: S101 - best_for gives formats that read
    return read(path)


@dataclass
class _Saving:
    """Gives everything a name that is free, and connections their secrets."""

    opened: Opened

    def save(self, imported: Imported) -> None:
        """Write connections first: requests name them."""
        workspace = self.opened.workspace
        renamed = {one.name: self._connection(one) for one in imported.connections}
        contents = self.opened.contents
        names = [one.record.name for one in contents.requests]
        for request in imported.requests:
            connection = renamed.get(request.connection, request.connection)
            record = request.with_values(name=_free(request.name, names), connection=connection)
            names.append(record.name)
            _told(workspace.save_request(record).path)
            _tell_problems(record.name, problems(record))
        names = [one.record.name for one in contents.blocks]
        for block in imported.blocks:
            record = block.with_values(name=_free(block.name, names))
            names.append(record.name)
            _told(workspace.save_block(record).path)
            _tell_problems(record.name, problems(record))

    def _connection(self, connection: Connection) -> str:
        """Save a connection, unless there is one just like it; give the name it has."""
        entries = self.opened.contents.connections
        same = next((one for one in entries if one.record.name == connection.name), None)
        if same is not None and self._is_there(same, connection):
            say(f"The connection “{connection.name}” is there already.")
            return connection.name
        name = _free(connection.name, [one.record.name for one in entries])
        entry = self.opened.workspace.save_connection(connection.with_values(name=name))
        _told(entry.path)
        self._keep_secrets(entry, connection)
        return name

    def _is_there(self, entry: Entry[Connection], connection: Connection) -> bool:
        own = filled(self.opened.workspace, entry).connection
        return own == connection.with_values(description=own.description)

    def _keep_secrets(self, entry: Entry[Connection], connection: Connection) -> None:
        workspace = self.opened.workspace
        names = [(one.name, one.label) for one, _ in secrets_of(scheme_of(connection))]
        names += [(f"tls.{one.name}", one.label) for one, _ in secrets_of(connection.tls)]
        names += [(f"proxy.{one.name}", one.label) for one, _ in secrets_of(connection.proxy)]
        if not names:
            return
        try:
            put(entry, connection, store_of(workspace), workspace.id)
        except KeyringUnavailable as error:
            say(one_line(str(error)))
            for name, label in names:
                say(f"{label} is not kept: set {environment_name(entry.slug, name)}.")


def _free(name: str, names: Iterable[str]) -> str:
    taken = {one.casefold() for one in names}
    number = 1
    free = name
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _told(path: Path) -> None:
    say(f"Written: {one_line(str(path))}")


def _tell_problems(name: str, found: Iterable[object]) -> None:
    for problem in found:
        say(f"To do in “{one_line(name)}”: {one_line(str(problem))}")
