"""Signed by oauthlib's client, which knows nothing of ours."""

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from oauthlib.oauth1 import (
    SIGNATURE_HMAC_SHA1,
    SIGNATURE_HMAC_SHA256,
    SIGNATURE_PLAINTEXT,
    SIGNATURE_TYPE_QUERY,
    Client,
)

from httpv2_gui.practice import secrets

TOKEN = {
    "resource_owner_key": secrets.OAUTH1_TOKEN,
    "resource_owner_secret": secrets.OAUTH1_TOKEN_SECRET,
}
LOGIN = {"username": secrets.USERNAME, "password": secrets.PASSWORD, "answer": "allow"}
LOOPBACK = "http://127.0.0.1:9/callback"


def consumer(secret: str = secrets.CONSUMER_SECRET, **values: str) -> Client:
    how = {"signature_method": SIGNATURE_HMAC_SHA256, **values}
    return Client(secrets.CONSUMER_KEY, client_secret=secret, **how)


def call(
    client: httpx.Client, signer: Client, path: str = "/oauth1/me", method: Any = "GET", **form: str
) -> httpx.Response:
    url = str(client.base_url).rstrip("/") + path
    typed = {"Content-Type": "application/x-www-form-urlencoded"} if form else None
    body = urlencode(form) if form else None
    url, headers, body = signer.sign(url, method, body=body, headers=typed)
    return client.request(method, url, headers=headers, content=body)


