"""Waits of the runner: what is said meanwhile, and how they end."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from httpv2_gui.practice.serve import PracticeServer
from tests.runner.conftest import Call, write


def written(
    workspace: Path, practice: PracticeServer, poll: str, expected: str = "finished"
) -> Path:
    write(
        workspace / "requests" / "wait.toml",
        f'name = "Wait"\nurl = "{practice.base_url}/search/jobs/demo?seconds=60"\n'
        f'expected_values = \'{{"state": "{expected}"}}\'\n[poll]\n{poll}\n',
    )
    return workspace


def test_a_failure_value_exits_1(call: Call, workspace: Path, practice: PracticeServer) -> None:
    poll = 'failure_values = \'{"state": "in_progress"}\''
    called = call("run", "wait", "--workspace", written(workspace, practice, poll))
    assert called.code == 1
    assert called.json["run"]["failure"]["kind"] == "failure_value"
    assert "Attempt 1: 200 in" in called.err
    assert '“state” is "in_progress"' in called.err


def test_out_of_time_exits_3_and_writes_the_last_answer(
    call: Call, workspace: Path, practice: PracticeServer, tmp_path: Path
) -> None:
    folder = written(workspace, practice, "interval_s = 1\ntimeout_s = 2")
    output = tmp_path / "result.json"
    called = call("run", "wait", "--workspace", folder, "--output", output)
    assert called.code == 3
    assert "Next attempt in 1.0 s; " in called.err
    assert json.loads(output.read_text("utf-8"))["response_data"]["state"] == "in_progress"


def test_only_safe_methods_exits_2(call: Call, workspace: Path, practice: PracticeServer) -> None:
    folder = written(workspace, practice, 'repeat = "safe"')
    file = folder / "requests" / "wait.toml"
    file.write_text('method = "POST"\n' + file.read_text("utf-8"), "utf-8")
    called = call("run", "wait", "--workspace", folder)
    assert (called.code, called.out) == (2, "")
    assert "wait.toml, poll.repeat: Repeat: " in called.err


def test_ctrl_c_keeps_the_last_answer(
    workspace: Path, practice: PracticeServer, tmp_path: Path
) -> None:
    folder, output = written(workspace, practice, "interval_s = 60"), tmp_path / "result.json"
    command = ["run", "wait", "--workspace", str(folder), "--output", str(output)]
    program = [sys.executable, "-m", "httpv2_gui", *command]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any("Next attempt" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Stopped" in err
    kept = json.loads(output.read_text("utf-8"))
    assert kept["run"]["failure"]["kind"] == "stopped"
    assert kept["response_data"]["state"] == "in_progress"
