from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

from httpv2_gui.core.model.result import Exchange, Received, Result, Sent, header, media_type

NOW = datetime(2026, 1, 2, tzinfo=UTC)
HEADERS = (("Content-Type", " Text/HTML ; charset=utf-8"), ("X-A", "1"), ("x-a", "2"))


def exchange(url: str, purpose: str = "request", withheld: tuple[str, ...] = ()) -> Exchange:
    return Exchange(
        sent=Sent(method="GET", url=url),
        received=Received(status=200, reason="OK", http_version="HTTP/1.1", body=url.encode()),
        started=NOW,
        purpose=purpose,
        withheld=withheld,
    )


def result(*exchanges: Exchange) -> Result:
    return Result(succeeded=True, message="", started=NOW, exchanges=exchanges)


def test_headers_are_found_without_regard_to_case() -> None:
    assert header(HEADERS, "x-A") == "1"
    assert header(HEADERS, "missing", "none") == "none"


def test_the_media_type_has_no_parameters() -> None:
    assert media_type(HEADERS) == "text/html"
    assert media_type(()) == ""


def test_the_answer_is_the_last_that_is_not_the_tokens() -> None:
    found = result(exchange("a"), exchange("b", "redirect"), exchange("t", "token"))

    assert found.answer is not None
    assert found.answer.body == b"b"
    assert found.redirects == ("a", "b")


def test_without_an_exchange_there_is_no_answer() -> None:
    assert result().answer is None
    assert result(exchange("t", "token")).final is None


def test_status_without_a_response_is_0() -> None:
    assert exchange("a").status == 200
    assert dataclasses.replace(exchange("a"), received=None).status == 0


def test_what_was_withheld_is_told_once() -> None:
    found = result(exchange("a", withheld=("token", "key")), exchange("b", withheld=("key",)))

    assert found.withheld == ("token", "key")
