import http.client
from base64 import b64encode

import pytest

from tests.servers.apache import API_KEY, API_KEY_HEADER, USERS, Apache


def status(apache: Apache, path: str, headers: dict[str, str] | None = None) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", apache.port, timeout=5)
    try:
        connection.request("GET", path, headers=headers or {})
        return connection.getresponse().status
    finally:
        connection.close()


def basic(name: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"{name}:{password}".encode()).decode()}


@pytest.mark.parametrize("name", USERS)
def test_basic_accepts_its_users(apache: Apache, name: str) -> None:
    assert status(apache, "/basic", basic(name, USERS[name])) == 200


@pytest.mark.parametrize("name", USERS)
def test_basic_refuses_a_wrong_password(apache: Apache, name: str) -> None:
    assert status(apache, "/basic", basic(name, USERS[name] + "x")) == 401


def test_basic_refuses_nobody(apache: Apache) -> None:
    assert status(apache, "/basic") == 401


@pytest.mark.parametrize(("key", "expected"), [(API_KEY, 200), (API_KEY + "x", 403), ("", 403)])
def test_key_opens_its_page_only_when_right(apache: Apache, key: str, expected: int) -> None:
    assert status(apache, "/apikey", {API_KEY_HEADER: key}) == expected


def test_key_is_asked_for(apache: Apache) -> None:
    assert status(apache, "/apikey") == 403
    assert status(apache, "/open") == 200
