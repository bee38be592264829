"""What of a record goes where."""

from __future__ import annotations

from httpv2_gui.core.auth import BasicAuth, NoAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import layout
from tests.core.storage.examples import CONNECTION


def test_records_inside_records_are_found():
    assert [(one.name, one.many) for one in layout.inner_of(Request)] == [
        ("parts", True),
        ("poll", False),
    ]
    assert [one.name for one in layout.inner_of(Connection)] == ["auth", "tls", "proxy", "timeouts"]


def test_a_connection_without_a_scheme_has_scheme_none():
    assert layout.rows_of(Connection().auth) == [layout.Row("scheme", "none")]


def test_the_scheme_s_secrets_have_their_own_names():
    names = ["headers", "body", "tls.client_key", "tls.client_key_password", "proxy.password"]
    assert [one.name for one in layout.secret_fields(CONNECTION)] == names
    assert [one.name for one in layout.secret_fields(CONNECTION) if one.matters(CONNECTION)] == [
        "headers",
        "body",
    ]


def test_all_schemes_secrets_are_known():
    assert {"password", "secret", "headers", "body"} <= layout.every_secret_name()


def test_secrets_are_filled_in_by_name():
    connection = layout.with_secrets(
        Connection(auth=BasicAuth(username="me")), {"password": Secret("p"), "other": Secret("x")}
    )

    assert connection.auth == BasicAuth(username="me", password=Secret("p"))


def test_secrets_are_taken_out():
    emptied = layout.without_secrets(CONNECTION)

    assert not any(layout.secret_in(emptied, one) for one in layout.secret_fields(CONNECTION))
    assert layout.without_secrets(Connection()).auth == NoAuth()
