import base64
import hashlib
import json
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from httpv2_gui.practice import secrets

CLIENT = {"client_id": secrets.CLIENT_ID, "client_secret": secrets.CLIENT_SECRET}
BY_CLIENT = CLIENT | {"grant_type": "client_credentials"}
PERSON = {"username": secrets.USERNAME, "password": secrets.PASSWORD}
BY_PASSWORD = CLIENT | PERSON | {"grant_type": "password"}
CALLBACK = "http://127.0.0.1:9/callback"
VERIFIER = "v" * 43
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
)
QUESTION = {
    "response_type": "code",
    "client_id": secrets.CLIENT_ID,
    "redirect_uri": CALLBACK,
    "state": "s t",
    "scope": "tickets.write",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


def ask(client: httpx.Client, form: dict[str, str], query: str = "") -> httpx.Response:
    return client.post(f"/oauth2/token{query}", data=form)


def me(client: httpx.Client, token: str) -> httpx.Response:
    return client.get("/oauth2/me", headers={"Authorization": f"Bearer {token}"})


def allow(client: httpx.Client, **changes: str) -> dict[str, str]:
    """What the browser brings back."""
    form = PERSON | {"answer": "allow"}
    answer = client.post("/oauth2/authorize", params=QUESTION | changes, data=form)
    assert answer.status_code == 303, answer.text
    location = urlsplit(answer.headers["location"])
    assert f"{location.scheme}://{location.netloc}{location.path}" == CALLBACK
    return {name: values[0] for name, values in parse_qs(location.query).items()}


def exchange(client: httpx.Client, code: str, **changes: str) -> httpx.Response:
    form = CLIENT | {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    return ask(client, form | {"code": code, "code_verifier": VERIFIER} | changes)


def test_client_credentials(client: httpx.Client) -> None:
    answer = ask(client, BY_CLIENT).json()
    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 300)
    assert "refresh_token" not in answer
    said = me(client, answer["access_token"]).json()
    assert (said["scope"], said["signed_in_with"]) == (
        "tickets.read",
        "OAuth 2.0, client_credentials",
    )


def test_client_by_basic(client: httpx.Client) -> None:
    form = {"grant_type": "client_credentials"}
    for password, status in ((secrets.CLIENT_SECRET, 200), ("wrong", 401)):
        answer = client.post("/oauth2/token", data=form, auth=(secrets.CLIENT_ID, password))
        assert answer.status_code == status
    assert answer.headers["www-authenticate"].startswith("Basic")


def test_password(client: httpx.Client) -> None:
    answer = ask(client, BY_PASSWORD).json()
    assert me(client, answer["access_token"]).status_code == 200
    assert answer["refresh_token"]


def test_authorization_code(client: httpx.Client) -> None:
    assert "tickets.write" in client.get("/oauth2/authorize", params=QUESTION).text
    back = allow(client)
    assert (back["state"], back["iss"]) == ("s t", str(client.base_url).rstrip("/"))
    answer = exchange(client, back["code"]).json()
    assert me(client, answer["access_token"]).json()["scope"] == "tickets.write"
    assert exchange(client, back["code"]).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "wrong"},
        {"code_verifier": "w" * 43},
        {"code_verifier": ""},
        {"redirect_uri": CALLBACK + "/other"},
    ],
)
def test_code_is_bound(client: httpx.Client, changes: dict[str, str]) -> None:
    code = allow(client)["code"]
    answer = exchange(client, **({"code": code} | changes))
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_without_pkce(client: httpx.Client) -> None:
    plain = {k: v for k, v in QUESTION.items() if not k.startswith("code_challenge")}
    form = PERSON | {"answer": "allow"}
    back = client.post("/oauth2/authorize", params=plain, data=form).headers["location"]
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert exchange(client, code, code_verifier="").status_code == 200


@pytest.mark.parametrize(
    ("form", "status"), [({"answer": "deny"}, 303), ({"answer": "allow"}, 403)]
)
def test_deny_and_wrong_password(client: httpx.Client, form: dict[str, str], status: int) -> None:
    answer = client.post("/oauth2/authorize", params=QUESTION, data=form)
    assert answer.status_code == status
    if status == 303:
        assert "error=access_denied" in answer.headers["location"]
        assert "state=s+t" in answer.headers["location"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"scope": "everything"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_the_program_is_told(client: httpx.Client, changes: dict[str, str], error: str) -> None:
    answer = client.get("/oauth2/authorize", params=QUESTION | changes)
    assert f"error={error}" in answer.headers["location"]


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "<script>"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": "http://[::1"},
        {"redirect_uri": ""},
    ],
)
def test_nobody_is_sent_to_a_stranger(client: httpx.Client, changes: dict[str, str]) -> None:
    answer = client.get("/oauth2/authorize", params=QUESTION | changes)
    assert (answer.status_code, "location" in answer.headers) == (400, False)
    assert "<script>" not in answer.text


