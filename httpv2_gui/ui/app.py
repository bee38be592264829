"""Starts the window: QApplication, Qt's loop under asyncio, hooks for what nobody caught."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import faulthandler
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_API", "pyside6")  # qasync would try PyQt first

import qasync
from PySide6.QtCore import QMessageLogContext, QSocketNotifier, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from httpv2_gui import __version__, resources
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.main_window import MainWindow

log = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """Show the window until it is closed; give the exit code."""
    wanted = _parser().parse_args(argv)
    faulthandler.enable()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    app = QApplication.instance() or QApplication(["httpv2-gui"])
    assert isinstance(app, QApplication)  # noqa: S101 - narrows the type
    app.setApplicationName("httpv2-gui")
    app.setApplicationDisplayName("HTTP V2 GUI")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("httpv2-gui")
    app.setQuitOnLastWindowClosed(False)  # it would stop the loop before the goodbyes
    qInstallMessageHandler(_log_qt)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(_live(app, wanted))


async def _live(app: QApplication, wanted: argparse.Namespace) -> int:
    places = Places.of_user()
    settings = Settings(places.settings_file)
    theme.apply(app, settings.theme)
    app.setWindowIcon(QIcon(str(resources.path("app.svg"))))
    window = MainWindow(places=places, settings=settings)
    sys.excepthook = _excepthook(window)
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: window.show_crash(context.get("exception"), context["message"])
    )
    with _ctrl_c_closes(window):
        window.show()
        window.start(folder=wanted.workspace, sample=wanted.sample)
        await window.closed.wait()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="httpv2-gui", description="Open the window.")
    parser.add_argument("workspace", nargs="?", type=Path, help="folder of a workspace")
    parser.add_argument("--sample", action="store_true", help="open the sample workspace")
    return parser


def _excepthook(window: MainWindow):
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        with contextlib.suppress(RuntimeError):  # no loop runs: nobody could answer a dialog
            asyncio.get_running_loop()
            window.show_crash(error, str(error))

    return hook


@contextlib.contextmanager
def _ctrl_c_closes(window: MainWindow) -> Iterator[None]:
    """Close the window on SIGINT and SIGTERM.

    Qt's loop sleeps in C, where Python's handlers never run; a byte on a socket wakes it.
    """
    reader, writer = socket.socketpair()
    with reader, writer:
        for end in (reader, writer):
            end.setblocking(False)
        signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: window.close())
        notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, window)
        notifier.activated.connect(lambda *_: reader.recv(64))
        try:
            yield
        finally:
            notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" in message:
        return  # offscreen and some window managers cannot, and it does not matter
    level = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }.get(kind, logging.ERROR)
    log.log(level, "%s: %s", context.category, message)
