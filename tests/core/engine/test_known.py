from __future__ import annotations

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.model.connection import Connection, Proxy, Tls
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.secret import Secret

CONNECTION = Connection(
    auth=BasicAuth(username="me", password=Secret("hush-1")),
    tls=Tls(
        client_certificate="…", client_key=Secret("key-2-key"), client_key_password=Secret("hush-3")
    ),
    proxy=Proxy(url="http://p:1", username="via", password=Secret("hush-4")),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hush-1", "<Basic Auth Password>"),
        ("key-2-key", "<Client Key>"),
        ("hush-3", "<Client Key Password>"),
        ("Basic dmlhOmh1c2gtNA==", "Basic <Proxy Password>"),
    ],
)
def test_secrets_of_every_part_are_redacted(text: str, shown: str) -> None:
    assert Redactor(known_secrets(CONNECTION)).text(text) == shown


def test_no_connection_has_none() -> None:
    assert not list(known_secrets(None))


def test_password_of_the_systems_proxy_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://via:hush%2B5@proxy.example.com:3128")
    redactor = Redactor(known_secrets(Connection(proxy=Proxy(system=True))))
    assert redactor.text("hush+5 hush%2B5") == "<Proxy Password> <Proxy Password>"
    assert not list(known_secrets(Connection(proxy=Proxy())))
