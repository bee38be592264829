"""An HTTP server on a real socket that writes down what it saw and answers what it is told."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name.lower()), None)

    def names(self) -> set[str]:
        return {name for name, _value in self.headers}


@dataclass(frozen=True)
class Answer:
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"),)
    body: bytes = b'{"ok": true}'
    echo: bool = False
    """The body is what was asked instead, headers and all."""


@dataclass
class Recorder:
    """Answers in order for each path, the last one again and again; `{"ok": true}` elsewhere."""

    base: str = ""
    seen: list[Seen] = field(default_factory=list)
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    locks: dict[str, str] = field(default_factory=dict)

    @property
    def last(self) -> Seen:
        return self.seen[-1]

    def url(self, path: str) -> str:
        return f"{self.base}{path}"

    def answer(self, path: str, *answers: Answer) -> None:
        self.answers[path] = list(answers)

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        self.answer(path, Answer(status, (("location", to),), b"moved"))

    def lock(self, path: str, authorization: str) -> None:
        """Answer 401 there, in whatever order they come, to all with another Authorization."""
        self.locks[path] = authorization

    def clear(self) -> None:
        self.locks.clear()
        self.seen.clear()
        self.answers.clear()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        query = scope["query_string"].decode()
        target = scope["raw_path"].decode() + (f"?{query}" if query else "")
        headers = tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in scope["headers"])
        asked = Seen(scope["method"], target, headers, body)
        self.seen.append(asked)
        given = asked.header("authorization")
        opens = self.locks.get(scope["path"], given) == given
        answer = self._next(scope["path"]) if opens else Answer(401)
        raw = [(name.encode(), value.encode("latin-1")) for name, value in answer.headers]
        await send({"type": "http.response.start", "status": answer.status, "headers": raw})
        content = repr(self.last).encode() if answer.echo else answer.body
        await send({"type": "http.response.body", "body": content})

    def _next(self, path: str) -> Answer:
        waiting = self.answers.get(path, [Answer()])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextlib.contextmanager
def serve(
    recorder: Recorder | None = None, certificate: Path | None = None, key: Path | None = None
) -> Iterator[Recorder]:
    """Run one until the block ends; with a certificate it speaks TLS."""
    recorder = recorder or Recorder()
    config = uvicorn.Config(
        recorder,
        host="127.0.0.1",
        port=0,
        lifespan="off",
        log_config=None,
        ws="none",
        server_header=False,
        date_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    recorder.base = f"{'https' if certificate else 'http'}://127.0.0.1:{port}"
    try:
        yield recorder
    finally:
        server.should_exit = True
        thread.join()
