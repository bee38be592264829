"""Apache httpd judges Basic and header keys: mod_auth_basic and `Require expr`."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.servers.child import free_ports, open_folder, program, running

MODULES = "/usr/lib/apache2/modules"
USERS: Mapping[str, str] = {"tester": "s3cret", "jürgen": "pä:ss wörd€", "nopass": ""}
API_KEY_HEADER = "X-ApiKey"
API_KEY = "k-0123456789abcdef"

CONFIGURATION = """
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
User www-data
Group www-data
PidFile {folder}/httpd.pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/error.log
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authn_file_module {modules}/mod_authn_file.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule auth_basic_module {modules}/mod_auth_basic.so
LoadModule mime_module {modules}/mod_mime.so
TypesConfig /dev/null
DocumentRoot {folder}/htdocs
ServerLimit 1
StartServers 1
ThreadsPerChild 16
MinSpareThreads 1
MaxSpareThreads 16
MaxRequestWorkers 16
<Directory {folder}/htdocs>
  ForceType application/json
</Directory>
<Location /basic>
  AuthType Basic
  AuthName "practice range"
  AuthBasicProvider file
  AuthUserFile {folder}/users
  Require valid-user
</Location>
<Location /apikey>
  Require expr "%{{HTTP:{header}}} == '{key}'"
</Location>
"""


@dataclass(frozen=True)
class Apache:
    """A running Apache: `/open` for everybody, `/basic` for USERS, `/apikey` for API_KEY."""

    port: int
    log: Path

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextlib.contextmanager
def run_apache() -> Iterator[Apache]:
    """Start Apache on a free port, with a configuration of its own, until the block ends."""
    binary = program("apache2", "apache2-bin apache2-utils")
    [port] = free_ports()
    with open_folder("httpv2-apache-") as folder:
        _lay_out(folder, port)
        command = [binary, "-f", str(folder / "httpd.conf"), "-DFOREGROUND"]
        with running(command, ports=[port], log=folder / "error.log"):
            yield Apache(port, folder / "error.log")


def _lay_out(folder: Path, port: int) -> None:
    pages = folder / "htdocs"
    pages.mkdir()
    for name in ("open", "basic", "apikey"):
        (pages / name).write_text(f'{{"ok": true, "path": "/{name}"}}\n')
    for name, password in USERS.items():
        _add_user(folder / "users", name, password)
    (folder / "httpd.conf").write_text(
        CONFIGURATION.format(
            folder=folder, port=port, modules=MODULES, header=API_KEY_HEADER, key=API_KEY
        )
    )


def _add_user(users: Path, name: str, password: str) -> None:
    """Hash with bcrypt at its lowest cost: the tests are not about the hash."""
    flags = "-iB" if users.exists() else "-icB"
    subprocess.run(
        [program("htpasswd", "apache2-utils"), flags, "-C", "4", str(users), name],
        input=password.encode(),
        check=True,
        capture_output=True,
    )
