"""Puts a token that came into a connection that may have been edited meanwhile."""

from __future__ import annotations

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import fields_of


def with_token(connection: Connection, scheme: Scheme) -> Connection:
    """Give the connection with the token of `scheme`, everything else as it is.

    A connection that authenticates in another way by now is left alone.
    """
    if type(connection.auth) is not type(scheme):
        return connection
    names = [one.name for one in fields_of(scheme) if one.obtained or one.hidden]
    token = {name: getattr(scheme, name) for name in names}
    return connection.with_values(auth=connection.auth.with_values(**token))
