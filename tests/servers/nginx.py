"""nginx shows one certificate of the test PKI on each port."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.servers.child import free_ports, open_folder, program, running
from tests.servers.pki import write_pki

NAMES = ("good", "selfsigned", "expired", "wronghost", "untrusted", "chain", "nochain")

CONFIGURATION = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_tickets off;
{servers}
}}
"""

SERVER = """
  server {{
    listen 127.0.0.1:{port} ssl http2;
    ssl_certificate {folder}/certs/{name}.crt;
    ssl_certificate_key {folder}/certs/{name}.key;
    location / {{
      default_type application/json;
      return 200 '{{"ok": true, "name": "{name}", "tls": "$ssl_protocol"}}\\n';
    }}
  }}
"""


@dataclass(frozen=True)
class Nginx:
    """A running nginx.

    Attributes:
        certs: folder with ca.crt (PEM), ca.der, ca.pem.b64 (as HTTP V2 wants it) and the servers'.
    """

    ports: Mapping[str, int]
    certs: Path

    def port(self, name: str) -> int:
        """Give the port that shows a certificate of NAMES."""
        return self.ports[name]

    def url(self, name: str, path: str = "/") -> str:
        return f"https://localhost:{self.port(name)}{path}"


@contextlib.contextmanager
def run_nginx() -> Iterator[Nginx]:
    """Start nginx with a fresh PKI until the block ends."""
    binary = program("nginx", "nginx-light")
    ports: dict[str, int] = dict(zip(NAMES, free_ports(len(NAMES)), strict=True))
    with open_folder("httpv2-nginx-") as folder:
        (folder / "certs").mkdir()
        write_pki(folder / "certs")
        _configure(folder, ports)
        log = folder / "error.log"
        command = [binary, "-p", str(folder), "-e", str(log), "-c", str(folder / "nginx.conf")]
        with running(command, ports=list(ports.values()), log=log):
            yield Nginx(ports, folder / "certs")


def _configure(folder: Path, ports: Mapping[str, int]) -> None:
    servers = "".join(
        SERVER.format(folder=folder, name=name, port=port) for name, port in ports.items()
    )
    user = "user www-data;" if folder.owner() == "root" else ""
    text = CONFIGURATION.format(folder=folder, user=user, servers=servers)
    (folder / "nginx.conf").write_text(text)