def test_refresh_with_rotation(client: httpx.Client) -> None:
    old = ask(client, BY_PASSWORD).json()["refresh_token"]
    form = CLIENT | {"grant_type": "refresh_token", "refresh_token": old}
    fresh = ask(client, form).json()
    assert me(client, fresh["access_token"]).status_code == 200
    assert fresh["refresh_token"] != old
    assert ask(client, form).json()["error_description"] == "refresh_token was used before."
    again = form | {"refresh_token": fresh["refresh_token"]}
    assert ask(client, again | {"scope": "tickets.write"}).json()["error"] == "invalid_scope"
    assert ask(client, again).status_code == 200


@pytest.mark.parametrize(
    ("form", "error", "status"),
    [
        (BY_CLIENT | {"client_secret": "wrong"}, "invalid_client", 401),
        ({"grant_type": "client_credentials"}, "invalid_client", 401),
        (BY_CLIENT | {"scope": "everything"}, "invalid_scope", 400),
        (BY_PASSWORD | {"password": "wrong"}, "invalid_grant", 400),
        (CLIENT | {"grant_type": "password"}, "invalid_grant", 400),
        (CLIENT | {"grant_type": "refresh_token"}, "invalid_grant", 400),
        (CLIENT | {"grant_type": "refresh_token", "refresh_token": "x.y.z"}, "invalid_grant", 400),
        (CLIENT | {"grant_type": "jwt"}, "unsupported_grant_type", 400),
        (CLIENT, "unsupported_grant_type", 400),
    ],
)
def test_what_is_refused(
    client: httpx.Client, form: dict[str, str], error: str, status: int
) -> None:
    answer = ask(client, form)
    assert (answer.json()["error"], answer.status_code) == (error, status)


def test_two_ways_at_once_and_json_and_doubles(client: httpx.Client) -> None:
    both = client.post("/oauth2/token", data=BY_CLIENT, auth=("a", "b"))
    as_json = client.post("/oauth2/token", json=BY_CLIENT)
    doubled = client.post("/oauth2/token", data=BY_CLIENT | {"scope": ["a", "b"]})
    unreadable = client.post(
        "/oauth2/token",
        data={"grant_type": "client_credentials"},
        headers={"Authorization": "Basic %"},
    )
    errors = [one.json()["error"] for one in (both, as_json, doubled, unreadable)]
    assert errors == ["invalid_request"] * 3 + ["invalid_client"]


def test_a_token_expires(client: httpx.Client) -> None:
    expired = ask(client, BY_CLIENT, "?expires_in=0").json()["access_token"]
    answer = me(client, expired)
    assert answer.status_code == 401
    assert (
        'error="invalid_token", error_description="the token has expired"'
        in (answer.headers["www-authenticate"])
    )
    assert ask(client, BY_CLIENT, "?expires_in=soon").json()["error"] == "invalid_request"


def test_only_access_tokens_let_in(client: httpx.Client) -> None:
    issued = ask(client, BY_PASSWORD).json()
    head, body, seal = issued["access_token"].split(".")
    assert json.loads(base64.urlsafe_b64decode(body + "=="))["kind"] == "access"
    for token in (issued["refresh_token"], f"{head}.{body}.x", "x", secrets.BEARER_TOKEN):
        assert me(client, token).status_code == 401
    assert client.get("/oauth2/me").status_code == 401
    assert seal


@pytest.mark.parametrize(
    ("token", "status"), [(secrets.BEARER_TOKEN, 200), ("wrong", 401), ("ü", 401)]
)
def test_the_token_that_never_changes(client: httpx.Client, token: str, status: int) -> None:
    answer = client.get("/me", headers=[(b"Authorization", f"Bearer {token}".encode())])
    assert answer.status_code == status


def test_tokens_open_the_tickets_too(client: httpx.Client) -> None:
    token = ask(client, BY_CLIENT).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/tickets", headers=headers).status_code == 200
    assert client.get("/tickets", headers={"Authorization": "Bearer x"}).status_code == 401
