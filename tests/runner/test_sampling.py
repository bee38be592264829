import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from httpv2_gui.practice.sample import practice_port
from httpv2_gui.practice.serve import is_practice
from tests.runner.conftest import Call


@contextmanager
def serving(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "httpv2_gui", "sample", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            while "stops it" not in (line := process.stderr.readline()):
                assert line, "it ended before it served"
            yield process
        finally:
            process.kill()


def test_newcomers_journey(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    with serving(folder) as server:
        assert call("test", "Basic Authentication Flow", "--workspace", folder).code == 0
        assert len(call("run", "List tickets", "--workspace", folder).json["response_data"]) == 40
        saved = call("run", "download-malware-protected-zip", "--workspace", folder)
        zip_file = saved.json["run"]["saved_files"][0]["path"]
        unzip = ["7z", "x", "-pinfected", "-so", zip_file]
        content = subprocess.run(unzip, capture_output=True, check=True).stdout
        assert b"stand-in for malware" in content
        server.send_signal(signal.SIGTERM)
        assert server.wait(10) == 0
    port = practice_port(folder)
    assert port is not None
    assert not is_practice(port)


def test_ctrl_c_stops_it(tmp_path: Path) -> None:
    with serving(tmp_path / "sample") as server:
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 130


def test_sample_that_is_served_already(call: Call, sample: Path) -> None:
    called = call("sample", sample)
    assert called.code == 0
    assert "already" in called.err


def test_folder_with_something_in_it(call: Call, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    called = call("sample", tmp_path)
    assert called.code == 2
    assert "is not empty" in called.err


WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "qasync"):
            raise ImportError(f"{name} is blocked")
sys.meta_path.insert(0, NoQt())
from httpv2_gui.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_runner_works_without_qt(sample: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_QT, "run", "list-tickets", "--workspace", str(sample)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout)["response_code"] == 200


def test_window_without_qt_says_what_to_install() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", WITHOUT_QT]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert ended.returncode == 2
    assert "PySide6 is blocked" in ended.stderr
    assert "apt install" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_ctrl_c_while_sending(sample: Path, tmp_path: Path) -> None:
    port = practice_port(sample)
    (tmp_path / "workspace.toml").write_text('name = "Slow"\nid = "slow"\nformat = 1\n')
    (tmp_path / "requests").mkdir()
    (tmp_path / "requests" / "slow.toml").write_text(
        f'name = "Slow"\nurl = "http://127.0.0.1:{port}/slow?seconds=60"\n'
    )
    command = [sys.executable, "-m", "httpv2_gui", "run", "slow", "--workspace", str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stderr is not None
        assert "GET" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out) == (130, "")
    assert err == "Interrupted.\n"


@pytest.mark.parametrize("reader", ["head -c 10"])
def test_reader_that_leaves_early(sample: Path, reader: str) -> None:
    run = f"{sys.executable} -m httpv2_gui run list-tickets --workspace '{sample}'"
    ended = subprocess.run(
        ["bash", "-c", f"{run} | {reader}; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert "BrokenPipe" not in ended.stderr