def tokens(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 200, answer.text
    return {name: values[0] for name, values in parse_qs(answer.text).items()}


@pytest.mark.parametrize(
    "method", [SIGNATURE_HMAC_SHA256, SIGNATURE_HMAC_SHA1, SIGNATURE_PLAINTEXT]
)
@pytest.mark.parametrize("path", ["/oauth1/me", "/oauth1/me?b=%20&a=2&a=1&e=", "/me"])
def test_signed_with_consumer_and_token(client: httpx.Client, method: str, path: str) -> None:
    answer = call(client, consumer(**TOKEN, signature_method=method, realm="1_SB1"), path)
    assert answer.json()["signed_in_with"] == "OAuth 1.0"


@pytest.mark.parametrize(
    ("signer", "problem"),
    [
        (consumer("wrong", **TOKEN), "signature_invalid"),
        (consumer(**TOKEN | {"resource_owner_secret": "wrong"}), "signature_invalid"),
        (consumer(**TOKEN | {"resource_owner_key": "else"}), "token_rejected"),
        (consumer(), "parameter_absent"),
        (Client("somebody", client_secret="x", **TOKEN), "consumer_key_unknown"),
        (consumer(**TOKEN, timestamp="1700000000"), "timestamp_refused"),
        (consumer(**TOKEN, signature_type=SIGNATURE_TYPE_QUERY), "parameter_absent"),
    ],
)
def test_what_is_wrong_is_named(client: httpx.Client, signer: Client, problem: str) -> None:
    answer = call(client, signer)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("OAuth realm=")
    assert parse_qs(answer.text)["oauth_problem"] == [problem]


def test_a_wrong_signature_is_told_what_should_have_been_signed(client: httpx.Client) -> None:
    [base] = parse_qs(call(client, consumer("wrong", **TOKEN)).text)["debug_sbs"]
    assert base.startswith("GET&http%3A%2F%2F127.0.0.1%3A")


def test_missing_credentials(client: httpx.Client) -> None:
    assert client.get("/oauth1/me").status_code == 401


def test_nothing_is_played_twice(client: httpx.Client) -> None:
    signer = consumer(**TOKEN, nonce="only-once")
    assert [call(client, signer).status_code for _ in range(2)] == [200, 401]


def step_1(client: httpx.Client, callback: str) -> dict[str, str]:
    first = call(client, consumer(callback_uri=callback), "/oauth1/request_token", "POST")
    assert tokens(first)["oauth_callback_confirmed"] == "true"
    return tokens(first)


def step_3(client: httpx.Client, temporary: dict[str, str], verifier: str) -> httpx.Response:
    signer = consumer(
        resource_owner_key=temporary["oauth_token"],
        resource_owner_secret=temporary["oauth_token_secret"],
        verifier=verifier,
    )
    return call(client, signer, "/oauth1/access_token", "POST")


def page(temporary: dict[str, str]) -> str:
    return f"/oauth1/authorize?oauth_token={temporary['oauth_token']}"


def test_three_steps_with_a_callback(client: httpx.Client) -> None:
    temporary = step_1(client, LOOPBACK + "?mine=1")
    assert "Allow" in client.get(page(temporary)).text
    back = client.post(page(temporary), data=LOGIN)
    assert back.status_code == 303
    query = parse_qs(urlsplit(back.headers["location"]).query)
    assert query["mine"] == ["1"]
    assert query["oauth_token"] == [temporary["oauth_token"]]
    lasting = tokens(step_3(client, temporary, query["oauth_verifier"][0]))
    signer = consumer(
        resource_owner_key=lasting["oauth_token"],
        resource_owner_secret=lasting["oauth_token_secret"],
    )
    assert call(client, signer).status_code == 200
    assert step_3(client, temporary, query["oauth_verifier"][0]).status_code == 401


def test_three_steps_with_a_pin(client: httpx.Client) -> None:
    temporary = step_1(client, "oob")
    shown = client.post(page(temporary), data=LOGIN).text
    verifier = shown.partition('class="pin">')[2].partition("<")[0]
    assert "oauth_problem=permission_denied" in step_3(client, temporary, "0" * 9).text
    assert step_3(client, temporary, verifier).status_code == 200


def test_before_it_is_allowed_there_is_no_token(client: httpx.Client) -> None:
    assert "permission_unknown" in step_3(client, step_1(client, "oob"), "1").text


def test_a_wrong_password_is_asked_again(client: httpx.Client) -> None:
    temporary = step_1(client, "oob")
    answer = client.post(page(temporary), data=LOGIN | {"password": "wrong"})
    assert (answer.status_code, "Wrong user name or password" in answer.text) == (403, True)


@pytest.mark.parametrize("callback", ["oob", LOOPBACK])
def test_deny(client: httpx.Client, callback: str) -> None:
    temporary = step_1(client, callback)
    answer = client.post(page(temporary), data={"answer": "deny"})
    if callback == LOOPBACK:
        assert "oauth_problem=user_refused" in answer.headers["location"]
    else:
        assert "Denied" in answer.text
    assert client.get(page(temporary)).status_code == 400


@pytest.mark.parametrize("callback", ["https://evil.example/", "http://127.0.0.1.evil.example/"])
def test_a_callback_to_elsewhere_is_refused(client: httpx.Client, callback: str) -> None:
    first = call(client, consumer(callback_uri=callback), "/oauth1/request_token", "POST")
    assert first.status_code == 400


def test_step_1_is_signed_too(client: httpx.Client) -> None:
    wrong = consumer("wrong", callback_uri="oob")
    assert call(client, wrong, "/oauth1/request_token", "POST").status_code == 401
    assert client.post("/oauth1/access_token").status_code == 401


def test_a_form_is_signed_too(client: httpx.Client) -> None:
    signer = consumer(callback_uri="oob")
    first = call(client, signer, "/oauth1/request_token", "POST", a="1 2", b="ü")
    assert tokens(first)["oauth_callback_confirmed"] == "true"


def test_another_signature_method_is_named(client: httpx.Client) -> None:
    headers = {"Authorization": 'OAuth oauth_token="practice-oauth1-x", oauth_signature="x", '}
    headers["Authorization"] += f'oauth_consumer_key="{secrets.CONSUMER_KEY}", oauth_nonce="x", '
    headers["Authorization"] += 'oauth_timestamp="1", oauth_signature_method="RSA-SHA1"'
    assert "signature_method_rejected" in client.get("/oauth1/me", headers=headers).text
