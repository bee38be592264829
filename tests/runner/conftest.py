"""The runner called in this process, and workspaces for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from httpv2_gui.practice.sample import create_sample
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.runner.cli import main


@dataclass(frozen=True)
class Called:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Called]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command as `httpv2-gui` would: `call("check", "x", "--json")`."""

    def run(*arguments: str | Path) -> Called:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Called(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample workspace, served; tests read it only."""
    folder = tmp_path_factory.mktemp("runner") / "sample"
    with create_sample(folder):
        yield folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one connection and one request that has an input."""
    folder = tmp_path / "work"
    write(folder / "workspace.toml", 'name = "Work"\nid = "work"\nformat = 1\n')
    write(
        folder / "connections" / "my-api.toml",
        'name = "My API"\ntest_url = "http://127.0.0.1:9/"\n'
        '[auth]\nscheme = "basic"\nusername = "ana"\n',
    )
    write(
        folder / "requests" / "read-ticket.toml",
        'name = "Read ticket"\nconnection = "My API"\n'
        'url = "http://127.0.0.1:9/tickets/[Input.ticket id]"\n',
    )
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def served() -> Iterator[PracticeServer]:
    with PracticeServer() as server:
        yield server


@pytest.fixture
def practice(served: PracticeServer) -> PracticeServer:
    """A practice API that belongs to no workspace."""
    served.reset()
    return served
