from urllib.parse import quote

import httpx
import pytest

from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer

KEY = quote(secrets.CUSTOM_KEY, safe="")
HEADER = {secrets.CUSTOM_HEADER: f"{secrets.USERNAME}:{secrets.CUSTOM_KEY}"}


@pytest.mark.parametrize("page", ["me", "tickets"])
def test_the_right_key_in_the_path(client: httpx.Client, page: str) -> None:
    assert client.get(f"/keys/analyst/{KEY}/{page}").status_code == 200


@pytest.mark.parametrize("path", ["/keys/analyst/wrong/me", f"/keys/someone/{KEY}/me"])
def test_the_wrong_key_in_the_path(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 401


@pytest.mark.parametrize("path", ["/keys/analyst/me", "/keys/analyst//me", "/keys//me"])
def test_no_key_in_the_path(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (401, 404)


@pytest.mark.parametrize("path", ["/login-header/me", "/me"])
def test_the_right_key_in_the_header(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers=HEADER).json()["signed_in_with"] == "X-Practice-Login header"


@pytest.mark.parametrize("headers", [{}, {secrets.CUSTOM_HEADER: "analyst:wrong"}])
def test_the_wrong_key_or_none_in_the_header(client: httpx.Client, headers: dict[str, str]) -> None:
    assert client.get("/login-header/me", headers=headers).status_code == 401


def test_the_key_is_not_remembered(client: httpx.Client, practice: PracticeServer) -> None:
    client.get(f"/keys/analyst/{KEY}/me")
    assert [seen.path for seen in practice.seen] == ["/keys/"]
