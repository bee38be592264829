"""Apache judges NTLM: mod_auth_gssapi with gss-ntlmssp, which knows nothing of pyspnego."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from tests.servers.child import open_folder
from tests.servers.gssapi_apache import GssapiApache, run_gssapi_apache

DOMAIN = "DOMAIN"
USERS = {"tester": "s3cret-pass", "other": "0ther!-pass", "secretary": "pässwörd€-日本"}
PAGES = ["ntlm", "open"]

LOCATIONS = """
<Location /ntlm>
  AuthType GSSAPI
  AuthName "ntlm"
  GssapiAllowedMech ntlmssp
  GssapiConnectionBound On
  Require valid-user
</Location>
RedirectMatch 307 ^/go$ /ntlm
"""


def users_file() -> str:
    """Give the file of NTLM_USER_FILE: one `DOMAIN:user:password` a line."""
    return "".join(f"{DOMAIN}:{name}:{password}\n" for name, password in USERS.items())


@contextlib.contextmanager
def run_ntlm() -> Iterator[GssapiApache]:
    """Start it until the block ends.

    `/ntlm` offers Negotiate and NTLM, `/go` redirects to `/ntlm`, `/open` is for everybody.
    """
    with open_folder("httpv2-ntlm-") as folder:
        (folder / "users").write_text(users_file())
        env = {**os.environ, "NTLM_USER_FILE": str(folder / "users")}
        with run_gssapi_apache(folder, LOCATIONS, PAGES, env) as server:
            yield server
