"""Asked by pyspnego, and by curl."""

import base64
import shutil
import subprocess

import httpx
import pytest
import spnego

from httpv2_gui.practice import secrets

USER = rf"{secrets.NTLM_DOMAIN}\{secrets.USERNAME}"


def header(message: bytes | None) -> dict[str, str]:
    return {"Authorization": f"NTLM {base64.b64encode(message or b'').decode()}"}


def challenge_in(answer: httpx.Response) -> bytes:
    assert answer.status_code == 401
    return base64.b64decode(answer.headers["www-authenticate"].removeprefix("NTLM "))


def sign_in(client: httpx.Client, user: str, password: str) -> httpx.Response:
    asking = spnego.client(
        user, password, protocol="ntlm", options=spnego.NegotiateOptions.use_ntlm
    )
    first = client.get("/ntlm/me", headers=header(asking.step()))
    return client.get("/ntlm/me", headers=header(asking.step(challenge_in(first))))


@pytest.mark.parametrize("user", [USER, r"practice\ANALYST"])
def test_the_right_password(client: httpx.Client, user: str) -> None:
    assert sign_in(client, user, secrets.PASSWORD).json()["signed_in_with"] == "NTLM"


@pytest.mark.parametrize(
    ("user", "password"),
    [
        (USER, "wrong"),
        (USER, ""),
        (rf"{secrets.NTLM_DOMAIN}\somebody", secrets.PASSWORD),
        (rf"ELSEWHERE\{secrets.USERNAME}", secrets.PASSWORD),
    ],
)
def test_wrong_password_user_and_domain(client: httpx.Client, user: str, password: str) -> None:
    answer = sign_in(client, user, password)
    assert answer.status_code == 401
    assert "wrong domain, user name or password" in answer.text


def test_no_credentials_even_on_a_connection_that_had_some(client: httpx.Client) -> None:
    assert client.get("/ntlm/me").headers["www-authenticate"] == "NTLM"
    assert sign_in(client, USER, secrets.PASSWORD).status_code == 200
    assert client.get("/ntlm/me").status_code == 401


def test_an_answer_belongs_to_its_connection(client: httpx.Client) -> None:
    asking = spnego.client(USER, secrets.PASSWORD, protocol="ntlm")
    first = client.get("/ntlm/me", headers=header(asking.step()))
    proof = header(asking.step(challenge_in(first)))
    with httpx.Client(base_url=client.base_url, trust_env=False, verify=False) as other:
        assert other.get("/ntlm/me", headers=proof).status_code == 401
    assert client.get("/ntlm/me", headers=proof).status_code == 200
    assert client.get("/ntlm/me", headers=proof).status_code == 401


@pytest.mark.parametrize(
    "message",
    [
        b"short",
        b"rubbish that is long enough",
        b"NTLMSSP\0\x03\0\0\0" + bytes(8),
        b"NTLMSSP\0\x03\0\0\0" + b"\xff" * 60,
    ],
)
def test_rubbish_is_refused(client: httpx.Client, message: bytes) -> None:
    assert client.get("/ntlm/me", headers=header(message)).status_code == 401


@pytest.mark.parametrize("value", ["NTLM", "NTLM %%%", "NTLM ab"])
def test_what_is_no_base64_is_refused(client: httpx.Client, value: str) -> None:
    assert client.get("/ntlm/me", headers={"Authorization": value}).status_code == 401


@pytest.mark.parametrize(("password", "status"), [(secrets.PASSWORD, "200"), ("wrong", "401")])
def test_curl(client: httpx.Client, password: str, status: str) -> None:
    curl = shutil.which("curl")
    assert curl, "curl is one of the programs that scripts/prepare installs"
    url = str(client.base_url).rstrip("/") + "/ntlm/me"
    how = ["--ntlm", "-u", f"{USER}:{password}", "-s", "-o", "/dev/null", "-w", "%{http_code}"]
    done = subprocess.run([curl, *how, url], capture_output=True, text=True, timeout=20)
    assert done.stdout == status
