"""A stand-in for a Cortex XSOAR tenant, which no one outside the product can run; a program.

    python -m tests.servers.xsoar_site PORT LATE_PORT

The judge computes the hash as the product's example does. It takes no nonce twice and no time that
is more than five minutes off: how far the product goes is not documented.

/xsoar/user, /xsoar/public/v1/incidents/search: the API. /xsoar/hop: sends on to /xsoar/user.
/xsoar/count: an answer that changes. /xsoar/licence, /xsoar/role: refuse a right key. /user: for
XSOAR 6. /public_api/v1/incidents: wants request_data. All else is the web application, for
everybody.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sys
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.servers.xsoar import (
    ADVANCED_ID,
    ADVANCED_KEY,
    LATE_S,
    OLD_KEY,
    STANDARD_ID,
    STANDARD_KEY,
)

MOST_OFF_S = 300
KEYS = {STANDARD_ID: ("standard", STANDARD_KEY), ADVANCED_ID: ("advanced", ADVANCED_KEY)}
UNAUTHORIZED = {
    "reply": {
        "err_code": 401,
        "err_msg": "Public API request unauthorized",
        "err_extra": None,
    }
}
CSRF = {
    "id": "forbidden",
    "status": 403,
    "title": "Forbidden",
    "detail": "Issue with CSRF code",
    "error": "http: named cookie not present",
}
PAGE = b"<!doctype html><title>Cortex XSOAR</title>"


class Tenant(ThreadingHTTPServer):
    """One port, with a clock of its own."""

    daemon_threads = True

    def __init__(self, port: int, late_s: float = 0) -> None:
        super().__init__(("127.0.0.1", port), Page)
        self.late_s = late_s
        self.nonces: set[str] = set()
        self.counts = itertools.count(1)

    def now(self) -> float:
        return time.time() - self.late_s

    def accepts(self, headers: Any) -> bool:
        """Judge the headers of a key of XSOAR 8."""
        kind, key = KEYS.get(headers.get("x-xdr-auth-id", ""), ("", ""))
        authorization = headers.get("Authorization", "")
        if kind == "standard":
            return authorization == key
        return kind == "advanced" and self._accepts_advanced(headers, key, authorization)

    def _accepts_advanced(self, headers: Any, key: str, authorization: str) -> bool:
        nonce, timestamp = headers.get("x-xdr-nonce", ""), headers.get("x-xdr-timestamp", "")
        if len(nonce) != 64 or not nonce.isalnum() or not timestamp.endswith("000"):
            return False
        if nonce in self.nonces or abs(int(timestamp) / 1000 - self.now()) > MOST_OFF_S:
            return False
        self.nonces.add(nonce)
        auth_key = "%s%s%s" % (key, nonce, timestamp)  # noqa: UP031 - as the example has it
        return authorization == hashlib.sha256(auth_key.encode("utf-8")).hexdigest()


class Page(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: Tenant  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        path = self.path.partition("?")[0]
        if path == "/user":
            right = self.headers.get("Authorization") == OLD_KEY
            self._json(200, {"id": "admin"}) if right else self._json(403, CSRF)
        elif not path.startswith(("/xsoar/", "/public_api/")):
            self._answer(200, "text/html; charset=utf-8", PAGE)
        elif not self.server.accepts(self.headers):
            self._json(401, UNAUTHORIZED)
        else:
            self._api(path, body)

    def do_POST(self) -> None:
        self.do_GET()

    def _api(self, path: str, body: bytes) -> None:
        if path == "/xsoar/hop":
            self._answer(307, "text/plain", b"", Location="/xsoar/user")
        elif path == "/xsoar/count":
            self._json(200, {"count": next(self.server.counts) % 3})
        elif path == "/xsoar/licence":
            self._json(402, {"reply": {"err_code": 402, "err_msg": "No license"}})
        elif path == "/xsoar/role":
            self._json(403, {"reply": {"err_code": 403, "err_msg": "Forbidden"}})
        elif path.startswith("/public_api/") and b"request_data" not in body:
            self._json(400, {"reply": {"err_code": 400, "err_msg": "Invalid JSON"}})
        else:
            self._json(200, {"id": "api-key-user", "method": self.command})

    def _json(self, status: int, answer: object) -> None:
        self._answer(status, "application/json", json.dumps(answer).encode())

    def _answer(self, status: int, content_type: str, body: bytes, **headers: str) -> None:
        self.send_response_only(status)
        lines = {"Date": formatdate(self.server.now(), usegmt=True), "Content-Type": content_type}
        for name, value in {**lines, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def main() -> None:
    late = Tenant(int(sys.argv[2]), LATE_S)
    threading.Thread(target=late.serve_forever, daemon=True).start()
    Tenant(int(sys.argv[1])).serve_forever()


if __name__ == "__main__":
    main()
