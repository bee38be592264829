"""A server that breaks the rules: it sends bytes as told, then closes, cuts or hangs."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from typing import Literal, cast

End = Literal["close", "reset", "hang", "once"]
"""`once`: keep the connection, but close it when the next request comes."""


class Faults(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: tuple[bytes, End] = (b"", "close")
        self.turns: list[tuple[bytes, End]] = []
        self.released = threading.Event()
        self.closed_by_client = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def say(self, content: bytes, end: End = "close") -> str:
        """Answer with these bytes; gives the URL."""
        self.script = (content, end)
        return self.url

    def in_turn(self, *turns: tuple[bytes, End]) -> str:
        """Answer each connection with the next of these, then as told by `say`; gives the URL."""
        self.turns = list(turns)
        return self.url

    def head(self, *lines: str) -> bytes:
        return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        server = cast("Faults", self.server)
        connection: socket.socket = self.request
        with contextlib.suppress(OSError):
            connection.recv(65536)
            content, end = server.turns.pop(0) if server.turns else server.script
            connection.sendall(content)
            if end == "hang":
                self._hang(connection, server)
            if end == "once":
                connection.recv(65536)
            if end == "reset":
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.close()

    def _hang(self, connection: socket.socket, server: Faults) -> None:
        connection.settimeout(0.02)
        while not server.released.is_set():
            try:
                if connection.recv(1) == b"":
                    server.closed_by_client.set()
                    return
            except TimeoutError:
                continue


@contextlib.contextmanager
def serve() -> Iterator[Faults]:
    with Faults() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()
