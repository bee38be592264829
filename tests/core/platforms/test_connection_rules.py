import base64
from typing import Any

import pytest

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.platforms.secops_v16 import preview_as
from tests.core.platforms.shown import fixed, told

KNOWN = ("none", "basic", "api_key", "dedicated")
TEST_URL = "https://api.example.com/me"
TOKEN = DedicatedAuth(url="https://api.example.com/token", token_field="t")


def using(scheme: Scheme, test_url: str = TEST_URL, **values: Any) -> Connection:
    return Connection(name="C", auth=scheme, test_url=test_url).with_values(**values)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_schemes_that_the_platform_does_not_have(scheme: type[Scheme]) -> None:
    assert bool(told("scheme-missing", using(scheme()))) is (scheme.name not in KNOWN)


def test_without_a_connection_nothing_is_missing() -> None:
    assert not told("scheme-missing")
    assert not told("connection-options")


@pytest.mark.parametrize("scheme", [BasicAuth(username="a"), ApiKeyAuth(field_name="x-key")])
def test_credentials_without_test_url(scheme: Scheme) -> None:
    assert told("no-test-url", using(scheme, ""))
    assert not told("no-test-url", using(scheme))
    assert not told("no-test-url", using(TOKEN, ""))


@pytest.mark.parametrize("scheme", [BasicAuth(), ApiKeyAuth(), TOKEN.with_values(token_field="")])
def test_half_a_pair(scheme: Scheme) -> None:
    assert told("half-pair", using(scheme))


@pytest.mark.parametrize("scheme", [BasicAuth(username="a"), ApiKeyAuth(field_name="k"), TOKEN])
def test_a_whole_pair(scheme: Scheme) -> None:
    assert not told("half-pair", using(scheme))


def with_headers(text: str) -> Connection:
    return using(TOKEN.with_values(headers=Secret(text)))


def test_a_token_request_in_json() -> None:
    (one,) = told(
        "token-json", with_headers('{"content-type": "application/json", "X": "private"}')
    )
    assert "private" not in one.message
    assert not told("token-json", with_headers('{"Content-Type": "text/plain"}'))
    assert not told("token-json", with_headers(""))
    assert not told("token-json", using(BasicAuth()))


def test_headers_of_the_token_request_stay_on_the_session() -> None:
    connection = with_headers('{"Content-type": "application/x-www-form-urlencoded"}')
    found = told("token-headers", connection, body='{"a": 1}', headers='{"Accept": "x"}')
    corrected = fixed(found)
    assert corrected.headers == '{"Content-Type": "application/json", "Accept": "x"}'
    assert dict(preview_as(corrected, connection).headers)["Content-Type"] == "application/json"
    assert not told("token-headers", connection)
    assert not told("token-headers", body='{"a": 1}')


def test_basic_after_the_challenge() -> None:
    assert told("challenge", using(BasicAuth(username="a", after_challenge=True)))
    assert not told("challenge", using(BasicAuth(username="a")))


@pytest.mark.parametrize(("name", "severity"), [("Łukasz", "warning"), ("Jörg", "note")])
def test_letters_of_a_user_name(name: str, severity: str) -> None:
    (one,) = told("basic-letters", using(BasicAuth(username=name)))
    assert one.severity == severity
    assert not told("basic-letters", using(BasicAuth(username="ann")))
    assert not told("basic-letters", using(ApiKeyAuth()))


PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


def test_a_certificate_that_is_not_base64_of_pem() -> None:
    for text in (PEM, base64.b64encode(b"0\x82\x01\xff").decode(), "MIIBa"):
        assert told("ca-certificate", using(TOKEN, tls=Tls(ca_certificate=text)))
    good = base64.b64encode(PEM.encode()).decode()
    assert not told("ca-certificate", using(TOKEN, tls=Tls(ca_certificate=good)))
    assert not told("ca-certificate", using(TOKEN, tls=Tls(ca_certificate=PEM, verify=False)))
    assert not told("ca-certificate")


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"proxy": Proxy(url="http://p:1")}, "Proxy"),
        ({"tls": Tls(client_certificate="x")}, "Client SSL Certificate"),
        ({"tls": Tls(maximum_version="1.2")}, "Maximum TLS Version"),
        ({"timeouts": Timeouts(read_ms=1)}, "Connect and Read Timeout"),
        ({"cookie_scope": "global"}, "Cookie Scope"),
        ({"http_version": "1.1"}, "HTTP Version"),
    ],
)
def test_options_that_the_platform_does_not_have(values: dict[str, Any], name: str) -> None:
    (one,) = told("connection-options", using(TOKEN, **values))
    assert name in one.message
    assert not told("connection-options", using(TOKEN))
