"""Every secret of a connection, for the redactor: of its scheme, of its TLS, of its proxy."""

from __future__ import annotations

from collections.abc import Iterator

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.engine.proxies import system_secrets
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import secrets_of
from httpv2_gui.core.model.redact import Known


def known_secrets(connection: Connection | None) -> Iterator[Known]:
    """Yield what must not be shown, with the label that stands for it."""
    yield from scheme_of(connection).known_secrets()
    if connection is None:
        return
    for declared, secret in secrets_of(connection.tls):
        yield Known(declared.label, secret.reveal())
    for declared, secret in secrets_of(connection.proxy):
        yield Known(declared.label, secret.reveal(), connection.proxy.username)
    yield from system_secrets(connection.proxy)
