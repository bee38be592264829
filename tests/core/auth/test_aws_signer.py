"""The signer beside botocore's, on the matrix of requests that botocore signs right."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from botocore import auth as botocore_auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given, settings
from hypothesis import strategies as st

from httpv2_gui.core.auth.aws_signer import AwsSigner
from httpv2_gui.core.engine import wire
from httpv2_gui.core.engine.address import read
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.model.secret import Secret

KEY, SECRET, TOKEN = "ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "to/ken=="
NOW = datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC)


def signer(service: str = "execute-api", **more: Any) -> AwsSigner:
    values = {"region": "eu-west-1", "session_token": Secret(TOKEN), "now": lambda: NOW, **more}
    return AwsSigner(access_key=KEY, secret_key=Secret(SECRET), service=service, **values)


def prepared(url: str, method: str = "GET", body: bytes = b"", **headers: str) -> Prepared:
    lines = tuple(Line(name.replace("_", "-"), value) for name, value in headers.items())
    return Prepared(method=method, address=read(url), lines=lines, body=body)


def signed(request: Prepared, by: AwsSigner) -> httpx.Request:
    return wire.signed(request, by, [])


def by_botocore(request: httpx.Request, service: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let botocore sign what went out."""
    monkeypatch.setattr(botocore_auth, "get_current_datetime", lambda: NOW.replace(tzinfo=None))
    target = request.extensions["target"].decode()
    url = f"{request.url.scheme}://{request.headers['host']}{target}"
    names = ("content-type", "x-amz-target", "x-amz-content-sha256")
    headers = {name: request.headers[name] for name in names if name in request.headers}
    theirs = AWSRequest(request.method, url, headers=headers, data=request.content)
    kind = botocore_auth.S3SigV4Auth if service == "s3" else botocore_auth.SigV4Auth
    kind(Credentials(KEY, SECRET, TOKEN), service, "eu-west-1").add_auth(theirs)
    return theirs.headers["Authorization"]


BOTH = ("execute-api", "s3")
ODD = st.sampled_from("ab./%2F+ &=;:@!$'()*,~-_?[]{}|ü€0")
MATRIX = [
    prepared("https://h/"),
    prepared("https://h:8443/a/b"),
    prepared("http://h:80/"),
    prepared("https://h/a/../b//c/./"),
    prepared("https://h/a b/ü/%2F/:;,+"),
    prepared("https://h/?b=2&a=1&a=0&B"),
    prepared("https://h/?q=a+b%20c;d:e/f,g"),
    prepared("https://h/?flag&empty="),
    prepared("https://h/?€=ü&x=1=2"),
    prepared(
        "https://h/", "POST", b'{"a": 1}', Content_Type="application/json", X_Amz_Target="T.L"
    ),
    prepared("https://h/key", "PUT", bytes(range(256)), Content_Type="text/plain; charset=x"),
    prepared("https://h/", "DELETE", User_Agent="x", Accept="*/*"),
    prepared("https://xn--i-7iq.ws/"),
]


@pytest.mark.parametrize("service", BOTH)
@pytest.mark.parametrize("request_", MATRIX, ids=lambda one: f"{one.method} {one.address}")
def test_botocore_makes_the_same_signature(
    request_: Prepared, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = signed(request_, signer(service))
    assert ours.headers["authorization"] == by_botocore(ours, service, monkeypatch)


@settings(max_examples=200, deadline=None)
@given(
    path=st.text(ODD, max_size=20), query=st.text(ODD, max_size=20), service=st.sampled_from(BOTH)
)
def test_botocore_agrees_about_any_target(path: str, query: str, service: str) -> None:
    ours = signed(prepared(f"https://h/{path}?{query}"), signer(service))
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert ours.headers["authorization"] == by_botocore(ours, service, monkeypatch)


def test_what_is_signed_is_what_goes_out() -> None:
    request = prepared("https://h/a/../b c?q=x+y")
    ours = signed(request, signer())
    assert ours.extensions["target"] == b"/b%20c?q=x%20y"
    assert wire.url_of(ours, request.address) == "https://h/b%20c?q=x%20y"


def test_own_headers_are_there_and_signed() -> None:
    ours = signed(prepared("https://h/"), signer())
    assert ours.headers["x-amz-date"] == "20260301T235959Z"
    assert ours.headers["x-amz-security-token"] == TOKEN
    assert ours.headers["x-amz-content-sha256"].startswith("e3b0c442")
    names = "host;x-amz-content-sha256;x-amz-date;x-amz-security-token"
    assert f"SignedHeaders={names}," in ours.headers["authorization"]


def test_no_token_no_header() -> None:
    ours = signed(prepared("https://h/"), signer(session_token=Secret()))
    assert "x-amz-security-token" not in ours.headers


def test_typed_headers_are_signed_as_they_are_typed() -> None:
    overridden: list[str] = []
    request = prepared(
        "https://h/", X_Amz_Date="20150830T123600Z", X_Amz_Content_Sha256="UNSIGNED-PAYLOAD"
    )
    ours = wire.signed(request, signer("s3"), overridden)
    assert overridden == []
    assert "/20150830/eu-west-1/s3/" in ours.headers["authorization"]
    assert ours.headers["x-amz-content-sha256"] == "UNSIGNED-PAYLOAD"


def test_a_typed_date_that_is_none_does_not_break_signing() -> None:
    overridden: list[str] = []
    ours = wire.signed(prepared("https://h/", X_Amz_Date="today"), signer(), overridden)
    assert overridden == ["X-Amz-Date"]
    assert ours.headers["x-amz-date"] == "today"


@pytest.mark.parametrize(
    ("url", "service", "unsigned"),
    [("https://h/", "s3", True), ("http://h/", "s3", False), ("https://h/", "sts", False)],
)
def test_body_stays_unsigned_only_for_s3_over_tls(url: str, service: str, unsigned: bool) -> None:
    request = prepared(url, "PUT", b"large")
    ours = signed(request, signer(service, unsigned_payload=True))
    assert (ours.headers["x-amz-content-sha256"] == "UNSIGNED-PAYLOAD") is unsigned


def test_each_flow_has_a_date_of_its_own() -> None:
    moments = iter([NOW, NOW.replace(second=0)])
    one = signer(now=lambda: next(moments))
    dates = [signed(prepared("https://h/"), one).headers["x-amz-date"] for _ in range(2)]
    assert dates == ["20260301T235959Z", "20260301T235900Z"]


def test_header_beyond_ascii_is_signed_as_its_bytes() -> None:
    ours = signed(prepared("https://h/", X_Amz_Meta_Name="ü€"), signer("s3"))
    assert re.search(r"Signature=[0-9a-f]{64}$", ours.headers["authorization"])
    assert ("x-amz-meta-name", "ü€".encode()) in [
        (name.decode().lower(), value) for name, value in ours.headers.raw
    ]


def test_secrets_are_in_no_repr() -> None:
    assert SECRET not in repr(signer())
    assert TOKEN not in repr(signer())
