import time
from typing import Any

import httpx
import pytest

from httpv2_gui.practice import secrets

CLIENT = {"client_id": secrets.CLIENT_ID, "client_secret": secrets.CLIENT_SECRET}


def test_basic_is_accepted(client: httpx.Client) -> None:
    answer = client.get("/me", auth=(secrets.USERNAME, secrets.PASSWORD))
    assert answer.json()["signed_in_with"] == "Basic"


def test_header_key_is_accepted(client: httpx.Client) -> None:
    answer = client.get("/me", headers={secrets.API_KEY_HEADER: secrets.API_KEY})
    assert answer.json()["signed_in_with"] == "API key"


@pytest.mark.parametrize("how", [{"data": CLIENT}, {"json": CLIENT}], ids=["form", "json"])
def test_token_by_form_and_by_json(client: httpx.Client, how: dict[str, Any]) -> None:
    issued = client.post("/token", **how).json()
    assert issued["expires_in"] == 1799
    bearer = {"Authorization": f"Bearer {issued['access_token']}"}
    assert client.get("/me", headers=bearer).json()["signed_in_with"] == "Bearer token"


def test_nested_token(client: httpx.Client) -> None:
    assert "access_token" in client.post("/token/nested", json=CLIENT).json()["data"]


def test_token_expires(client: httpx.Client) -> None:
    token = client.post("/token?expires_in=0", json=CLIENT).json()["access_token"]
    time.sleep(0.01)
    answer = client.get("/me", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401
    assert "expired" in answer.text


def test_wrong_client_secret(client: httpx.Client) -> None:
    answer = client.post("/token", data=CLIENT | {"client_secret": "no"})
    assert answer.status_code == 401
    assert answer.json()["error"] == "invalid_client"


def test_missing_client_secret_is_named(client: httpx.Client) -> None:
    answer = client.post("/token", json={"client_id": secrets.CLIENT_ID})
    assert answer.status_code == 400
    assert "client_secret missing" in answer.text


@pytest.mark.parametrize("path", ["/me", "/tickets", "/files/report.pdf"])
def test_wrong_password_is_refused_with_a_challenge(client: httpx.Client, path: str) -> None:
    answer = client.get(path, auth=(secrets.USERNAME, "wrong"))
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic realm=")
    assert "wrong user name or password" in answer.json()["errors"][0]["message"]


def test_me_needs_credentials_and_tickets_do_not(client: httpx.Client) -> None:
    assert client.get("/me").status_code == 401
    assert client.get("/tickets").status_code == 200


def test_what_nobody_judges_is_refused(client: httpx.Client) -> None:
    answer = client.get("/tickets", headers={"Authorization": "Hawk id=1"})
    assert "hawk is not supported here" in answer.text
