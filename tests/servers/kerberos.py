"""A realm of MIT Kerberos on the loopback, and Apache with mod_auth_gssapi as a service in it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.servers.child import free_ports, open_folder, program, running
from tests.servers.gssapi_apache import GssapiApache, run_gssapi_apache

REALM = "PRACTICE.TEST"
USERS = {"tester": "s3cret-pass", "secretary": "pässwörd€-日本", "old": "0ld-password"}
"""The password of `old` has expired."""

CLIENT = """
[libdefaults]
  default_realm = {realm}
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
  udp_preference_limit = 1
[realms]
  {realm} = {{
    kdc = 127.0.0.1:{port}
  }}
  SILENT.TEST = {{
    kdc = 127.0.0.1:{dead}
  }}
[domain_realm]
  localhost = {realm}
  127.0.0.1 = {realm}
"""

SERVER = """
[kdcdefaults]
  kdc_listen = 127.0.0.1:{port}
  kdc_tcp_listen = 127.0.0.1:{port}
[realms]
  {realm} = {{
    database_name = {folder}/principal
    key_stash_file = {folder}/stash
    acl_file = {folder}/acl
    supported_enctypes = aes256-cts-hmac-sha1-96:normal
  }}
[logging]
  kdc = FILE:{folder}/kdc.log
"""

LOCATIONS = """
<LocationMatch "^/(kerberos|changed)$">
  AuthType GSSAPI
  AuthName "kerberos"
  Require valid-user
</LocationMatch>
<Location /kerberos>
  GssapiCredStore keytab:{folder}/http.keytab
  GssapiAllowedMech krb5
</Location>
<Location /changed>
  GssapiCredStore keytab:{folder}/changed.keytab
  GssapiAllowedMech krb5
</Location>
RedirectMatch 307 ^/go$ /kerberos
"""


@dataclass(frozen=True)
class Kerberos:
    """A running realm and its service HTTP/localhost.

    `/kerberos` takes tickets, `/changed` has a key that the realm does not know. HTTP/127.0.0.1 is
    no service.
    """

    apache: GssapiApache
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a client needs, with a cache that has no ticket."""
        return {"KRB5_CONFIG": f"{self.folder}/krb5.conf", "KRB5CCNAME": self.cache("none")}

    def cache(self, name: str) -> str:
        return f"FILE:{self.folder}/cache-{name}"

    def kinit(self, name: str, *options: str, user: str = "tester") -> str:
        """Get a ticket into a cache of that name; give the cache."""
        env = {**os.environ, **self.environment}
        command = [program("kinit", "krb5-user"), "-c", self.cache(name), *options, user]
        _run(command, env, USERS[user] + "\n")
        return self.cache(name)

    def expired(self) -> str:
        """Give a cache whose ticket has just expired."""
        cache = self.kinit("expired", "-l", "1s")
        time.sleep(2.1)  # the end is a whole second
        return cache


@contextlib.contextmanager
def run_kerberos() -> Iterator[Kerberos]:
    """Start the key distribution centre and Apache until the block ends."""
    binary = program("krb5kdc", "krb5-kdc")
    port, dead = free_ports(2)
    with open_folder("httpv2-kerberos-") as folder:
        names = {"folder": folder, "port": port, "realm": REALM, "dead": dead}
        (folder / "krb5.conf").write_text(CLIENT.format(**names))
        (folder / "kdc.conf").write_text(SERVER.format(**names))
        (folder / "acl").touch()
        env = {**os.environ, "KRB5_CONFIG": f"{folder}/krb5.conf"}
        kdc_env = {**env, "KRB5_KDC_PROFILE": f"{folder}/kdc.conf"}
        _fill(folder, kdc_env)
        command = [binary, "-n", "-P", f"{folder}/kdc.pid"]
        with (
            running(command, ports=[port], log=folder / "kdc.out", env=kdc_env),
            run_gssapi_apache(folder, LOCATIONS.format(**names), _PAGES, env) as apache,
        ):
            yield Kerberos(apache, folder)


_PAGES = ["kerberos", "changed", "open"]


def _fill(folder: Path, env: Mapping[str, str]) -> None:
    """Make the realm: its users, its service, and the service's key for Apache."""
    _run([program("kdb5_util", "krb5-kdc"), "create", "-s", "-r", REALM, "-P", "master"], env)
    lines = [f"addprinc -pw {password} {name}" for name, password in USERS.items()]
    lines += ['modprinc -pwexpire "2001-01-01" old']
    lines += [
        "addprinc -randkey HTTP/localhost",
        f"ktadd -k {folder}/changed.keytab HTTP/localhost",
    ]
    # Made anew, its key has the same number as the one before, and is another.
    lines += ["delprinc -force HTTP/localhost", "addprinc -randkey HTTP/localhost"]
    lines += [f"ktadd -k {folder}/http.keytab HTTP/localhost"]
    _run([program("kadmin.local", "krb5-admin-server")], env, "\n".join(lines) + "\n")
    for keytab in folder.glob("*.keytab"):
        keytab.chmod(0o644)
        with contextlib.suppress(PermissionError, LookupError):
            shutil.chown(keytab, "www-data")


def _run(command: list[str], env: Mapping[str, str], text: str = "") -> None:
    subprocess.run(command, env=env, input=text.encode(), check=True, capture_output=True)
