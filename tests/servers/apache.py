"""Apache httpd judges Basic, Digest, and what `Require expr` can see: keys, tokens, paths."""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.servers import apache_head
from tests.servers.child import free_ports, open_folder, program, running

USERS: Mapping[str, str] = {"tester": "s3cret", "jürgen": "pä:ss wörd€", "nopass": ""}
REALM = "practice range"
ODD_REALM = "Zone 1, a=b, jürgen"
API_KEY_HEADER = "X-ApiKey"
API_KEY = "k-0123456789abcdef"
BEARER = "t-0123456789.abc~+/="
CUSTOM = "s3 cr€t&=?"
"""The password of `tester` at /custom (in a header) and /custom-path."""
SHORT_LIFE_S = 2
"""A nonce of `/digest-short` dies after so many seconds."""

CONFIGURATION = (
    apache_head.head("authn_file", "auth_basic", "auth_digest")
    + """<LocationMatch "^/basic">
  AuthType Basic
  AuthName "{realm}"
  AuthBasicProvider file
  AuthUserFile {folder}/users
  Require valid-user
  Header onsuccess set X-User "expr=%{{REMOTE_USER}}"
</LocationMatch>
# Two more challenges, on a line before Basic's.
<Location /basic-among-others>
  Header always add WWW-Authenticate 'Newauth type="a,b", Negotiate' \\
    "expr=%{{REQUEST_STATUS}} == 401"
</Location>
<LocationMatch "^/digest">
  AuthType Digest
  AuthName "{realm}"
  AuthDigestProvider file
  AuthUserFile {folder}/digest-users
  Require valid-user
</LocationMatch>
# Apache 2.4.68 forgets the realm of the section above.
<Location /digest-short>
  AuthName "{realm}"
  AuthDigestNonceLifetime {short}
</Location>
<Location /digest-odd>
  AuthName "{odd_realm}"
</Location>
<Location /apikey>
  Require expr "%{{HTTP:{header}}} == '{key}'"
</Location>
<Location /bearer>
  Require expr "%{{HTTP:Authorization}} == 'Bearer {bearer}'"
</Location>
# User name and password in two headers, or in the path.
AliasMatch "^/custom-path/.+" {folder}/htdocs/custom
<Location /custom>
  Require expr "%{{HTTP:X-User}} == 'tester' && %{{HTTP:X-Pass}} == '{custom}'"
</Location>
<Location /custom-path>
  Require expr "%{{REQUEST_URI}} == '/custom-path/tester/{custom}/report'"
</Location>
"""
)


@dataclass(frozen=True)
class Apache:
    """A running Apache: `/open` for everybody, the other PAGES for who proves to be allowed."""

    port: int
    log: Path

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


PAGES = (
    *("open", "basic", "basic-among-others", "digest", "digest-short", "digest-odd"),
    *("apikey", "bearer", "custom"),
)


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
    for name in PAGES:
        (pages / name).write_text(f'{{"ok": true, "path": "/{name}"}}\n')
    for name, password in USERS.items():
        _add_user(folder / "users", name, password)
    lines = [_digest_line(*user, realm) for user in USERS.items() for realm in (REALM, ODD_REALM)]
    (folder / "digest-users").write_text("".join(lines))
    (folder / "httpd.conf").write_text(
        CONFIGURATION.format(
            folder=folder,
            port=port,
            header=API_KEY_HEADER,
            key=API_KEY,
            bearer=BEARER,
            custom=CUSTOM,
            realm=REALM,
            odd_realm=ODD_REALM,
            short=SHORT_LIFE_S,
        )
    )


def _digest_line(name: str, password: str, realm: str) -> str:
    """Give what htdigest writes; it takes no password but from a terminal."""
    digest = hashlib.md5(f"{name}:{realm}:{password}".encode()).hexdigest()
    return f"{name}:{realm}:{digest}\n"


def _add_user(users: Path, name: str, password: str) -> None:
    """Hash with bcrypt at its lowest cost: the tests are not about the hash."""
    flags = "-iB" if users.exists() else "-icB"
    subprocess.run(
        [program("htpasswd", "apache2-utils"), flags, "-C", "4", str(users), name],
        input=password.encode(),
        check=True,
        capture_output=True,
    )
