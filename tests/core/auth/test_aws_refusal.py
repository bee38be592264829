"""What AWS says is read, and names the field to change."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

import pytest

from httpv2_gui.core.auth import aws_refusal
from httpv2_gui.core.auth.aws_signer import AwsSigner
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.engine import wire
from httpv2_gui.core.engine.address import read
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.model.result import Exchange, Received, Sent
from httpv2_gui.core.model.secret import Secret

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
OURS = "GET\n/key\n\nhost:{host}\nx-amz-content-sha256:{empty}\nx-amz-date:20260301T120000Z\n\n"
OURS += "host;x-amz-content-sha256;x-amz-date\n{empty}"
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def canonical(host: str = "h") -> str:
    return OURS.format(host=host, empty=EMPTY)


def exchange(body: str, *, url: str = "https://h/key", **headers: str) -> Exchange:
    """Give what a refused GET leaves behind, really signed."""
    signer = AwsSigner(
        access_key="AKIAIOSFODNN7EXAMPLE",
        secret_key=Secret("secret"),
        session_token=Secret(),
        service="s3",
        region="us-east-1",
        now=lambda: NOW,
    )
    request = wire.signed(Prepared(method="GET", address=read(url)), signer, [])
    names = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Exchange(
        sent=Sent(method="GET", url=url, headers=tuple(wire.texts(request.headers.raw))),
        received=Received(
            status=403,
            reason="Forbidden",
            http_version="HTTP/1.1",
            headers=names,
            body=body.encode(),
        ),
        started=NOW,
    )


def explained(body: str, *, key: str = "AKIAIOSFODNN7EXAMPLE", **more: str) -> Explanation:
    found = aws_refusal.explain(exchange(body, **more), key, "s3", "us-east-1")
    assert found is not None
    return found


def xml(code: str, message: str = "", more: str = "") -> str:
    return (
        f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{message}</Message>{more}</Error>"
    )


def json_(kind: str, message: str = "") -> str:
    return json.dumps({"__type": f"com.amazon.coral.service#{kind}", "message": message})


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (xml("InvalidAccessKeyId"), "Access Key"),
        (xml("InvalidClientTokenId"), "Access Key"),
        (json_("UnrecognizedClientException"), "Access Key"),
        (xml("SignatureDoesNotMatch"), "Secret Key"),
        (json_("InvalidSignatureException"), "Secret Key"),
        (xml("ExpiredToken"), "Session Token"),
        (json_("ExpiredTokenException"), "Session Token"),
        (json_("X", "The security token included in the request is expired"), "Session Token"),
        (xml("RequestTimeTooSkewed"), "clock"),
        (json_("InvalidSignatureException", "Signature expired: 1 is now earlier than 2"), "clock"),
        (xml("S", "Credential should be scoped to a valid region, not 'x'."), "Amazon AWS Region"),
        (
            xml("AuthorizationHeaderMalformed", "the region 'x' is wrong; expecting 'eu-west-1'"),
            "Amazon AWS Region to eu-west-1",
        ),
        (
            xml("S", "Credential should be scoped to correct service: 'execute-api'."),
            "Amazon AWS Service Type to execute-api",
        ),
        (json_("AccessDeniedException"), "permission"),
        (json_("MissingAuthenticationToken", "Missing Authentication Token"), "Check the URL"),
    ],
)
def test_refusal_names_the_field(body: str, field: str) -> None:
    assert field in explained(body).hint


def test_code_may_stand_in_a_header() -> None:
    found = explained('{"message": "no"}', x_amzn_ErrorType="ForbiddenException:http://x/")
    assert "x-api-key" in found.hint


@pytest.mark.parametrize(
    "body", ["", "no", "[1]", "{", '{"message": 1}', "<html>", "<a/>", xml("Unheard")]
)
def test_what_says_nothing_is_not_explained(body: str) -> None:
    assert aws_refusal.explain(exchange(body), "AKIA", "s3", "us-east-1") is None


def test_no_answer_is_not_explained() -> None:
    nothing = Exchange(sent=Sent(method="GET", url="https://h/"), started=NOW)
    assert aws_refusal.explain(nothing, "AKIA", "s3", "us-east-1") is None


def test_canonical_request_of_s3_is_compared() -> None:
    theirs = canonical("other")
    body = xml("SignatureDoesNotMatch", "x", f"<CanonicalRequest>{theirs}</CanonicalRequest>")
    comparison = explained(body).comparison
    assert comparison is not None
    assert comparison.theirs == theirs
    assert comparison.ours == canonical()


def test_canonical_string_in_a_sentence_is_compared() -> None:
    theirs = canonical("other")
    message = f"No match.\n\nThe Canonical String for this request should have been\n'{theirs}'\n\n"
    message += "The String-to-Sign should have been\n'AWS4-HMAC-SHA256'\n"
    for body in (json_("InvalidSignatureException", message), xml("S", escape(message))):
        comparison = explained(body).comparison
        assert comparison is not None
        assert comparison.theirs == theirs


def test_equal_canonical_requests_leave_only_the_secret_key() -> None:
    body = xml("SignatureDoesNotMatch", "", f"<CanonicalRequest>{canonical()}</CanonicalRequest>")
    found = explained(body)
    assert found.comparison is None
    assert "Secret Key is not the Access Key's" in found.hint


def test_entities_are_not_expanded() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
    body = bomb + xml("SignatureDoesNotMatch", "", "<CanonicalRequest>&b;&amp;</CanonicalRequest>")
    comparison = explained(body).comparison
    assert comparison is not None
    assert comparison.theirs == "&b;&"


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(12, "This computer's clock is 12 minutes behind"), (-12, "12 minutes ahead of")],
)
def test_clock_is_measured(ahead: int, words: str) -> None:
    date = (NOW + timedelta(minutes=ahead)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert words in explained(xml("RequestTimeTooSkewed"), Date=date).hint


def test_typed_date_is_named() -> None:
    old = exchange(xml("RequestTimeTooSkewed"))
    headers = tuple(("x-amz-date", "20150101T000000Z") for _ in range(1))
    old = Exchange(
        sent=Sent(method="GET", url=old.sent.url, headers=headers),
        received=old.received,
        started=NOW,
    )
    found = aws_refusal.explain(old, "AKIA", "s3", "us-east-1")
    assert found is not None
    assert "X-Amz-Date" in found.hint


def test_host_says_what_it_is() -> None:
    url = "https://dynamodb.eu-west-1.amazonaws.com/key"
    hint = explained(xml("SignatureDoesNotMatch"), url=url).hint
    assert "The host is of dynamodb in eu-west-1; it was signed for s3 in us-east-1." in hint


def test_temporary_key_without_its_token() -> None:
    assert "No Session Token was sent" in explained(xml("InvalidAccessKeyId"), key="ASIAX").hint


@pytest.mark.parametrize(
    ("host", "regions"),
    [
        ("bucket.s3.eu-west-1.amazonaws.com", ("eu-west-1",)),
        ("x.execute-api.cn-north-1.amazonaws.com.cn", ("cn-north-1",)),
        ("iam.amazonaws.com", ()),
        ("eu-west-1.example.com", ()),
        ("", ()),
    ],
)
def test_regions_in_a_host(host: str, regions: tuple[str, ...]) -> None:
    assert aws_refusal.regions_in(host) == regions
