"""An HTTPS service that insists on channel bindings, in the realm of `kerberos.py`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.servers import ntlm, pki
from tests.servers.child import free_ports, open_folder, running_site
from tests.servers.kerberos import Kerberos


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
        files = [folder / name for name in ("own.crt", "own.key", "other.crt")]
        env = {
            **kerberos.environment,
            "NTLM_USER_FILE": f"{folder}/users",
            "KRB5_KTNAME": f"{kerberos.folder}/http.keytab",
        }
        with running_site("gss_site", port, *files, ports=[port], log=folder / "log", env=env):
            yield GssService(port, root.pem().decode())
