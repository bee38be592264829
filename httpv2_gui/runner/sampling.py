"""`sample`: writes the sample workspace and serves its practice API until stopped."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.sample import create_sample, practice_port, serve_sample
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import say


def sample(arguments: argparse.Namespace) -> Exit:
    """Do the command; SIGTERM is a stop like any other, Ctrl+C an interruption."""
    folder: Path = arguments.folder
    with _stopped_by_sigterm() as stopped:
        server = _serve(folder)
        if server is None:
            say(f"Another program serves the practice API of {folder} already.")
            return Exit.SUCCEEDED
        with server:
            _welcome(folder, server)
            stopped.wait()
    say("The practice API has stopped.")
    return Exit.SUCCEEDED


def _serve(folder: Path) -> PracticeServer | None:
    if practice_port(folder) is not None:
        Workspace.open(folder)  # raises when its workspace.toml is broken
        return serve_sample(folder)
    try:
        return create_sample(folder)
    except FileExistsError as error:
        raise Refusal(str(error)) from error


def _welcome(folder: Path, server: PracticeServer) -> None:
    say(f"The sample workspace is in {folder}.")
    say(f"Its practice API answers on {server.base_url}; Ctrl+C stops it.")
    say("In another terminal, try:")
    say(f"  httpv2-gui test 'Basic Authentication Flow' --workspace {folder}")
    say(f"  httpv2-gui run 'List tickets' --workspace {folder}")
    say(f"  httpv2-gui {folder}")


@contextmanager
def _stopped_by_sigterm() -> Generator[threading.Event]:
    stopped = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: stopped.set())
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGTERM, before)
