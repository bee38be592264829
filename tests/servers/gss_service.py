"""An HTTPS service that insists on channel bindings, in the realm of `kerberos.py`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.servers import ntlm, pki
from tests.servers.child import free_ports, open_folder, running
from tests.servers.kerberos import Kerberos

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class GssService:
    """A running service.

    `/` takes NTLM and Kerberos bound to its certificate, `/relayed` wants them bound to another
    one, `/mute` gives no proof of itself and `/impostor` a wrong one; `/only-ntlm`,
    `/only-negotiate` and `/basic` offer only that; `/closing` ends the connection each time.
    """

    port: int
    ca: str
    """PEM."""

    def url(self, path: str) -> str:
        return f"https://localhost:{self.port}{path}"


@contextlib.contextmanager
def run_gss_service(kerberos: Kerberos) -> Iterator[GssService]:
    """Start it in a process of its own until the block ends."""
    [port] = free_ports()
    with open_folder("httpv2-gss-") as folder:
        root = pki.authority("Test Root CA")
        pki.write(folder, "own", pki.server("localhost", root))
        pki.write(folder, "other", pki.server("localhost", root))
        (folder / "users").write_text(ntlm.users_file())
        command = [sys.executable, "-m", "tests.servers.gss_site", str(port)]
        command += [f"{folder}/own.crt", f"{folder}/own.key", f"{folder}/other.crt"]
        env = {**os.environ, **kerberos.environment, "PYTHONPATH": str(CHECKOUT)}
        env["NTLM_USER_FILE"] = f"{folder}/users"
        env["KRB5_KTNAME"] = f"{kerberos.folder}/http.keytab"
        with running(command, ports=[port], log=folder / "log", env=env):
            yield GssService(port, root.pem().decode())
