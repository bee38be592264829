import http.client
import json
from typing import Any

import pytest

from tests.servers.drf import Drf


def call(
    drf: Drf, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", drf.port, timeout=5)
    try:
        text = None if body is None else json.dumps(body)
        sent = {"Content-Type": "application/json", **(headers or {})}
        connection.request(method, path, text, sent)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def test_token_opens_the_page(drf: Drf) -> None:
    login = {"username": "jürgen", "password": "pä:ss wörd€"}
    _, answer = call(drf, "POST", "/auth/token", login)
    authorization = {"Authorization": f"Token {answer['token']}"}
    status, me = call(drf, "GET", "/auth/me", headers=authorization)
    assert (status, me["user"]) == (200, "jürgen")


def test_nested_answer_holds_the_same_token(drf: Drf) -> None:
    login = {"username": "tester", "password": "s3cret"}
    _, flat = call(drf, "POST", "/auth/token", login)
    _, nested = call(drf, "POST", "/auth/nested", login)
    assert nested["data"]["token"] == flat["token"]


@pytest.mark.parametrize("path", ["/auth/token", "/auth/nested"])
def test_wrong_password_gets_no_token(drf: Drf, path: str) -> None:
    status, answer = call(drf, "POST", path, {"username": "tester", "password": "wrong"})
    assert status == 400
    assert "token" not in str(answer.keys())


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Token 0123456789abcdef"}])
def test_page_refuses_nobody_and_a_wrong_token(drf: Drf, headers: dict[str, str]) -> None:
    assert call(drf, "GET", "/auth/me", headers=headers)[0] == 401
