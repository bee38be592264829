from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.interchange.format import InterchangeError, Thing
from httpv2_gui.core.interchange.har import write
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Received, Result, Sent, Timing
from tests.core.interchange.conftest import Recorder

SCHEMA = json.loads(Path(__file__).with_name("har_schema.json").read_text())
WHEN = datetime(2026, 1, 2, 3, 4, 5, 678900, UTC)


def archive(result: Result) -> dict[str, Any]:
    (content,) = write(Thing(result=result)).files.values()
    value = json.loads(content)
    jsonschema.validate(value, SCHEMA)
    return value["log"]


def result(**changes: Any) -> Result:
    exchange = Exchange(
        sent=Sent(
            method="POST",
            url="https://h/a?b=1&b=&c=%20x",
            headers=(("Content-Type", "text/plain"), ("Cookie", "a=1; b=2")),
            body="ü".encode(),
        ),
        received=Received(
            status=302,
            reason="Found",
            http_version="HTTP/2",
            headers=(("location", "/b"), ("set-cookie", "s=t; Path=/; HttpOnly")),
            body=b"\xff\xfe",
            wire_bytes=9,
        ),
        started=WHEN,
        timing=Timing(dns_ms=1.0, connect_ms=2.0, tls_ms=3.0, wait_ms=4.0, receive_ms=5.0),
    )
    values: dict[str, Any] = {"exchanges": (exchange,), **changes}
    return Result(succeeded=True, message="ok", started=WHEN, **values)


def test_an_exchange_by_the_specification() -> None:
    (entry,) = archive(result())["entries"]

    assert entry["startedDateTime"].endswith(("+00:00", "Z")) or ":" in entry["startedDateTime"]
    assert entry["timings"] == {
        "blocked": -1, "dns": 1.0, "connect": 5.0, "ssl": 3.0, "send": 0, "wait": 4.0,
        "receive": 5.0,
    }  # fmt: skip
    assert entry["time"] == 15.0
    assert entry["request"]["queryString"] == [
        {"name": "b", "value": "1"},
        {"name": "b", "value": ""},
        {"name": "c", "value": " x"},
    ]
    assert entry["request"]["postData"]["text"] == "ü"
    assert entry["request"]["cookies"][1] == {"name": "b", "value": "2"}
    assert entry["response"]["cookies"] == [{"name": "s", "value": "t"}]
    assert entry["response"]["redirectURL"] == "/b"
    assert base64.b64decode(entry["response"]["content"]["text"]) == b"\xff\xfe"


def test_no_answer_is_status_0() -> None:
    silent = Exchange(sent=Sent(method="GET", url="https://h/", body=b"\xff"), started=WHEN)
    (entry,) = archive(result(exchanges=(silent,)))["entries"]

    assert entry["response"]["status"] == 0
    assert entry["time"] == 0
    assert entry["request"]["postData"]["comment"]


def test_protected_downloads_stay_out() -> None:
    (entry,) = archive(result(protected=True))["entries"]
    assert entry["response"]["content"] == {"size": 0, "mimeType": ""}


async def test_a_real_run(recorder: Recorder) -> None:
    request = Request(name="a", url=f"http://127.0.0.1:{recorder.port}/x", method="POST", body="{}")
    async with Clients() as clients:
        ran = await run(request, None, clients=clients)
    (entry,) = archive(ran)["entries"]

    assert entry["response"]["status"] == 204
    assert entry["serverIPAddress"] == "127.0.0.1"


def test_without_a_result() -> None:
    with pytest.raises(InterchangeError):
        write(Thing())
