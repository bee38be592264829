"""The published vectors: AWS's test suite, the examples of S3, the walk through IAM's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from httpv2_gui.core.auth import aws_signature
from httpv2_gui.core.auth.aws_canonical import canonical_request
from httpv2_gui.core.auth.aws_signature import Scope
from httpv2_gui.core.model.secret import Secret

VECTORS = Path(__file__).parent / "aws_vectors"


def vectors() -> Iterator[Any]:
    for file in sorted(VECTORS.glob("*.json")):
        suite = json.loads(file.read_text("utf-8"))
        for vector in suite.pop("vectors"):
            yield pytest.param(suite, vector, id=f"{file.stem}-{vector['name']}")


@pytest.mark.parametrize(("suite", "vector"), list(vectors()))
def test_published_signature(suite: dict[str, str], vector: dict[str, Any]) -> None:
    headers = [("Host", suite["host"]), ("X-Amz-Date", suite["date"]), *vector["headers"]]
    names = tuple(sorted({name.lower() for name, _value in headers}))
    canonical = canonical_request(
        vector["method"],
        vector["target"],
        headers,
        names,
        aws_signature.payload_hash(vector["body"].encode()),
        s3=vector["path"] == "as it is",
    )
    scope = Scope(suite["date"], suite["region"], suite["service"])
    made = aws_signature.signature(Secret(suite["secret_key"]), scope, canonical)
    assert made == vector["signature"]


def test_there_are_many_vectors() -> None:
    assert len(list(vectors())) > 40


def test_string_to_sign_of_the_published_example() -> None:
    canonical = "GET\n/test.txt\n\nhost:examplebucket.s3.amazonaws.com\nrange:bytes=0-9\n"
    empty = aws_signature.payload_hash(b"")
    canonical += f"x-amz-content-sha256:{empty}\nx-amz-date:20130524T000000Z\n\n"
    canonical += f"host;range;x-amz-content-sha256;x-amz-date\n{empty}"
    scope = Scope("20130524T000000Z", "us-east-1", "s3")
    assert aws_signature.string_to_sign(scope, canonical).splitlines() == [
        "AWS4-HMAC-SHA256",
        "20130524T000000Z",
        "20130524/us-east-1/s3/aws4_request",
        "7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972",
    ]


def test_date_is_written_as_aws_reads_it() -> None:
    moment = datetime(2015, 8, 30, 12, 36, 5, 999, tzinfo=UTC)
    assert aws_signature.amz_date(moment) == "20150830T123605Z"


def test_written_date_is_read_back() -> None:
    moment = datetime(2015, 8, 30, 12, 36, tzinfo=UTC)
    assert aws_signature.moment(aws_signature.amz_date(moment)) == moment
    assert aws_signature.moment("today") is None


def test_authorization_header() -> None:
    made = aws_signature.authorization("AK", "20150830/r/s/aws4_request", ("host", "x"), "00")
    assert made == (
        "AWS4-HMAC-SHA256 Credential=AK/20150830/r/s/aws4_request, "
        "SignedHeaders=host;x, Signature=00"
    )
