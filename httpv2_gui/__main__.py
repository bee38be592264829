"""Starts the window, or the runner when given a sub-command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

COMMANDS = ("test", "run", "preview", "check", "import", "export", "schemes", "sample")

_NO_QT = """\
The window cannot be shown: {reason}
On Debian and Ubuntu its system libraries are installed with
  sudo apt install libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libdbus-1-3
Without a window, `httpv2-gui run NAME` and the other commands work: see `httpv2-gui --help`."""

_NO_DISPLAY = """\
The window cannot be shown: there is no display (neither WAYLAND_DISPLAY nor DISPLAY is set).
Without a window, `httpv2-gui run NAME` and the other commands work: see `httpv2-gui --help`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Start what the arguments ask for; give the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _is_for_runner(arguments):
        from httpv2_gui.runner.cli import main as run_command

        return run_command(arguments)
    refused = _refusal(arguments)
    if refused:
        return _say(refused)
    return _show_window(arguments)


def _is_for_runner(arguments: Sequence[str]) -> bool:
    first = arguments[0] if arguments else ""
    return first in COMMANDS or (first.startswith("-") and first != "--sample")


def _refusal(arguments: Sequence[str]) -> str:
    """Say what is wrong with a folder to open; nothing when it is fine or there is none."""
    if not arguments or arguments[0] == "--sample" or Path(arguments[0]).is_dir():
        return ""
    near = get_close_matches(arguments[0], COMMANDS, n=1)
    meant = f" Did you mean the command {near[0]}?" if near else ""
    return f"There is no folder {arguments[0]} and no such command.{meant} See httpv2-gui --help."


def _show_window(arguments: Sequence[str]) -> int:
    if _lacks_display():
        return _say(_NO_DISPLAY)
    try:
        import PySide6.QtWidgets  # noqa: F401 - on its own: only this says that Qt is missing
    except ImportError as error:
        return _say(_NO_QT.format(reason=error))
    from httpv2_gui.ui.app import main as show

    return show(arguments)


def _lacks_display() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    names = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
    return not any(os.environ.get(name) for name in names)


def _say(text: str) -> int:
    sys.stderr.write(text + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
