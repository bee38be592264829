from pathlib import Path

import pytest

from httpv2_gui import __version__
from httpv2_gui.runner import cli
from tests.runner.conftest import Call


def test_version(call: Call) -> None:
    called = call("--version")
    assert (called.code, called.out.strip()) == (0, f"httpv2-gui {__version__}")


def test_help_names_every_command_and_exit_code(call: Call) -> None:
    called = call("--help")
    assert called.code == 0
    for word in ("test", "run", "preview", "check", "schemes", "sample", "130 interrupted"):
        assert word in called.out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["walk"],
        ["run"],
        ["run", "x", "--inpu", "a=b"],
        ["run", "x", "--input", "a"],
        ["run", "x", "--input", "a=\udcff"],
    ],
)
def test_wrong_usage(call: Call, arguments: list[str]) -> None:
    called = call(*arguments)
    assert called.code == 2
    assert called.out == ""
    assert "usage:" in called.err


@pytest.mark.parametrize("command", ["import", "export"])
def test_what_is_not_there_is_not_offered(call: Call, command: str) -> None:
    assert call(command, "x").code == 2


def test_folder_that_is_no_workspace(call: Call, tmp_path: Path) -> None:
    called = call("run", "x", "--workspace", tmp_path)
    assert called.code == 2
    assert "not a workspace" in called.err


def test_broken_workspace_file_is_named_with_its_line(call: Call, workspace: Path) -> None:
    (workspace / "workspace.toml").write_text('name = "x"\nid = \n')
    called = call("run", "x", "--workspace", workspace)
    assert called.code == 2
    assert "workspace.toml, line 2" in called.err


def test_interruption(monkeypatch: pytest.MonkeyPatch, call: Call) -> None:
    def interrupted(_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("httpv2_gui.runner.scheme_table.show", interrupted)
    called = call("schemes")
    assert (called.code, called.err) == (130, "Interrupted.\n")


def test_every_command_explains_itself() -> None:
    for command in cli._COMMANDS:
        assert command.summary
