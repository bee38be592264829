from pathlib import Path

import pytest

from httpv2_gui.core.engine.phases import NAMES
from tests.runner.conftest import Call, write


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
