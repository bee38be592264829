"""What an HTTP status usually means for the person who called."""

from __future__ import annotations

from httpv2_gui.core.engine.tls_failures import said_in_http

_HINTS: dict[int, str] = {
    400: "The server does not understand the request. Compare URL, params and body with its "
    "documentation; the preview shows what was sent.",
    401: "The credentials are missing or wrong. Check the connection's authentication, "
    "and that the secret is the current one.",
    403: "The credentials were understood but do not allow this. Check the permissions of the "
    "account or key, and whether your address is on an allow list.",
    404: "Nothing is there. Check the path of the URL; some servers also say 404 for what one "
    "may not see.",
    405: "The server does not take this method here. Check Method.",
    406: "The server cannot give the type that Accept asks for.",
    407: "A proxy wants credentials.",
    408: "The server got tired of waiting for the request.",
    409: "The request conflicts with the state on the server, for instance a name in use.",
    413: "The body is larger than the server takes.",
    415: "The server does not take this Content-Type. Check the Content-Type header.",
    422: "The server understood the body but not its values. Its answer usually names the field.",
    429: "Too many requests. Wait; Retry-After says how long when the server sends it.",
    500: "The server failed. Its log knows why; the request may have an unexpected value.",
    502: "A gateway did not get an answer from the server behind it. Try again later.",
    503: "The service is overloaded or in maintenance. Try again later.",
    504: "A gateway waited too long for the server behind it. Try again later.",
}


def status_hint(status: int, body: bytes = b"") -> str:
    """Say what usually causes it and what to try; some say in the body that TLS is to blame."""
    of_tls = said_in_http(status, body)
    if of_tls is not None:
        return of_tls
    usual = "The server failed." if status >= 500 else "The server refused the request."
    return _HINTS.get(status, f"{usual} Its answer usually says why.")
