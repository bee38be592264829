from pathlib import Path

import keyring
import pytest

from httpv2_gui.runner.credentials import ready
from httpv2_gui.runner.opened import Opened
from tests.journeys.memory_keyring import MemoryKeyring
from tests.runner.conftest import Call, write


@pytest.fixture
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


def password_of(workspace: Path) -> str:
    opened = Opened.at(workspace)
    connection = ready(opened.workspace, opened.connection("My API"))
    assert connection is not None
    return getattr(connection.auth, "password").reveal()  # noqa: B009 - the scheme's own field


def test_keyring_is_asked(workspace: Path, memory_keyring: MemoryKeyring) -> None:
    memory_keyring.set_password("httpv2-gui", "work/my-api/password", "from the keyring")
    assert password_of(workspace) == "from the keyring"


def test_environment_comes_before_the_keyring(
    workspace: Path, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory_keyring.set_password("httpv2-gui", "work/my-api/password", "from the keyring")
    monkeypatch.setenv("HTTPV2_SECRET_MY_API_PASSWORD", "from the environment")
    assert password_of(workspace) == "from the environment"


def test_practice_secrets_are_for_samples_only(call: Call, workspace: Path) -> None:
    write(
        workspace / "connections" / "basic-authentication-flow.toml",
        'name = "Basic Authentication Flow"\ntest_url = "http://127.0.0.1:9/"\n'
        '[auth]\nscheme = "basic"\nusername = "analyst"\n',
    )
    assert call("test", "basic-authentication-flow", "--workspace", workspace).code == 2


def test_missing_token_body_is_a_note(call: Call, workspace: Path) -> None:
    write(
        workspace / "connections" / "flow.toml",
        'name = "Flow"\n[auth]\nscheme = "dedicated"\nurl = "http://127.0.0.1:9/token"\n'
        'token_field = "access_token"\n',
    )
    called = call("test", "flow", "--workspace", workspace)
    assert called.code == 1
    assert "HTTPV2_SECRET_FLOW_BODY" in called.err
