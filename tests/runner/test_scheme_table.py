from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.model.connection import Proxy, Timeouts, Tls
from httpv2_gui.core.model.fields import fields_of
from tests.runner.conftest import Call

WIDEST = 240
"""Characters of a line: a terminal of 80 columns wraps it twice."""


def test_every_scheme_and_field_is_in_the_table(call: Call) -> None:
    called = call("schemes")
    assert called.code == 0
    for scheme in SCHEMES:
        assert f'scheme = "{scheme.name}"' in called.out
        for declared in fields_of(scheme):
            if not declared.hidden:
                assert f"{declared.name} " in called.out
                assert declared.label in called.out


def test_other_tables_of_a_connection_are_there(call: Call) -> None:
    shown = call("schemes").out
    for record in (Tls, Proxy, Timeouts):
        for declared in fields_of(record):
            assert f"  {declared.name} " in shown
    assert "HTTPV2_SECRET_<CONNECTION>_TLS_CLIENT_KEY_PASSWORD" in shown
    assert "HTTPV2_SECRET_<CONNECTION>_PROXY_PASSWORD" in shown


def test_secrets_name_their_variable(call: Call) -> None:
    assert "HTTPV2_SECRET_<CONNECTION>_PASSWORD" in call("schemes").out


def test_long_lists_are_shortened(call: Call) -> None:
    lines = call("schemes").out.splitlines()
    assert max(map(len, lines)) < WIDEST
    assert any("One of 3" in line and "such as custom" in line for line in lines)


def test_conditions_and_defaults_read_as_in_a_file(call: Call) -> None:
    shown = call("schemes").out
    assert "Only with Grant Type authorization_code or password." in shown
    assert "Only with Client SSL Certificate filled in." in shown
    [pkce] = [line for line in shown.splitlines() if line.startswith("  pkce ")]
    assert pkce.endswith("true")


def test_what_nobody_fills_in_is_left_out(call: Call) -> None:
    assert "token_facts" not in call("schemes").out
