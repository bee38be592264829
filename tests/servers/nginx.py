"""nginx is wrong in one way on each port: certificate, client certificate, version of TLS."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.servers.child import free_ports, open_folder, program, running
from tests.servers.pki import write_clients, write_pki

CERTIFICATES = ("good", "selfsigned", "expired", "soon", "wronghost", "untrusted", "chain")
VERSIONS = {"tls10": "TLSv1", "tls11": "TLSv1.1", "tls12": "TLSv1.2", "tls13": "TLSv1.3"}
SNI = ("a.test", "b.test")
NAMES = (*CERTIFICATES, "nochain", "sni", "mtls", "optional", *VERSIONS, "plain")

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
    listen 127.0.0.1:{port}{ssl};
    server_name {server_name};
    {more}
    location / {{
      default_type application/json;
      set $hello '{{"ok": true, "name": "{name}", "tls": "$ssl_protocol"';
      set $client '"client": "$ssl_client_s_dn", "verified": "$ssl_client_verify"';
      set $more '"asked": "$ssl_server_name", "told": "$http_proxy_authorization"}}';
      return 200 '$hello, $client, $more\n';
    }}
    location /html {{
      default_type text/html;
      return 200 '<html><form action="/login"><input type="password"></form></html>';
    }}
    location /go {{ return 302 $arg_to; }}
  }}
"""

SHOWS = "ssl_certificate {folder}/certs/{name}.crt; ssl_certificate_key {folder}/certs/{name}.key;"
ASKS = "ssl_client_certificate {folder}/certs/clientca.crt; ssl_verify_client {how};"
WEAK = "ssl_protocols {version}; ssl_ciphers DEFAULT:@SECLEVEL=0;"


@dataclass(frozen=True)
class Nginx:
    """A running nginx.

    Attributes:
        certs: folder with ca.crt (PEM), ca.der, ca.pem.b64 (as HTTP V2 wants it), the servers'
            certificates, and those of clients, see write_clients.
    """

    ports: Mapping[str, int]
    certs: Path

    def port(self, name: str) -> int:
        """Give the port that has a name of NAMES."""
        return self.ports[name]

    def url(self, name: str, path: str = "/") -> str:
        scheme = "http" if name == "plain" else "https"
        return f"{scheme}://localhost:{self.port(name)}{path}"

    def text(self, file: str) -> str:
        """Give what stands in a file of certs."""
        return (self.certs / file).read_text()


@contextlib.contextmanager
def run_nginx() -> Iterator[Nginx]:
    """Start nginx with a fresh PKI until the block ends."""
    binary = program("nginx", "nginx-light")
    ports: dict[str, int] = dict(zip(NAMES, free_ports(len(NAMES)), strict=True))
    with open_folder("httpv2-nginx-") as folder:
        (folder / "certs").mkdir()
        write_pki(folder / "certs")
        write_clients(folder / "certs")
        _configure(folder, ports)
        log = folder / "error.log"
        command = [binary, "-p", str(folder), "-e", str(log), "-c", str(folder / "nginx.conf")]
        with running(command, ports=list(ports.values()), log=log):
            yield Nginx(ports, folder / "certs")


def _configure(folder: Path, ports: Mapping[str, int]) -> None:
    servers = "".join(_server(folder, name, port) for name, port in ports.items())
    servers += "".join(_server(folder, name, ports["sni"], name) for name in SNI)
    user = "user www-data;" if folder.owner() == "root" else ""
    text = CONFIGURATION.format(folder=folder, user=user, servers=servers)
    (folder / "nginx.conf").write_text(text)


def _server(folder: Path, name: str, port: int, server_name: str = "_") -> str:
    shown = name if name in (*CERTIFICATES, *SNI, "nochain") else "good"
    more = [] if name == "plain" else [SHOWS.format(folder=folder, name=shown)]
    if name in ("mtls", "optional"):
        how = "on" if name == "mtls" else "optional"
        more.append(ASKS.format(folder=folder, how=how))
    if name in VERSIONS:
        more.append(WEAK.format(version=VERSIONS[name]))
    return SERVER.format(
        name=name,
        port=port,
        ssl="" if name == "plain" else " ssl http2",
        server_name=server_name,
        more="\n    ".join(more),
    )
