from pathlib import Path

import pytest

from httpv2_gui.core.engine.phases import NAMES
from tests.runner.conftest import Call, write
from tests.servers.nginx import Nginx
from tests.servers.pki import PASSWORD as KEY_PASSWORD
from tests.servers.tinyproxy import PASSWORD, USERNAME, Tinyproxy


@pytest.mark.parametrize("name", ["Basic Authentication Flow", "api-key-flow"])
def test_green_check(call: Call, sample: Path, name: str) -> None:
    called = call("test", name, "--workspace", sample)
    assert called.code == 0
    assert called.out.startswith("Succeeded: 200 OK from 127.0.0.1")
    for word in ("/me", *NAMES):
        assert word in called.out


@pytest.mark.parametrize("name", ["dedicated-authentication-flow", "dedicated-flow-nested-token"])
def test_dedicated_flow_says_that_the_token_was_fetched(
    call: Call, sample: Path, name: str
) -> None:
    called = call("test", name, "--workspace", sample)
    assert called.code == 0
    assert "/token" in called.out
    assert "practice-token-" not in called.out + called.err


def test_red_cross_has_the_third_partys_words_first(call: Call, sample: Path) -> None:
    called = call("test", "Wrong password", "--workspace", sample)
    assert called.code == 1
    first, second = called.out.splitlines()[:2]
    assert first == "HTTP/1.1 401 Unauthorized"
    assert "wrong user name or password" in second
    assert "not-the-password" not in called.out + called.err


def test_missing_secret(call: Call, workspace: Path) -> None:
    called = call("test", "My API", "--workspace", workspace)
    assert (called.code, called.out) == (2, "")
    assert "HTTPV2_SECRET_MY_API_PASSWORD" in called.err


def test_refused_connection(call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_MY_API_PASSWORD", "x")
    called = call("test", "My API", "--workspace", workspace)
    assert called.code == 1
    assert "refused" in called.out


def test_problem_in_the_record(call: Call, workspace: Path) -> None:
    write(workspace / "connections" / "half.toml", 'name = "Half"\ntest_url = "api.example.com"\n')
    called = call("test", "half", "--workspace", workspace)
    assert (called.code, called.out) == (2, "")
    assert "half.toml, test_url: Test URL: " in called.err


def test_unknown_connection(call: Call, workspace: Path) -> None:
    called = call("test", "My APY", "--workspace", workspace)
    assert called.code == 2
    assert "Did you mean “My API”?" in called.err


def test_transport_options_with_secrets_from_the_environment(
    call: Call,
    workspace: Path,
    nginx: Nginx,
    tinyproxy: Tinyproxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = f"""name = "Far"
test_url = "{nginx.url("mtls")}"

[tls]
ca_certificate = "{nginx.text("ca.pem.b64")}"
client_certificate = '''
{nginx.text("client.crt")}'''

[proxy]
url = "{tinyproxy.url}"
username = "{USERNAME}"
"""
    write(workspace / "connections" / "far.toml", text)
    monkeypatch.setenv("HTTPV2_SECRET_FAR_TLS_CLIENT_KEY", nginx.text("client-encrypted.key"))
    monkeypatch.setenv("HTTPV2_SECRET_FAR_TLS_CLIENT_KEY_PASSWORD", KEY_PASSWORD)
    monkeypatch.setenv("HTTPV2_SECRET_FAR_PROXY_PASSWORD", PASSWORD)
    called = call("test", "Far", "--workspace", workspace)
    assert called.code == 0, called.out
    assert f"Through {tinyproxy.url} as {USERNAME}" in called.out
    assert "yours was shown" in " ".join(called.out.split())
    monkeypatch.setenv("HTTPV2_SECRET_FAR_TLS_CLIENT_KEY_PASSWORD", "wrong-pass-1")
    called = call("test", "Far", "--workspace", workspace)
    assert called.code == 1
    assert "Client Key Password does not open the private key" in " ".join(called.out.split())
    assert not any(one in called.out + called.err for one in (PASSWORD, "wrong-pass-1"))
