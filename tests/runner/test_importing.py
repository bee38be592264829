from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from httpv2_gui.core.storage.workspace import Workspace
from tests.runner.conftest import Call

EXAMPLES = Path(__file__).parents[1] / "core" / "interchange" / "examples"
STEP = EXAMPLES / "steps" / "search_tickets_1c9e2.yaml"


class InMemory(KeyringBackend):
    """A keyring of this test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    ring = InMemory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def curl(folder: Path, text: str) -> Path:
    path = folder / "command.txt"
    path.write_text(text)
    return path


def test_a_step_becomes_a_request(call: Call, workspace: Path) -> None:
    called = call("import", STEP, "--workspace", workspace)

    assert (called.code, called.out) == (0, "")
    assert f"Written: {workspace / 'requests' / 'search-tickets.toml'}" in called.err
    assert "Note: “Priority of 2031” is no parameter" in called.err
    request = Workspace.open(workspace).load().requests[-1].record
    assert request.poll.interval_s == 120


def test_a_block_with_what_is_left_to_do(call: Call, workspace: Path) -> None:
    called = call("import", EXAMPLES / "enrich_ticket", "--workspace", workspace)

    assert called.code == 0
    assert "uses [Input.tabel name], which the block does not declare" in called.err
    assert [one.record.name for one in Workspace.open(workspace).load().blocks] == ["Enrich ticket"]


def test_a_curl_command_keeps_its_password_in_the_keyring(
    call: Call, workspace: Path, tmp_path: Path, ring: InMemory
) -> None:
    path = curl(tmp_path, "curl -u ana:hunter22 https://h.example/items")
    called = call("import", path, "--workspace", workspace)

    assert called.code == 0
    assert list(ring.kept.values()) == ["hunter22"]
    written = b"".join(one.read_bytes() for one in workspace.rglob("*.toml"))
    assert b"hunter22" not in written
    assert "hunter22" not in called.err
    assert 'connection = "h.example"' in (workspace / "requests" / "items.toml").read_text()


def test_a_second_import_is_beside_the_first_and_shares_an_equal_connection(
    call: Call, workspace: Path, tmp_path: Path, ring: InMemory
) -> None:
    path = curl(tmp_path, "curl -u ana:hunter22 https://h.example/items")
    call("import", path, "--workspace", workspace)
    again = call("import", path, "--workspace", workspace)
    assert "The connection “h.example” is there already." in again.err
    other = curl(tmp_path, "curl -u ana:other222 https://h.example/items")
    call("import", other, "--workspace", workspace)

    contents = Workspace.open(workspace).load()
    assert [(one.record.name, one.record.connection) for one in contents.requests[:3]] == [
        ("items", "h.example"),
        ("items-2", "h.example"),
        ("items-3", "h.example-2"),
    ]
    assert sorted(ring.kept.values()) == ["hunter22", "other222"]


def test_without_a_keyring_the_variable_is_named(
    call: Call, workspace: Path, tmp_path: Path
) -> None:
    path = curl(tmp_path, "curl -H 'X-Api-Key: hunter22' https://h.example/")
    called = call("import", path, "--workspace", workspace)

    assert called.code == 0
    assert "API Key Secret is not kept: set HTTPV2_SECRET_H_EXAMPLE_SECRET." in called.err
    assert "hunter22" not in called.err


def test_from_standard_input(call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"curl -L https://h.example/a/b"))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert call("import", "-", "--workspace", workspace).code == 0
    assert (workspace / "requests" / "a-b.toml").is_file()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "It is none of these"),
        (b"parameters: []\naction_name: x\ntype: [\n", "line 4: This is no YAML"),
        (b"curl \xff", "line 1: The bytes are not text in UTF-8"),
        (b"<a><HttpSettings", "This is no XML"),
    ],
)
def test_what_cannot_be_read_changes_nothing(
    call: Call, workspace: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    before = sorted(workspace.rglob("*"))
    called = call("import", path, "--workspace", workspace)

    assert called.code == 2
    assert said in called.err
    assert sorted(workspace.rglob("*")) == before


def test_wrong_usage(call: Call, workspace: Path, tmp_path: Path) -> None:
    assert call("import").code == 2
    assert "no such file" in call("import", tmp_path / "x", "--workspace", workspace).err
    shutil.rmtree(workspace)
    assert call("import", STEP, "--workspace", workspace).code == 2
