"""Opens the way to a connection's servers: its pool, or why there is none."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.sending import Sender
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Failure


@asynccontextmanager
async def opened(
    connection: Connection | None, clients: Clients, journal: Journal
) -> AsyncGenerator[Sender]:
    """Give what sends over the connection; raises Stopped when its certificates are no good."""
    async with AsyncExitStack() as stack:
        try:
            transport = await stack.enter_async_context(clients.transport(connection))
        except CertificateError as error:
            raise Stopped(_certificate_failure(error)) from error
        yield Sender(transport, journal, connection)


def _certificate_failure(error: CertificateError) -> Failure:
    return Failure(
        kind="certificate",
        message=f"Certificate Error: {error}",
        hint="The fields take PEM text, Base64 of a PEM file, or a file that you pick.",
    )
