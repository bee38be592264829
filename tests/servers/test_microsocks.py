import subprocess

from tests.servers.microsocks import PASSWORD, USERNAME, Microsocks
from tests.servers.nginx import Nginx


def curl(proxy: str, user: str, url: str) -> int:
    """Give curl's exit code; 97 is a proxy that says no."""
    command = ["curl", "-sk", "-o", "/dev/null", "-x", proxy, url]
    command += ["--proxy-user", user] if user else []
    return subprocess.run(command, check=False).returncode


def test_right_credentials_and_no_others_are_let_through(
    microsocks: Microsocks, nginx: Nginx
) -> None:
    url = nginx.url("good")
    assert curl(microsocks.url(), f"{USERNAME}:{PASSWORD}", url) == 0
    assert curl(microsocks.open_url, "", url) == 0
    assert (curl(microsocks.url(), "tester:bad", url), curl(microsocks.url(), "", url)) == (97, 97)
