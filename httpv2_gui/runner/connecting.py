"""`test`: the green check or the red cross, in words."""

from __future__ import annotations

import argparse
import asyncio

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import TestReport, test_connection
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.runner.credentials import ready
from httpv2_gui.runner.keeping import Keeping
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import refuse_problems
from httpv2_gui.runner.practising import practising
from httpv2_gui.runner.refusal import Exit
from httpv2_gui.runner.report import test_lines
from httpv2_gui.runner.terminal import put


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
    return Exit.SUCCEEDED if report.succeeded else Exit.FAILED


async def _test(connection: Connection, tell: Keeping) -> TestReport:
    with tell:
        async with Clients() as clients:
            return await test_connection(connection, clients=clients, tell=tell)
