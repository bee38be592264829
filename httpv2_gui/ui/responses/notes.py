"""A sentence about a body that is not there or not what it says."""

from __future__ import annotations

from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import media_type
from httpv2_gui.ui.responses.reading import Reading


def note_of(reading: Reading) -> str:
    """Give the sentence, or an empty text when the body speaks for itself."""
    received = reading.received
    if received is None:
        return ""
    if not received.complete and received.body:
        return _why_incomplete(reading, spoken.size(len(received.body)))
    if not received.body:
        return _why_empty(reading)
    if reading.not_json is not None:
        kind = media_type(received.headers) or "JSON"
        return f"The server calls this {kind}, but it is not JSON. {reading.not_json}"
    return ""


def _why_incomplete(reading: Reading, size: str) -> str:
    failure = reading.result.failure
    if failure is not None and failure.kind == "bad_encoding":
        return f"These are the {size} as they arrived: they could not be decompressed."
    return f"The connection broke before the end. These are the {size} that did arrive."


def _why_empty(reading: Reading) -> str:
    final, received = reading.result.final, reading.received
    if final is None or received is None:
        return ""
    if final.sent.method == "HEAD":
        return "A HEAD request gets no body: the headers are the answer."
    if received.status == 204:
        return "204 No Content: it worked, and the server has nothing to send back."
    if received.status == 304:
        return "304 Not Modified: the body is the one that was sent before."
    return f"The server sent {received.status} without a body."
