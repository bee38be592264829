"""Ways that curl takes as the connection does: tried with curl itself where there is a server."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.interchange.curl import to_curl
from httpv2_gui.core.interchange.curl_way import way_of
from httpv2_gui.core.interchange.shell import Variables
from httpv2_gui.core.model.connection import Connection, Proxy, Tls
from httpv2_gui.core.model.result import Sent
from httpv2_gui.core.model.secret import Secret
from tests.servers.microsocks import Microsocks
from tests.servers.nginx import Nginx
from tests.servers.tinyproxy import PASSWORD, USERNAME, Tinyproxy

SECRET = Secret("hunter2")


def answer(url: str, connection: Connection, **variables: str) -> dict[str, str] | None:
    """Run the command; give nginx's JSON, None when curl did not get it."""
    command = to_curl(Sent(method="GET", url=url), connection=connection)
    ran = subprocess.run(
        ["/bin/sh", "-c", command.replace("curl ", "curl --silent ", 1)],
        env={**os.environ, **variables, "no_proxy": "*"},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return json.loads(ran.stdout) if ran.stdout.startswith("{") else None


def options(connection: Connection, url: str = "https://h/") -> list[str]:
    return way_of(connection, url, Variables([])).options


def notes(connection: Connection, url: str = "https://h/") -> str:
    return " ".join(way_of(connection, url, Variables([])).notes)


@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
@pytest.mark.parametrize("name", ["plain", "good"])
def test_proxy_with_its_password(
    tinyproxy: Tinyproxy, nginx: Nginx, name: str, password: str
) -> None:
    proxy = Proxy(url=tinyproxy.url, username=USERNAME, password=SECRET)
    through = Connection(proxy=proxy, tls=Tls(verify=False), auth=NoAuth())
    got = answer(nginx.url(name), through, PROXY_PASSWORD=password)
    assert (got is not None) == (password == PASSWORD)


def test_socks_proxy(microsocks: Microsocks, nginx: Nginx) -> None:
    assert answer(nginx.url("plain"), Connection(proxy=Proxy(url=microsocks.open_url)))
    assert not answer(nginx.url("plain"), Connection(proxy=Proxy(url=microsocks.url())))


@pytest.mark.parametrize("field", ["ca_certificate", "trusted_certificate"])
def test_trusted_certificate_is_a_file(nginx: Nginx, field: str) -> None:
    file = {"ca_certificate": "ca.crt", "trusted_certificate": "selfsigned.crt"}[field]
    name = {"ca_certificate": "good", "trusted_certificate": "selfsigned"}[field]
    label = {"ca_certificate": "CA_CERTIFICATE", "trusted_certificate": TRUSTED}[field]
    variable = f"{label}_AS_A_PEM_FILE"
    trusting = Connection(tls=Tls().with_values(**{field: nginx.text(file)}))
    assert answer(nginx.url(name), trusting, **{variable: str(nginx.certs / file)})
    assert not answer(nginx.url(name), trusting, **{variable: str(nginx.certs / "clientca.crt")})
    assert not answer(nginx.url(name), Connection())


TRUSTED = "TRUST_SSL_SERVER_CERTIFICATE"


def test_client_certificate_and_key_are_files(nginx: Nginx) -> None:
    files = {
        "CLIENT_SSL_CERTIFICATE_AS_A_PEM_FILE": str(nginx.certs / "client.crt"),
        "CLIENT_KEY_AS_A_PEM_FILE": str(nginx.certs / "client.key"),
    }
    tls = Tls(verify=False, client_certificate=nginx.text("client.crt"), client_key=SECRET)
    got = answer(nginx.url("optional"), Connection(tls=tls), **files)
    assert got is not None
    assert got["verified"] == "SUCCESS"
    without = answer(nginx.url("optional"), Connection(tls=Tls(verify=False)), **files)
    assert without is not None
    assert without["verified"] == "NONE"


@pytest.mark.parametrize(
    ("name", "version"), [("tls10", "1.0"), ("tls12", "1.2"), ("tls13", "1.3")]
)
def test_versions_of_tls(nginx: Nginx, name: str, version: str) -> None:
    only = Tls(verify=False, minimum_version=version, maximum_version=version)
    assert answer(nginx.url(name), Connection(tls=only))
    other = {"1.0": "1.2", "1.2": "1.3", "1.3": "1.2"}[version]
    refused = Tls(verify=False, minimum_version=other, maximum_version=other)
    assert not answer(nginx.url(name), Connection(tls=refused))


def test_no_secret_is_in_the_command() -> None:
    everything = Connection(
        proxy=Proxy(url="https://p.example", username="u", password=SECRET),
        tls=Tls(client_certificate="x", client_key=SECRET, client_key_password=SECRET),
        auth=NegotiateAuth(mode="ntlm", username="me", password=SECRET),
    )
    command = to_curl(Sent(method="GET", url="https://h/"), connection=everything)
    assert "hunter2" not in command
    assert "# Set PROXY_PASSWORD first: it stands for Proxy Password." in command


def test_ports_that_curl_would_not_guess() -> None:
    assert options(Connection(proxy=Proxy(url="http://p.example")))[0] == (
        "--proxy 'http://p.example:80'"
    )
    assert "'https://p.example:443'" in options(Connection(proxy=Proxy(url="https://p.example")))[0]
    assert "'socks5h://p'" in options(Connection(proxy=Proxy(url="socks5h://p")))[0]


def test_https_proxy_is_trusted_like_the_server() -> None:
    proxy = Proxy(url="https://p.example:1")
    assert "--proxy-insecure" in options(Connection(proxy=proxy, tls=Tls(verify=False)))
    trusting = Connection(proxy=proxy, tls=Tls(ca_certificate="x"))
    assert '--proxy-cacert "$CA_CERTIFICATE_AS_A_PEM_FILE"' in options(trusting, "http://h/")


def test_nothing_of_tls_for_a_plain_url() -> None:
    tls = Tls(client_certificate="x", ca_certificate="x", minimum_version="1.3")
    assert options(Connection(tls=tls), "http://h/") == []


@pytest.mark.parametrize(
    ("connection", "said"),
    [
        (Connection(proxy=Proxy(system=True)), "HTTPS_PROXY"),
        (Connection(tls=Tls(roots="bundled")), "Mozilla's"),
        (Connection(tls=Tls(server_name="a.test")), "for a.test (SNI)"),
        (Connection(tls=Tls(trusted_certificate="x")), "in place of the roots"),
        (Connection(tls=Tls(ca_certificate="x", trusted_certificate="x")), "in it, too"),
        (Connection(tls=Tls(client_certificate="x")), "asks for Client Key Password"),
        (Connection(auth=NegotiateAuth(username="u")), "ticket of kinit"),
    ],
)
def test_what_no_option_carries_is_said(connection: Connection, said: str) -> None:
    assert said in notes(connection)
    command = to_curl(Sent(method="GET", url="https://h/"), connection=connection)
    assert any(line.startswith("# ") and said in line for line in command.splitlines())


def test_nothing_is_said_of_the_usual() -> None:
    assert way_of(Connection(), "https://h/", Variables([])) == ([], [])
    assert way_of(None, "https://h/", Variables([])) == ([], [])
    assert options(Connection(http_version="1.1")) == ["--http1.1"]


def test_windows_users_sign_in_by_curl() -> None:
    ntlm = NegotiateAuth(mode="ntlm", domain="CORP", username="me")
    assert options(Connection(auth=ntlm)) == ["""--ntlm --user 'CORP\\me':"$PASSWORD\""""]
    assert (
        "'me@corp'" in options(Connection(auth=ntlm.with_values(domain="", username="me@corp")))[0]
    )
    signed_in = NegotiateAuth(mode="kerberos", use_signed_in_user=True)
    assert way_of(Connection(auth=signed_in), "http://h/", Variables([])) == (
        ["--negotiate --user ':'"],
        [],
    )
