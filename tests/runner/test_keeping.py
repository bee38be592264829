from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.engine.recorder import Answer, Recorder, serve
from tests.runner.conftest import Call, write
from tests.runner.test_credentials import MemoryKeyring, memory_keyring

__all__ = ["memory_keyring"]

TOKENS = b'{"access_token": "new-access-01", "refresh_token": "new-refresh-01"}'
VARIABLE = "HTTPV2_SECRET_LOGIN_"


@pytest.fixture(scope="module")
def _server() -> Iterator[Recorder]:
    with serve() as server:
        yield server


@pytest.fixture
def server(_server: Recorder) -> Recorder:
    """A server that refuses the first token, and gives another for it."""
    _server.clear()
    _server.answer("/token", Answer(body=TOKENS))
    _server.answer("/api", Answer(401), Answer())
    return _server


@pytest.fixture
def oauth(workspace: Path, server: Recorder) -> Path:
    write(
        workspace / "connections" / "login.toml",
        f'name = "Login"\ntest_url = "{server.url("/api")}"\n[auth]\nscheme = "oauth2"\n'
        f'client_id = "me"\nauthorization_url = "{server.url("/authorize")}"\n'
        f'access_token_url = "{server.url("/token")}"\n',
    )
    write(
        workspace / "requests" / "read.toml",
        f'name = "Read"\nconnection = "Login"\nurl = "{server.url("/api")}"\n',
    )
    return workspace


def kept(keyring: MemoryKeyring, field: str) -> str | None:
    return keyring.get_password("httpv2-gui", f"work/login/{field}")


def keep(keyring: MemoryKeyring, **tokens: str) -> None:
    for field, text in tokens.items():
        keyring.set_password("httpv2-gui", f"work/login/{field}", text)


@pytest.mark.parametrize("command", [("run", "Read"), ("test", "Login")])
def test_a_new_token_goes_where_the_old_one_came_from(
    call: Call, oauth: Path, memory_keyring: MemoryKeyring, command: tuple[str, str]
) -> None:
    keep(memory_keyring, access_token="old-access-01", refresh_token="old-refresh-01")
    called = call(*command, "--workspace", oauth)
    assert called.code == 0, called.err
    assert kept(memory_keyring, "access_token") == "new-access-01"
    assert kept(memory_keyring, "refresh_token") == "new-refresh-01"
    assert "obtained_at" in (kept(memory_keyring, "token_facts") or "")
    assert "The access token was renewed." in called.err
    assert "new-access-01" not in called.err + called.out


def test_the_environments_is_used_up_and_that_is_said(
    call: Call, oauth: Path, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(memory_keyring, access_token="old-access-01")
    monkeypatch.setenv(f"{VARIABLE}REFRESH_TOKEN", "old-refresh-01")
    called = call("run", "Read", "--workspace", oauth)
    assert called.code == 0
    assert f"Warning: {VARIABLE}REFRESH_TOKEN holds a token that has been renewed" in called.err
    assert kept(memory_keyring, "refresh_token") is None
    assert kept(memory_keyring, "access_token") == "new-access-01"


def test_a_keyring_that_is_not_there_is_said(
    call: Call, oauth: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{VARIABLE}ACCESS_TOKEN", "old-access-01")
    monkeypatch.setenv(f"{VARIABLE}REFRESH_TOKEN", "old-refresh-01")
    called = call("run", "Read", "--workspace", oauth)
    assert called.code == 0
    assert "Warning: the new token could not be kept." in called.err


@pytest.mark.parametrize("command", [("run", "Read"), ("run", "Both"), ("test", "Login")])
def test_without_a_token_it_says_where_to_get_one(
    call: Call,
    oauth: Path,
    memory_keyring: MemoryKeyring,
    server: Recorder,
    command: tuple[str, str],
) -> None:
    step = (oauth / "requests" / "read.toml").read_text("utf-8")
    write(oauth / "blocks" / "both.toml", f'name = "Both"\n[[steps]]\n{step}')
    called = call(*command, "--workspace", oauth)
    said = called.out + called.err
    assert called.code == 1
    assert "press Generate" in said
    assert said.count(f"{VARIABLE}ACCESS_TOKEN") == 1
    assert server.seen == []
