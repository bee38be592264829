from __future__ import annotations

import pytest

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import ignore
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.opening import opened
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.redact import Redactor


async def test_a_bad_certificate_names_its_field(clients: Clients) -> None:
    connection = Connection(name="c", tls=Tls(ca_certificate="no certificate"))
    with pytest.raises(Stopped) as stopped:
        async with opened(connection, clients, Journal(Redactor(), ignore)):
            pass
    assert stopped.value.failure.kind == "certificate"


async def test_the_sender_knows_its_connection(clients: Clients) -> None:
    connection = Connection(name="c")
    async with opened(connection, clients, Journal(Redactor(), ignore)) as sender:
        assert sender.connection is connection
