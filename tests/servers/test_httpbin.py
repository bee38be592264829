"""httpbin judges curl, which knows neither SHA-512 nor auth-int: a client that is not ours."""

from __future__ import annotations

import subprocess

import pytest

from tests.servers.child import program
from tests.servers.httpbin import Httpbin


def statuses(httpbin: Httpbin, path: str, password: str) -> list[str]:
    command = [program("curl", "curl"), "-si", "--digest", "--user", f"u:{password}"]
    done = subprocess.run([*command, httpbin.url(path)], capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    return [line.split()[1] for line in lines if line.startswith("HTTP/")]


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_digest_judges_the_password(httpbin: Httpbin, algorithm: str) -> None:
    path = f"/digest-auth/auth/u/right/{algorithm}"
    assert statuses(httpbin, path, "right") == ["401", "200"]
    assert statuses(httpbin, path, "wrong") == ["401", "401"]
