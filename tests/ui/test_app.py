"""The program as a process: starts, is asked to end, tells of what nobody caught."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

# Says that the window is there, then does what the test adds.
CODE = """
import sys
from PySide6.QtCore import QTimer
from httpv2_gui.ui import app
from httpv2_gui.ui.main_window import MainWindow

class Window(MainWindow):
    def start(self, folder, *, sample):
        super().start(folder, sample=sample)
        QTimer.singleShot(0, lambda: print("started", flush=True))
        QTimer.singleShot(50, self.then)

    def then(self):
        {then}

app.MainWindow = Window
sys.exit(app.main([]))
"""

Start = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def begin(then: str) -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path),
        }
        process = subprocess.Popen(
            [sys.executable, "-W", "default", "-c", CODE.format(then=then)],
            cwd=CHECKOUT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n", process.communicate()[1]
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def test_it_ends_without_a_word_when_it_is_closed(start: Start) -> None:
    process = start("self.close()")
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(start: Start, number: signal.Signals) -> None:
    process = start("pass")
    process.send_signal(number)
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 0


def test_a_mistake_in_a_slot_is_told_and_nothing_is_lost(start: Start) -> None:
    process = start("QTimer.singleShot(300, self.close); raise RuntimeError('a mistake')")
    _output, errors = process.communicate(timeout=20)
    assert "RuntimeError: a mistake" in errors
    assert process.returncode == 0


def test_qt_s_warnings_are_logged(start: Start) -> None:
    process = start("from PySide6.QtCore import qWarning; qWarning('of Qt'); self.close()")
    _output, errors = process.communicate(timeout=20)
    assert "of Qt" in errors
    assert process.returncode == 0
