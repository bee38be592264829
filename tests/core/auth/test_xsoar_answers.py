from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from httpv2_gui.core.auth.xsoar_answers import doubt, reason
from httpv2_gui.core.model.result import Exchange, Headers, Received, Sent

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
UNAUTHORIZED = (
    b'{"reply": {"err_code": 401, "err_msg": "Public API request unauthorized", "err_extra": null}}'
)
CSRF = b'{"id":"forbidden","status":403,"detail":"Issue with CSRF code"}'


def received(status: int, body: bytes = b"", headers: Headers = ()) -> Received:
    return Received(status=status, reason="", http_version="HTTP/1.1", headers=headers, body=body)


def exchange(
    status: int, body: bytes = b"", *, path: str = "/xsoar/user", ahead: timedelta | None = None
) -> Exchange:
    headers: Headers = ()
    if ahead is not None:
        headers = (("x-xdr-timestamp", str(int(NOW.timestamp()) * 1000)),)
    date = format_datetime(NOW - (ahead or timedelta()), usegmt=True)
    return Exchange(
        sent=Sent(method="GET", url=f"https://api-t.example.com{path}", headers=headers),
        received=received(status, body, (("Date", date),)),
        started=NOW,
    )


@pytest.mark.parametrize(
    ("key_type", "answer", "words"),
    [
        ("standard", exchange(401, UNAUTHORIZED), "made as Advanced is refused as Standard"),
        ("advanced", exchange(401, UNAUTHORIZED), "made as Standard is refused as Advanced"),
        ("standard", exchange(401, UNAUTHORIZED), "API Key ID"),
        ("standard", exchange(401, UNAUTHORIZED), "expired"),
        ("xsoar_6", exchange(401), "XSOAR 8"),
        ("standard", exchange(402), "licence"),
        ("standard", exchange(403), "role"),
        ("xsoar_6", exchange(403, CSRF), "wrong API Key"),
        ("standard", exchange(404, path="/user"), "/xsoar/"),
        ("standard", exchange(404), ""),
        ("xsoar_6", exchange(404, path="/users"), ""),
        ("standard", exchange(400, path="/public_api/v1/x"), "request_data"),
        ("standard", exchange(400), ""),
        ("standard", exchange(500), ""),
    ],
)
def test_refusals(key_type: str, answer: Exchange, words: str) -> None:
    said = reason(key_type, answer)
    assert words in said
    assert bool(said) is bool(words)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=7), "clock is 7 minutes ahead of the server's"),
        (timedelta(hours=-2), "clock is 2 hours behind the server's"),
    ],
)
def test_a_wrong_clock_is_named(ahead: timedelta, words: str) -> None:
    assert words in reason("advanced", exchange(401, UNAUTHORIZED, ahead=ahead))


def test_a_right_clock_is_not() -> None:
    assert "clock" not in reason("advanced", exchange(401, ahead=timedelta(seconds=30)))
    assert "clock" not in reason("standard", exchange(401))


def test_no_answer_no_reason() -> None:
    assert reason("standard", Exchange(sent=Sent(method="GET", url="https://h"), started=NOW)) == ""


@pytest.mark.parametrize(
    ("url", "body", "headers", "words"),
    [
        ("https://h/xsoar/user", b'{"id": "x", "username": "y"}', (), None),
        ("https://h/user/", b'{"id": "x"}', (), None),
        ("https://h/xsoar/public/v1/lists", b"[]", (), None),
        ("https://h/xsoar/user", b"[]", (), "no “id”"),
        ("https://h/xsoar/user?x=1", b'{"id": ""}', (), "no “id”"),
        ("https://h/xsoar/user", b"", (), "not JSON"),
        ("https://h/xsoar/user", b"\n <!DOCTYPE html>", (), "web page"),
        ("https://h/xsoar/about", b"x", (("Content-Type", "text/html"),), "View Examples"),
    ],
)
def test_a_green_answer_is_judged(
    url: str, body: bytes, headers: Headers, words: str | None
) -> None:
    said = doubt(url, received(200, body, headers))
    assert said is None if words is None else words in (said or "")
