"""`test`: the green check or the red cross, in words."""

from __future__ import annotations

import argparse
import asyncio

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import TestReport, test_connection
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.runner.credentials import ready, token_remedy
from httpv2_gui.runner.keeping import Keeping
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import refuse_problems
from httpv2_gui.runner.practising import practising
from httpv2_gui.runner.refusal import Exit
from httpv2_gui.runner.report import test_lines
from httpv2_gui.runner.terminal import put, say


def test(arguments: argparse.Namespace) -> Exit:
    """Do the command."""
    with practising(arguments.workspace):
        opened = Opened.at(arguments.workspace)
        entry = opened.connection(arguments.connection)
        connection = ready(opened.workspace, entry)
        assert connection is not None  # noqa: S101 - there is an entry
        refuse_problems(
            entry, connection, f"The connection “{connection.name}” cannot be tested yet."
        )
        report = asyncio.run(_test(connection, Keeping(opened.workspace, entry, connection)))
    put("\n".join(test_lines(report)))
    state = scheme_of(connection).token_state()
    words = token_remedy(entry)
    if words and not report.succeeded and state is not None and not state.present:
        say(words)
    return Exit.SUCCEEDED if report.succeeded else Exit.FAILED


async def _test(connection: Connection, tell: Keeping) -> TestReport:
    with tell:
        async with Clients() as clients:
            return await test_connection(connection, clients=clients, tell=tell)
