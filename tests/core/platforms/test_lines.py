import pytest
import requests

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.lines import LIBRARY, lines_of
from tests.core.platforms.shown import FORM, URL, request

LEAK = '{"Content-type": "application/x-www-form-urlencoded", "X-Id": "private"}'
DEDICATED = Connection(
    auth=DedicatedAuth(url="https://x/token", token_field="t", headers=Secret(LEAK))
)


def by_requests(method: str, **values: object) -> list[tuple[str, str]]:
    """Give the lines a session of requests would send, its version and codings as in 2.32.4."""
    with requests.Session() as session:
        session.headers.update(LIBRARY)
        prepared = session.prepare_request(requests.Request(method, URL, **values))  # pyright: ignore[reportArgumentType]
        return [(name, str(value)) for name, value in prepared.headers.items()]


def ours(connection: Connection | None = None, **values: object) -> dict[str, str]:
    case = Case(request=request(**values), connection=connection)
    return dict(lines_of(case, URL, case.shaped))


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("body", ["", '{"a": 1.10, "b": "ü"}'])
def test_lines_are_those_of_requests(method: str, body: str) -> None:
    typed = '{"accept": "text/plain", "X-One": "1", "User-Agent": "Me"}'
    case = Case(request=request(method=method, headers=typed, cookies='{"a": "1"}', body=body))
    headers = {"accept": "text/plain", "X-One": "1", "User-Agent": "Me"}
    json = {"a": 1.1, "b": "ü"} if body else None
    wanted = by_requests(method, headers=headers, cookies={"a": "1"}, json=json)
    assert list(lines_of(case, URL, case.shaped)) == [("Host", "api.example.com"), *wanted]


def test_a_form_is_labelled_as_requests_does() -> None:
    case = Case(request=request(method="POST", headers=FORM, body='{"a": "x y"}'))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    wanted = by_requests("POST", headers=headers, data={"a": "x y"})
    assert list(lines_of(case, URL, case.shaped))[1:] == wanted


def test_null_leaves_a_header_out() -> None:
    assert "User-Agent" not in ours(headers='{"user-agent": null}')
    assert ours()["User-Agent"].startswith("python-requests/2")


def test_the_connection_adds_labels_and_typed_ones_win() -> None:
    key = Connection(test_url="https://x", auth=ApiKeyAuth(field_name="X-Key", secret=Secret("s")))
    assert ours(key)["X-Key"] == "<API Key Secret>"
    assert ours(key, headers='{"x-key": "own"}')["x-key"] == "own"
    basic = Connection(test_url="https://x", auth=BasicAuth(username="ann", password=Secret("s")))
    assert ours(basic)["Authorization"] == "Basic <Basic Auth Password>"


def test_headers_of_the_token_request_go_along_without_their_values() -> None:
    lines = ours(DEDICATED, method="POST", body='{"a": 1}')
    assert lines["Content-type"] == "application/x-www-form-urlencoded"
    assert lines["X-Id"] == "<Dedicated Auth API Request Headers>"


def test_the_token_stands_in_values_of_headers_in_the_dedicated_flow_only() -> None:
    typed = '{"Authorization": "Bearer {{integration.token}} {{integration.token}}"}'
    assert ours(DEDICATED, headers=typed)["Authorization"] == "Bearer <token> <token>"
    assert ours(headers=typed)["Authorization"].startswith("Bearer {{")


def test_cookies() -> None:
    pane = '{"a": "1", "b": "2"}'
    assert ours(cookies=pane)["Cookie"] == "a=1; b=2"
    assert ours(cookies=pane, headers='{"Cookie": "x=y"}')["Cookie"] == "a=1; b=2"
    assert ours(cookies=pane, headers='{"cookie": "x=y"}') == ours(headers='{"cookie": "x=y"}')
    assert ours(cookies="{}", headers='{"Cookie": "x=y"}')["Cookie"] == "x=y"


def test_a_password_in_the_url_is_a_label() -> None:
    assert ours(url="https://a:b@x.example/")["Authorization"] == "Basic <password of the URL>"
