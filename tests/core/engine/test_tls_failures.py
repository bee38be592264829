from __future__ import annotations

import ssl

import pytest

from httpv2_gui.core.engine.tls_failures import said_in_http, tls_failure


def alert(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("TLSV13_ALERT_CERTIFICATE_REQUIRED", "fill in Client SSL Certificate and Client Key"),
        ("TLSV1_ALERT_UNKNOWN_CA", "check Client SSL Certificate"),
        ("SSLV3_ALERT_CERTIFICATE_EXPIRED", "It has expired"),
        ("SSLV3_ALERT_CERTIFICATE_REVOKED", "It is revoked"),
        ("TLSV1_ALERT_PROTOCOL_VERSION", "Minimum and Maximum TLS Version"),
        ("SSLV3_ALERT_HANDSHAKE_FAILURE", "Client SSL Certificate"),
        ("TLSV1_UNRECOGNIZED_NAME", "Server Name (SNI)"),
        ("WRONG_VERSION_NUMBER", "http://"),
        ("SOMETHING_ELSE", "HTTPS port"),
    ],
)
def test_alert_names_the_field(reason: str, words: str) -> None:
    failure = tls_failure(alert(reason), "h.example")
    assert failure.kind == "tls"
    assert words in failure.hint
    assert "h.example" in failure.message


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (400, b"<h1>No required SSL certificate was sent</h1>", "fill in Client SSL Certificate"),
        (400, b"<h1>The SSL certificate error</h1>", "does not accept this client certificate"),
        (400, b"The plain HTTP request was sent to HTTPS port", "https://"),
        (400, b"Bad Request", None),
        (200, b"No required SSL certificate was sent", None),
    ],
)
def test_answer_that_speaks_of_tls(status: int, body: bytes, words: str | None) -> None:
    found = said_in_http(status, body)
    assert (found is None) if words is None else (found is not None and words in found)
