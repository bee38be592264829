"""Serves the practice API on loopback, from a thread of its own."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Self, cast

import uvicorn
from starlette.applications import Starlette

from httpv2_gui.practice.app import NAME, practice_app
from httpv2_gui.practice.state import Seen, State

HOST = "127.0.0.1"
FOREIGN_HOST = "localhost"
"""The same machine under another name: another host, hence another origin."""


class PracticeServer:
    """The practice API while it runs; use it in a `with`, or start and stop it.

    Its state is fresh on each start. `base_url` and `foreign_url` hold once it is started.
    One that does not last tells others that they cannot rely on it.
    """

    def __init__(self, port: int = 0, *, lasts: bool = True) -> None:
        self._wanted = port
        self._lasts = lasts
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._app: Starlette | None = None
        self.port = port
        self.foreign_port = 0

    def start(self) -> None:
        """Listen and return when the first request can be answered.

        Raises OSError when the port is taken.
        """
        if self._server is not None:
            return
        main = _listen(self._wanted)
        foreign = _listen_after(main)
        self.port, self.foreign_port = _port(main), _port(foreign)
        self._app = practice_app(self._fresh_state())
        config = uvicorn.Config(
            self._app,
            lifespan="off",
            ws="none",
            http="h11",
            loop="asyncio",
            log_config=None,
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config, [main, foreign])
        self._thread = threading.Thread(target=self._server.work, name="practice-api", daemon=True)
        self._thread.start()
        self._server.ready.wait()

    def stop(self) -> None:
        """Close every connection and end the thread; stopping twice is fine."""
        if self._server is not None and self._thread is not None:
            self._server.end()
            self._thread.join()
        self._server = self._thread = None

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def foreign_url(self) -> str:
        return f"http://{FOREIGN_HOST}:{self.foreign_port}"

    @property
    def seen(self) -> Sequence[Seen]:
        """The requests that were answered since the start, the oldest first."""
        return tuple(cast("State", self._app.state.practice).seen) if self._app else ()

    def reset(self) -> None:
        """Forget every change, as a new start would, without the start."""
        if self._app is not None:
            self._app.state.practice = self._fresh_state()

    def _fresh_state(self) -> State:
        return State(self.base_url, self.foreign_url, self._lasts)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()


def is_practice(port: int) -> bool:
    """Whether a practice API, ours or another program's, answers on that port."""
    return lasts(port) is not None


def lasts(port: int) -> bool | None:
    """Whether the practice API on that port goes on until it is stopped; None: there is none."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{HOST}:{port}/practice", timeout=2) as answer:
            says = json.loads(answer.read(10_000))
            return bool(says.get("lasts", True)) if says.get("name") == NAME else None
    except (OSError, ValueError, AttributeError, urllib.error.URLError):
        return None


class _Server(uvicorn.Server):
    """uvicorn that says when it is ready and that can be ended from another thread."""

    def __init__(self, config: uvicorn.Config, sockets: list[socket.socket]) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._sockets = sockets
        self._loop: asyncio.AbstractEventLoop | None = None

    def work(self) -> None:
        try:
            asyncio.run(self.serve(self._sockets))
        finally:
            self.ready.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    def end(self) -> None:
        self.should_exit = True


def _listen(port: int) -> socket.socket:
    # asyncio switches off Nagle's delay only on sockets that say TCP: 40 ms an answer otherwise.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two programs share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError:
        listening.close()
        raise
    return listening


def _listen_after(main: socket.socket) -> socket.socket:
    """Take the next port, so that a workspace finds both again; any free one if it is taken."""
    try:
        return _listen(_port(main) + 1)
    except (OSError, OverflowError):
        return _listen(0)


def _port(listening: socket.socket) -> int:
    return int(listening.getsockname()[1])
