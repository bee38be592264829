"""A service that checks what Apache cannot: channel bindings; and one that proves itself wrongly.

Runs in a process of its own: `python -m tests.servers.gss_site PORT CERTIFICATE KEY OTHER`. The
judges are MIT Kerberos and gss-ntlmssp, through GSSAPI; pyspnego has no part in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import ssl
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import gssapi
from gssapi.raw import ChannelBindings, GSSError

CHANNEL_BOUND = 2048
"""GSS_C_CHANNEL_BOUND_FLAG: the client's bindings are there, and are ours."""
OFFERED = {"/only-ntlm": ["NTLM"], "/only-negotiate": ["Negotiate"], "/basic": ['Basic realm="x"']}
BINDINGS: dict[str, bytes] = {}


class Service(BaseHTTPRequestHandler):
    """One TCP connection."""

    protocol_version = "HTTP/1.1"
    timeout = 20
    context: gssapi.SecurityContext | None = None

    def do_GET(self) -> None:
        scheme, _space, text = self.headers.get("Authorization", "").partition(" ")
        if not text:
            self._refuse(OFFERED.get(self.path, ["Negotiate", "NTLM"]))
            return
        if self.context is None or self.context.complete:
            binding = BINDINGS["other" if self.path == "/relayed" else "own"]
            bindings = ChannelBindings(application_data=binding)
            self.context = gssapi.SecurityContext(usage="accept", channel_bindings=bindings)
        try:
            token = self.context.step(base64.b64decode(text))
        except GSSError as error:
            self.context = None
            sys.stderr.write(f"{error}\n")
            self._refuse([scheme])
            return
        answer = f"{scheme} {base64.b64encode(token).decode()}" if token else ""
        if self.context.complete:
            self._welcome(self.context, scheme, answer)
        else:
            self._refuse([answer])

    def _welcome(self, context: gssapi.SecurityContext, scheme: str, answer: str) -> None:
        bound = bool(int(context.actual_flags) & CHANNEL_BOUND)
        user = str(context.initiator_name).rstrip("\0")
        body = json.dumps({"user": user, "bound": bound, "scheme": scheme}).encode()
        proofs = {"/mute": "", "/impostor": "Negotiate oRQwEqADCgEAogsECXNvIHRoZXJlIQ=="}
        self._answer(200, [proofs.get(self.path, answer)], body)

    def _refuse(self, challenges: list[str]) -> None:
        self._answer(401, challenges, b'{"error": "unauthorized"}')

    def _answer(self, status: int, challenges: list[str], body: bytes) -> None:
        self.send_response(status)
        for challenge in filter(None, challenges):
            self.send_header("WWW-Authenticate", challenge)
        if self.path == "/closing":
            self.send_header("Connection", "close")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        del format, args


def end_point(certificate: Path) -> bytes:
    """Give `tls-server-end-point` of a certificate that is signed with SHA-256 (RFC 5929 §4)."""
    der = ssl.PEM_cert_to_DER_cert(certificate.read_text())
    return b"tls-server-end-point:" + hashlib.sha256(der).digest()


def main() -> None:
    port, certificate, key, other = sys.argv[1:]
    BINDINGS.update(own=end_point(Path(certificate)), other=end_point(Path(other)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", int(port)), Service)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
