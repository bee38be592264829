"""A Result as an HTTP Archive, HAR 1.2: every exchange with its headers, bodies and timings.

Results are redacted; what is written is what the window shows. Phases that did not happen are -1,
as the specification has it.
"""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from httpv2_gui import __version__
from httpv2_gui.core.interchange.format import Exported, InterchangeError, Thing
from httpv2_gui.core.model.result import Exchange, Headers, Received, Result, Sent, Timing, header

_MISSING = -1


def write(thing: Thing) -> Exported:
    """Write a HAR file; raises InterchangeError when there is no result."""
    if thing.result is None:
        raise InterchangeError("A HAR file is made from a result: run the request first.")
    text = json.dumps(archive(thing.result), ensure_ascii=False, indent=2)
    notes = ["Secrets are labels in it; look through the bodies before you hand it on."]
    if thing.result.protected:
        notes.append("The protected download is left out: the saved zip has it.")
    return Exported(files={"result.har": f"{text}\n".encode()}, notes=tuple(notes))


def archive(result: Result) -> dict[str, Any]:
    """Give the archive as JSON values."""
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "HTTP V2 GUI", "version": __version__},
            "entries": [_entry(one, result.protected) for one in result.exchanges],
            "comment": result.message,
        }
    }


def _entry(exchange: Exchange, is_protected: bool) -> dict[str, Any]:
    received = exchange.received
    timings = _timings(exchange.timing)
    version = received.http_version if received is not None else "HTTP/1.1"
    entry: dict[str, Any] = {
        "startedDateTime": exchange.started.astimezone().isoformat(timespec="milliseconds"),
        "time": round(sum(v for k, v in timings.items() if v > 0 and k != "ssl"), 3),
        "request": _request(exchange.sent, version),
        "response": _response(received, version, is_protected and exchange.counts),
        "cache": {},
        "timings": timings,
        "comment": exchange.purpose,
    }
    if exchange.contact.address:
        entry["serverIPAddress"] = exchange.contact.address
    return entry


def _timings(timing: Timing) -> dict[str, float]:
    """Give milliseconds; HAR counts TLS as a part of connecting."""
    parts = (timing.connect_ms, timing.proxy_ms, timing.tls_ms)
    connects = [one for one in parts if one is not None]
    return {
        "blocked": _MISSING,
        "dns": _rounded(timing.dns_ms),
        "connect": round(sum(connects), 3) if connects else _MISSING,
        "send": 0,
        "wait": max(_rounded(timing.wait_ms), 0),
        "receive": max(_rounded(timing.receive_ms), 0),
        "ssl": _rounded(timing.tls_ms),
    }


def _rounded(value: float | None) -> float:
    return _MISSING if value is None else round(value, 3)


def _request(sent: Sent, version: str) -> dict[str, Any]:
    query = urlsplit(sent.url).query if "?" in sent.url else ""
    request: dict[str, Any] = {
        "method": sent.method,
        "url": sent.url,
        "httpVersion": version,
        "cookies": _cookies(header(sent.headers, "cookie")),
        "headers": _pairs(sent.headers),
        "queryString": [
            {"name": name, "value": value}
            for name, value in parse_qsl(query, keep_blank_values=True)
        ],
        "headersSize": -1,
        "bodySize": len(sent.body),
    }
    if sent.body:
        request["postData"] = _post_data(sent)
    return request


def _post_data(sent: Sent) -> dict[str, Any]:
    mime = header(sent.headers, "content-type")
    data: dict[str, Any] = {"mimeType": mime, "params": []}
    text = _text(sent.body)
    if text is None:
        text = base64.b64encode(sent.body).decode()
        data["comment"] = "The bytes are no text: they are Base64 here."
    return {**data, "text": text}


def _response(received: Received | None, version: str, is_protected: bool) -> dict[str, Any]:
    if received is None:  # as browsers write a call that was not answered
        received = Received(status=0, reason="", http_version=version)
    body = b"" if is_protected else received.body
    return {
        "status": received.status,
        "statusText": received.reason,
        "httpVersion": received.http_version,
        "cookies": [
            pair
            for name, value in received.headers
            if name.lower() == "set-cookie"
            for pair in _cookies(value.partition(";")[0])
        ],
        "headers": _pairs(received.headers),
        "content": _content(body, header(received.headers, "content-type")),
        "redirectURL": header(received.headers, "location"),
        "headersSize": -1,
        "bodySize": received.wire_bytes,
    }


def _content(body: bytes, mime: str) -> dict[str, Any]:
    content: dict[str, Any] = {"size": len(body), "mimeType": mime}
    text = _text(body)
    if text is None:
        return {**content, "text": base64.b64encode(body).decode(), "encoding": "base64"}
    return {**content, "text": text} if text else content


def _text(body: bytes) -> str | None:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _pairs(headers: Headers) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]


def _cookies(text: str) -> list[dict[str, str]]:
    cookies = (one.strip().partition("=") for one in text.split(";") if one.strip())
    return [{"name": name, "value": value} for name, _equals, value in cookies]
