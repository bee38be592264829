"""Authentication and connection in HTTP V2 16.0 (as published 2026-09-29).

It has Basic, an API key and the dedicated flow; half a pair, or credentials without Test URL, mean
no authentication, silently. The token request is always a form, and its headers stay on the
session. There is no proxy, no client certificate, no timeout of a connection.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.engine.bodies import is_json, media_type
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts
from httpv2_gui.core.platforms import edits, python_json
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding
from httpv2_gui.core.platforms.flow import KNOWN


def scheme_missing(case: Case) -> Iterator[PlatformFinding]:
    """A way to authenticate that the platform does not have."""
    scheme = case.scheme
    if scheme.name in KNOWN:
        return
    remedy = (
        " There, use an API key: field name Authorization, secret “Bearer …”."
        if scheme.name == "bearer"
        else ""
    )
    yield _warn(
        "secops.scheme-missing",
        "connection.auth",
        f"HTTP V2 has no {scheme.title}: it would send the request without authentication.{remedy}",
    )


def no_test_url(case: Case) -> Iterator[PlatformFinding]:
    """Credentials without Test URL are silently left out."""
    has_credentials = isinstance(case.scheme, BasicAuth | ApiKeyAuth)
    if has_credentials and case.connection is not None and not case.connection.test_url.strip():
        yield _warn(
            "secops.no-test-url",
            "connection.test_url",
            "Without Test URL, HTTP V2 16.0 leaves the credentials out and says nothing.",
        )


def half_pair(case: Case) -> Iterator[PlatformFinding]:
    """A user name without password, a field name without secret, a flow that lacks a part."""
    scheme = case.scheme
    missing: list[str] = []
    if isinstance(scheme, BasicAuth):
        missing = [] if scheme.username.strip() else ["Basic Auth Username"]
    elif isinstance(scheme, ApiKeyAuth):
        missing = [] if scheme.field_name.strip() else ["API Key Field Name"]
    elif isinstance(scheme, DedicatedAuth) and case.flow == "none":
        parts = (("URL", scheme.url), ("Token Field Name", scheme.token_field))
        missing = [f"Dedicated Auth API Request {n}" for n, text in parts if not text.strip()]
    if missing:
        yield _warn(
            "secops.half-pair",
            "connection.auth",
            f"{missing[0]} is missing: HTTP V2 16.0 would send the request without authentication "
            "and say nothing.",
        )


def token_json(case: Case) -> Iterator[PlatformFinding]:
    """A token request in JSON goes out as a form."""
    scheme = case.scheme
    if not isinstance(scheme, DedicatedAuth):
        return
    headers = python_json.members(scheme.headers.reveal())
    types = [str(value) for name, value in headers.items() if name.lower() == "content-type"]
    if types and is_json(media_type(types[-1])):
        yield _warn(
            "secops.token-json",
            "connection.auth.headers",
            "The token request has a JSON body; HTTP V2 16.0 sends it as a form whatever its "
            "Content-Type says, so an endpoint that wants JSON gives no token.",
        )


def token_headers_leak(case: Case) -> Iterator[PlatformFinding]:
    """A JSON body without Content-Type gets the token request's."""
    if case.flow != "dedicated" or case.shaped.way != "json":
        return
    if any(name.lower() == "content-type" for name in case.headers):
        return
    headers = edits.with_entry(case.request.headers, "Content-Type", "application/json")
    yield PlatformFinding(
        rule="secops.token-headers",
        severity="warning",
        place="headers",
        message="HTTP V2 16.0 sends the headers of the token request with this request, too: "
        "without "
        "a Content-Type here the JSON goes out under the one of the token request, often a form's.",
        fix=Fix(
            label="Add Content-Type: application/json",
            request=case.request.with_values(headers=headers),
        ),
    )


def challenge(case: Case) -> Iterator[PlatformFinding]:
    """Basic after the challenge: the platform sends the password at once."""
    if isinstance(case.scheme, BasicAuth) and case.scheme.waits_for_challenge:
        yield _note(
            "secops.challenge",
            "connection.auth.after_challenge",
            "HTTP V2 does not wait for the challenge: it sends the password with every request.",
        )


def basic_letters(case: Case) -> Iterator[PlatformFinding]:
    """A user name outside Latin-1 cannot be written by the HTTP library."""
    scheme = case.scheme
    if not isinstance(scheme, BasicAuth):
        return
    try:
        scheme.username.encode("latin-1")
    except UnicodeEncodeError:
        yield _warn(
            "secops.basic-letters",
            "connection.auth.username",
            "The HTTP library of HTTP V2 16.0 writes user names in Latin-1, which does not have "
            "all "
            "letters of this one: it would end with an error.",
        )
        return
    if not scheme.username.isascii():
        yield _note(
            "secops.basic-letters",
            "connection.auth.username",
            "HTTP V2 16.0 sends this user name in Latin-1, here it goes in UTF-8 (RFC 7617).",
        )


def ca_certificate(case: Case) -> Iterator[PlatformFinding]:
    """Only Base64 of a PEM file is read."""
    if case.connection is None:
        return
    text = case.connection.tls.ca_certificate.strip()
    if not text or not case.connection.tls.verify or _is_base64_of_pem(text):
        return
    yield _warn(
        "secops.ca-certificate",
        "connection.tls.ca_certificate",
        "HTTP V2 16.0 takes CA Certificate only as Base64 of a PEM file, and would end with a "
        "certificate error.",
    )


def options(case: Case) -> Iterator[PlatformFinding]:
    """What the connection says that HTTP V2 has no parameter for."""
    if case.connection is None:
        return
    names = list(_own_options(case.connection))
    if names:
        yield _note(
            "secops.connection-options",
            "connection",
            f"HTTP V2 has no parameter for: {', '.join(names)}.",
        )


RULES = {
    "secops.scheme-missing": scheme_missing,
    "secops.no-test-url": no_test_url,
    "secops.half-pair": half_pair,
    "secops.token-json": token_json,
    "secops.token-headers": token_headers_leak,
    "secops.challenge": challenge,
    "secops.basic-letters": basic_letters,
    "secops.ca-certificate": ca_certificate,
    "secops.connection-options": options,
}


def _warn(rule: str, place: str, message: str) -> PlatformFinding:
    return PlatformFinding(rule=rule, severity="warning", place=place, message=message)


def _note(rule: str, place: str, message: str) -> PlatformFinding:
    return PlatformFinding(rule=rule, severity="note", place=place, message=message)


def _is_base64_of_pem(text: str) -> bool:
    try:
        return "-----BEGIN" in base64.b64decode("".join(text.split()), validate=True).decode()
    except ValueError:
        return False


def _own_options(connection: Connection) -> Iterator[str]:
    tls = connection.tls
    told = (
        ("Proxy", connection.proxy != Proxy()),
        ("Client SSL Certificate", tls.client_certificate.strip()),
        ("Trust SSL Server Certificate", tls.trusted_certificate.strip()),
        ("Roots", tls.roots != "system"),
        ("Minimum TLS Version", tls.minimum_version != "1.2"),
        ("Maximum TLS Version", tls.maximum_version != "1.3"),
        ("Server Name (SNI)", tls.server_name.strip()),
        ("Connect and Read Timeout", connection.timeouts != Timeouts()),
        ("Cookie Scope", connection.cookie_scope != "run"),
        ("HTTP Version", connection.http_version != "auto"),
    )
    yield from (name for name, is_set in told if is_set)
