"""curl, with the system's own Kerberos, comes in where it should and nowhere else."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.servers.child import program
from tests.servers.gss_service import GssService
from tests.servers.gssapi_apache import GssapiApache
from tests.servers.kerberos import Kerberos


def status(url: str, *options: str, cache: str = "") -> str:
    command = [program("curl", "curl"), "-sk", "-o", "/dev/null", "-w", "%{http_code}"]
    env = {**os.environ, "KRB5CCNAME": cache} if cache else os.environ
    done = subprocess.run([*command, *options, url], capture_output=True, check=True, env=env)
    return done.stdout.decode()


NEGOTIATE = ("--negotiate", "-u", ":")


@pytest.mark.parametrize(("page", "expected"), [("/kerberos", "200"), ("/changed", "401")])
def test_ticket_opens_its_page(kerberos: Kerberos, page: str, expected: str) -> None:
    cache = kerberos.kinit("curl")
    assert status(kerberos.apache.url(page), *NEGOTIATE, cache=cache) == expected


def test_no_ticket_opens_nothing(kerberos: Kerberos) -> None:
    assert status(kerberos.apache.url("/kerberos"), *NEGOTIATE) == "401"
    assert status(kerberos.apache.url("/kerberos")) == "401"
    assert status(kerberos.apache.url("/open")) == "200"


def test_service_checks_bindings(kerberos: Kerberos, gss_service: GssService) -> None:
    cache = kerberos.kinit("curl")
    assert status(gss_service.url("/"), *NEGOTIATE, cache=cache) == "200"
    assert status(gss_service.url("/")) == "401"


def test_ntlm_is_asked_for(ntlm: GssapiApache) -> None:
    assert status(ntlm.url("/ntlm")) == "401"
    assert status(ntlm.url("/ntlm"), "-H", "Authorization: NTLM TlRMTVNTUAADAAAA") == "401"
    assert status(ntlm.url("/open")) == "200"
    assert [one.signed for one in ntlm.logged()[-3:]] == [False, True, False]
