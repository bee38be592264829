import socket
import subprocess
import sys
import tomllib
from pathlib import Path

from httpv2_gui.practice.sample import write_sample
from httpv2_gui.practice.serve import PracticeServer
from tests.runner.conftest import Call


def test_sample_is_served_for_one_command(call: Call, tmp_path: Path) -> None:
    write_sample(tmp_path, "http://127.0.0.1:0", "http://localhost:0")
    called = call("run", "List tickets", "--workspace", tmp_path)
    assert called.code == 0
    assert "until this command ends" in called.err


def test_commands_at_once_do_not_lose_the_server(tmp_path: Path) -> None:
    with PracticeServer() as free:
        port = free.port
    write_sample(tmp_path, f"http://127.0.0.1:{port}", "http://localhost:1")
    command = [sys.executable, "-m", "httpv2_gui", "run", "List tickets", "--workspace", tmp_path]
    at_once = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    told = [process.communicate(timeout=25)[1] for process in at_once]
    assert [process.returncode for process in at_once] == [0, 0, 0], told


def test_files_follow_when_a_stranger_has_the_port(call: Call, tmp_path: Path) -> None:
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        port = stranger.getsockname()[1]
        write_sample(tmp_path, f"http://127.0.0.1:{port}", "http://localhost:1")
        assert call("run", "List tickets", "--workspace", tmp_path).code == 0
    record = tomllib.loads((tmp_path / "workspace.toml").read_text("utf-8"))
    assert record["practice"]["port"] != port
