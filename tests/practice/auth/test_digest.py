import re

import httpx
import pytest

from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer


def analyst(password: str = secrets.PASSWORD) -> httpx.DigestAuth:
    return httpx.DigestAuth(secrets.USERNAME, password)


@pytest.mark.parametrize("path", ["/digest/me", "/digest/me?a=1&b=%20x,y"])
def test_the_right_password(client: httpx.Client, path: str) -> None:
    answer = client.get(path, auth=analyst())
    assert answer.json()["signed_in_with"] == "Password Digest"
    assert "algorithm=SHA-256" in answer.request.headers["authorization"]
    assert 'rspauth="' in answer.headers["authentication-info"]


def test_the_wrong_password(client: httpx.Client) -> None:
    answer = client.get("/digest/me", auth=analyst("wrong"))
    assert answer.status_code == 401
    assert "wrong user name or password" in answer.text


def test_no_password_gets_a_challenge_for_each_algorithm(client: httpx.Client) -> None:
    answer = client.get("/digest/me")
    assert answer.status_code == 401
    offered = answer.headers.get_list("www-authenticate")
    assert [re.findall("algorithm=([^,]+)", one) for one in offered] == [["SHA-256"], ["MD5"]]
    assert not [one for one in offered if "stale" in one]


def test_a_nonce_of_another_time_is_stale(client: httpx.Client, practice: PracticeServer) -> None:
    first = client.get("/digest/me", auth=analyst()).request
    practice.reset()
    answer = client.get("/digest/me", headers={"Authorization": first.headers["authorization"]})
    assert answer.status_code == 401
    assert "stale=true" in answer.headers["www-authenticate"]


def test_what_was_recorded_cannot_be_played_again(client: httpx.Client) -> None:
    sent = client.get("/digest/me", auth=analyst()).request.headers["authorization"]
    assert client.get("/digest/me", headers={"Authorization": sent}).status_code == 401


def test_a_nonce_is_used_again_with_the_next_count(client: httpx.Client) -> None:
    auth = analyst()
    answers = [client.get("/digest/me", auth=auth) for _ in range(2)]
    sent = [one.request.headers["authorization"] for one in answers]
    assert [one.status_code for one in answers] == [200, 200]
    assert [re.findall("nc=([0-9]+)", one) for one in sent] == [["00000001"], ["00000002"]]


def test_uri_must_be_what_was_called(client: httpx.Client) -> None:
    sent = client.get("/digest/me", auth=analyst()).request.headers["authorization"]
    answer = client.get("/digest/me?other=1", headers={"Authorization": sent})
    assert "uri in Digest is not what was called" in answer.text


@pytest.mark.parametrize("rest", ["x", 'username="analyst"', 'qop="auth-int", algorithm=SHA-1'])
def test_half_an_answer_is_refused(client: httpx.Client, rest: str) -> None:
    answer = client.get("/digest/me", headers={"Authorization": f"Digest {rest}"})
    assert answer.status_code == 401


def test_elsewhere_whoever_tries_digest_gets_a_challenge(client: httpx.Client) -> None:
    answer = client.get("/me", headers={"Authorization": "Digest x"})
    assert answer.headers["www-authenticate"].startswith("Digest realm=")
