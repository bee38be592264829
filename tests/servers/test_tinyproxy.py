import subprocess

import pytest

from tests.servers.nginx import Nginx
from tests.servers.tinyproxy import PASSWORD, USERNAME, Tinyproxy


def curl(proxy: str, user: str, url: str) -> str:
    """Give the status; 000 where CONNECT was refused."""
    command = ["curl", "-sk", "-o", "/dev/null", "-w", "%{http_code}", "-x", proxy, url]
    command += ["--proxy-user", user] if user else []
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("name", ["plain", "good"])
def test_right_credentials_and_no_others_are_let_through(
    tinyproxy: Tinyproxy, nginx: Nginx, name: str
) -> None:
    url = nginx.url(name)
    assert curl(tinyproxy.url, f"{USERNAME}:{PASSWORD}", url) == "200"
    assert curl(tinyproxy.open_url, "", url) == "200"
    refused = {"plain": ("401", "407"), "good": ("000", "000")}[name]
    assert (curl(tinyproxy.url, "tester:bad", url), curl(tinyproxy.url, "", url)) == refused
