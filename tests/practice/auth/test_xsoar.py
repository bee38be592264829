import hashlib
import secrets as random
import time

import httpx
import pytest

from httpv2_gui.practice import secrets

STANDARD = {"x-xdr-auth-id": "7", "Authorization": secrets.XSOAR_STANDARD_KEY}


def advanced(
    key: str = secrets.XSOAR_ADVANCED_KEY, *, key_id: str = "8", late_ms: int = 0
) -> dict[str, str]:
    """As the product's Python example builds them."""
    nonce = random.token_hex(32)
    timestamp = int(time.time()) * 1000 - late_ms
    hashed = hashlib.sha256(f"{key}{nonce}{timestamp}".encode()).hexdigest()
    return {
        "x-xdr-timestamp": str(timestamp),
        "x-xdr-nonce": nonce,
        "x-xdr-auth-id": key_id,
        "Authorization": hashed,
    }


@pytest.mark.parametrize("headers", [STANDARD, advanced()], ids=["standard", "advanced"])
def test_the_right_key(client: httpx.Client, headers: dict[str, str]) -> None:
    assert client.get("/xsoar/user", headers=headers).json()["id"] == "analyst"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": secrets.XSOAR_STANDARD_KEY},
        STANDARD | {"Authorization": "wrong"},
        STANDARD | {"x-xdr-auth-id": "9"},
        STANDARD | {"x-xdr-auth-id": "8", "Authorization": secrets.XSOAR_ADVANCED_KEY},
        advanced("wrong"),
        advanced(secrets.XSOAR_STANDARD_KEY, key_id="7"),
        advanced(late_ms=600_000),
        advanced(late_ms=-600_000),
        advanced() | {"x-xdr-nonce": "another"},
    ],
)
def test_all_else_is_one_401_in_the_products_words(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    answer = client.get("/xsoar/user", headers=headers)
    assert answer.status_code == 401
    assert answer.json() == {
        "reply": {
            "err_code": 401,
            "err_msg": "Public API request unauthorized",
            "err_extra": None,
        }
    }


def test_a_nonce_is_good_once(client: httpx.Client) -> None:
    headers = advanced()
    statuses = [client.get("/xsoar/user", headers=headers).status_code for _ in range(2)]
    assert statuses == [200, 401]


def test_search_wants_json(client: httpx.Client) -> None:
    path = "/xsoar/public/v1/incidents/search"
    found = client.post(path, headers=STANDARD, json={"filter": {"query": "phishing"}}).json()
    assert found["total"] == len(found["data"]) > 0
    assert client.post(path, headers=STANDARD).status_code == 400
    assert client.post(path, json={}).status_code == 401


def test_it_opens_the_tickets_too(client: httpx.Client) -> None:
    answer = client.get("/me", headers=advanced()).json()
    assert answer["signed_in_with"] == "Cortex XSOAR, Advanced key"
