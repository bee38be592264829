"""What answers of Cortex XSOAR mean: a refusal's likely cause, and pages that are not the API's."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from httpv2_gui.core.auth.clock_skew import skew_words
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import JsonError, Members
from httpv2_gui.core.model.result import Exchange, Received, header, media_type

_WHERE = "Settings & Info → Settings → Integrations → API Keys"
_UNAUTHORIZED = {
    "standard": (
        f"Check API Key and API Key ID, and in {_WHERE} that the key has not expired. "
        "A key that was made as Advanced is refused as Standard: look at API Key Type."
    ),
    "advanced": (
        f"Check API Key and API Key ID, and in {_WHERE} that the key has not expired. "
        "A key that was made as Standard is refused as Advanced: look at API Key Type."
    ),
    "xsoar_6": (
        "Check API Key. A tenant of XSOAR 8 or Cortex XSIAM wants API Key Type Standard or "
        "Advanced, with an API Key ID."
    ),
}


def reason(key_type: str, exchange: Exchange) -> str:
    """Say what a refusal (400 to 404) usually means; blank when the status says enough."""
    received, path = exchange.received, urlsplit(exchange.sent.url).path
    if received is None:
        return ""
    if received.status == 401:
        return f"{_clock(exchange, received)}{_UNAUTHORIZED[key_type]}"
    if received.status == 403:
        return _forbidden(received.body)
    if received.status == 404 and key_type != "xsoar_6" and not path.startswith(_PATHS):
        return "The API's paths begin with /xsoar/, and its host with api-, as View Examples shows."
    if received.status == 400 and not path.startswith("/public_api/"):
        return ""
    return _BY_STATUS.get(received.status, "")


_PATHS = ("/xsoar/", "/public_api/")
_BY_STATUS = {
    400: 'This API wants its parameters in a body like {"request_data": {}}.',
    402: "The tenant's licence does not include this API.",
}


def _forbidden(body: bytes) -> str:
    if b"CSRF" in body[:4096]:
        return (
            "XSOAR 6 says this of a wrong API Key: it then looks for a login's cookie. "
            "Check API Key and API Key Type."
        )
    return f"The key is right, but its role may not do this. Give it another role in {_WHERE}."


def _clock(exchange: Exchange, received: Received) -> str:
    """Compare the time that was hashed with the server's; only Advanced sends it."""
    try:
        milliseconds = int(header(exchange.sent.headers, "x-xdr-timestamp"))
        sent = datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    words = skew_words(received.headers, sent)
    return f"{words} An Advanced key is hashed with the time: set it. " if words else ""


def doubt(url: str, received: Received) -> str | None:
    """Say why an answer below 400 does not come from the API; None when it may."""
    if media_type(received.headers) == "text/html" or received.body[:64].lstrip()[:1] == b"<":
        return (
            "The answer is a web page, not the API's JSON: the FQDN or the path is wrong. Take "
            "the URL from View Examples of the key, not from the browser's address bar."
        )
    if not urlsplit(url).path.rstrip("/").endswith("/user"):
        return None
    try:
        answer = json_text.parse_bytes(received.body)
    except JsonError:
        return "The answer is not JSON: the FQDN or the path is wrong."
    if not isinstance(answer, Members) or not dict(answer).get("id"):
        return "The answer has no “id”, so it does not say whose key this is."
    return None
