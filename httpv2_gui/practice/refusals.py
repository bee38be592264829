"""Error answers as real vendors write them."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import HTMLResponse, Response

from httpv2_gui.practice.written import Json, JsonAnswer

_CHALLENGE = 'Basic realm="HTTP V2 practice API", Bearer realm="HTTP V2 practice API"'

_BODIES: Mapping[int, Json] = {
    400: {
        "error": {"code": "BadRequest", "message": "The request is malformed.", "target": None},
    },
    401: {
        "errors": [{"code": 401, "message": "access denied, invalid credentials"}],
        "meta": {"powered_by": "practice-api", "trace_id": "3b1f8c52-0c1e-4f0b-8a53-5c19f4d7a001"},
    },
    403: {
        "error": {
            "code": "Authorization_RequestDenied",
            "message": "Insufficient privileges to complete the operation.",
            "innerError": {"required_role": "Incident.ReadWrite.All"},
        },
    },
    404: {
        "error": {
            "message": "No Record found",
            "detail": "Record doesn't exist or ACL restricts the record retrieval",
        },
        "status": "failure",
    },
    429: {
        "error": {
            "code": "TooManyRequests",
            "message": "Quota of 60 requests per minute exceeded. Try again in 5 seconds.",
        },
    },
    503: {"message": "Service is under maintenance", "status": 503},
}

_HEADERS: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": _CHALLENGE},
    429: {"Retry-After": "5", "X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "0"},
    503: {"Retry-After": "30"},
}

_ERROR_PAGE = """<!DOCTYPE html>
<html>
<head><title>500 Internal Server Error</title></head>
<body>
<h1>Internal Server Error</h1>
<p>The server encountered an internal error and was unable to complete your request.</p>
<hr><address>practice-api at 127.0.0.1</address>
</body>
</html>
"""


def refusal(status: int) -> Response:
    """Give the usual answer of that status, with the headers that go with it."""
    if status in (204, 304):
        return Response(status_code=status)
    if status == 500:
        return HTMLResponse(_ERROR_PAGE, status)
    body = _BODIES.get(status, {"status": status, "message": f"The practice API says {status}."})
    return JsonAnswer(body, status, dict(_HEADERS.get(status, {})))


def bad_request(sentence: str, status: int = 400) -> Response:
    """Say what was wrong with the request."""
    return JsonAnswer({"error": {"code": "BadRequest", "message": sentence}}, status)


def unauthorized(sentence: str) -> Response:
    """Say why the credentials were not accepted."""
    body: Json = {
        "errors": [{"code": 401, "message": sentence}],
        "meta": {"powered_by": "practice-api", "trace_id": "3b1f8c52-0c1e-4f0b-8a53-5c19f4d7a001"},
    }
    return JsonAnswer(body, 401, dict(_HEADERS[401]))
