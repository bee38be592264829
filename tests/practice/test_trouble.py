import json
import time

import httpx
import pytest

from httpv2_gui.practice.serve import PracticeServer


def test_redirect_on_the_same_origin(client: httpx.Client) -> None:
    answer = client.get("/redirect/same?status=308", follow_redirects=True)
    assert answer.history[0].status_code == 308
    assert answer.json()["path"] == "/echo"


def test_redirect_to_the_foreign_origin_is_answered(
    client: httpx.Client, practice: PracticeServer
) -> None:
    answer = client.get("/redirect/foreign", follow_redirects=True)
    assert str(answer.url) == f"{practice.foreign_url}/echo"
    assert answer.json()["method"] == "GET"


def test_redirect_loop(client: httpx.Client) -> None:
    with pytest.raises(httpx.TooManyRedirects):
        client.get("/redirect/loop", follow_redirects=True)


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "access denied"), (403, "Insufficient privileges"), (404, "No Record found")],
)
def test_statuses_have_a_vendors_body(client: httpx.Client, status: int, words: str) -> None:
    answer = client.get(f"/status/{status}")
    assert answer.status_code == status
    assert words in answer.text


def test_too_many_requests_says_when_to_retry(client: httpx.Client) -> None:
    assert client.get("/status/429").headers["retry-after"] == "5"


def test_server_error_is_a_page(client: httpx.Client) -> None:
    answer = client.get("/status/500")
    assert answer.headers["content-type"].startswith("text/html")
    assert "<h1>Internal Server Error</h1>" in answer.text


def test_no_content(client: httpx.Client) -> None:
    assert client.get("/status/204").content == b""


def test_unknown_path_and_wrong_method(client: httpx.Client) -> None:
    assert client.get("/nothing").status_code == 404
    answer = client.delete("/token")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


def test_slow_waits(client: httpx.Client) -> None:
    started = time.perf_counter()
    client.get("/slow?seconds=0.2")
    assert time.perf_counter() - started >= 0.2


@pytest.mark.parametrize("rows", [0, 1, 501])
def test_large_streams_valid_json(client: httpx.Client, rows: int) -> None:
    answer = client.get(f"/large?rows={rows}")
    assert "content-length" not in answer.headers
    assert len(json.loads(answer.content)) == rows


@pytest.mark.parametrize(
    "path", ["/slow?seconds=x", "/large?rows=x", "/status/42", "/redirect/same?status=200"]
)
def test_bad_parameters(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 400
