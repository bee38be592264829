"""Apache's judgement, with clients that are not ours: http.client and curl."""

from __future__ import annotations

import http.client
import subprocess
from base64 import b64encode
from urllib.parse import quote

import pytest

from tests.servers.apache import (
    API_KEY,
    API_KEY_HEADER,
    BEARER,
    CUSTOM,
    USERS,
    Apache,
)
from tests.servers.child import program


def status(apache: Apache, path: str, headers: dict[str, str] | None = None) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", apache.port, timeout=5)
    try:
        raw = {name: value.encode() for name, value in (headers or {}).items()}
        connection.request("GET", path, headers=raw)
        return connection.getresponse().status
    finally:
        connection.close()


def curl_digest(apache: Apache, path: str, user: str, password: str) -> list[str]:
    """Give the status lines and challenges that curl saw."""
    command = [program("curl", "curl"), "-si", "--digest", "--user", f"{user}:{password}"]
    done = subprocess.run([*command, apache.url(path)], capture_output=True, check=True)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return [line for line in lines if line.startswith(("HTTP/", "WWW-Authenticate"))]


def basic(name: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"{name}:{password}".encode()).decode()}


@pytest.mark.parametrize("name", USERS)
@pytest.mark.parametrize("page", ["/basic", "/basic-among-others"])
def test_basic_accepts_its_users(apache: Apache, name: str, page: str) -> None:
    assert status(apache, page, basic(name, USERS[name])) == 200


@pytest.mark.parametrize("name", USERS)
def test_basic_refuses_a_wrong_password(apache: Apache, name: str) -> None:
    assert status(apache, "/basic", basic(name, USERS[name] + "x")) == 401


def test_basic_refuses_nobody(apache: Apache) -> None:
    assert status(apache, "/basic") == 401


@pytest.mark.parametrize("name", [name for name in USERS if USERS[name]])
@pytest.mark.parametrize("page", ["/digest", "/digest-odd", "/digest-short"])
def test_digest_judges_the_password(apache: Apache, name: str, page: str) -> None:
    assert curl_digest(apache, page, name, USERS[name])[-1].startswith("HTTP/1.1 200")
    refused = curl_digest(apache, page, name, "wrong")
    assert sum(line.startswith("HTTP/1.1 401") for line in refused) == 2


def test_digest_refuses_nobody(apache: Apache) -> None:
    assert status(apache, "/digest") == 401


@pytest.mark.parametrize(("key", "expected"), [(API_KEY, 200), (API_KEY + "x", 403), ("", 403)])
def test_key_opens_its_page_only_when_right(apache: Apache, key: str, expected: int) -> None:
    assert status(apache, "/apikey", {API_KEY_HEADER: key}) == expected


def test_key_is_asked_for(apache: Apache) -> None:
    assert status(apache, "/apikey") == 403
    assert status(apache, "/open") == 200


@pytest.mark.parametrize(("token", "expected"), [(BEARER, 200), (BEARER + "x", 403), ("", 403)])
def test_bearer_token_is_compared_whole(apache: Apache, token: str, expected: int) -> None:
    assert status(apache, "/bearer", {"Authorization": f"Bearer {token}"}) == expected
    assert status(apache, "/bearer") == 403


@pytest.mark.parametrize(("word", "expected"), [(CUSTOM, 200), (CUSTOM + "x", 403)])
def test_custom_pages_want_both_values(apache: Apache, word: str, expected: int) -> None:
    assert status(apache, "/custom", {"X-User": "tester", "X-Pass": word}) == expected
    assert status(apache, "/custom", {"X-Pass": word}) == 403
    path = f"/custom-path/tester/{quote(word, safe='')}/report"
    assert status(apache, path) == expected
    assert status(apache, path.replace("tester", "nobody")) == 403
