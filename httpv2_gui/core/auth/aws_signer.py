"""Signs requests for AWS: writes the target in its canonical form, then signs what goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import httpx

from httpv2_gui.core.auth import aws_signature, request_header
from httpv2_gui.core.auth.aws_canonical import canonical_request, signed_names, wire_target
from httpv2_gui.core.auth.aws_names import S3_SERVICES
from httpv2_gui.core.auth.aws_signature import Scope
from httpv2_gui.core.model.secret import Secret

DATE = "X-Amz-Date"
PAYLOAD = "X-Amz-Content-SHA256"
TOKEN = "X-Amz-Security-Token"  # noqa: S105 - the name of a header
_IS_DATE = re.compile(r"\d{8}T\d{6}Z")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class AwsSigner(httpx.Auth):
    """Signs with a date of its own each time; a typed X-Amz header is signed as it is typed."""

    blocks: ClassVar[bool] = True
    """Hashing a large body takes a second: see `signing`."""

    access_key: str
    secret_key: Secret
    session_token: Secret
    service: str
    region: str
    unsigned_payload: bool = False
    now: Callable[[], datetime] = _now

    @property
    def is_s3(self) -> bool:
        return self.service in S3_SERVICES

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        target = request.extensions.get("target", request.url.raw_path).decode("ascii")
        target = wire_target(target, s3=self.is_s3)
        request.extensions = {**request.extensions, "target": target.encode("ascii")}
        self._put_own_headers(request)
        headers = pairs(request)
        names = signed_names(headers)
        payload = request.headers[PAYLOAD]
        canonical = canonical_request(
            request.method, target, headers, names, payload, s3=self.is_s3
        )
        scope = Scope(request.headers[DATE], self.region, self.service)
        signed = aws_signature.authorization(
            self.access_key, str(scope), names, self._signature(scope, canonical)
        )
        request_header.put(request, "Authorization", signed)
        yield request

    def _put_own_headers(self, request: httpx.Request) -> None:
        if not _IS_DATE.fullmatch(request.headers.get(DATE, "")):
            request_header.put(request, DATE, self._date())
        if PAYLOAD not in request.headers:
            request_header.put(request, PAYLOAD, self._payload(request))
        if self.session_token and TOKEN not in request.headers:
            request_header.put(request, TOKEN, self.session_token.reveal())

    def _date(self) -> str:
        return aws_signature.amz_date(self.now())

    def _payload(self, request: httpx.Request) -> str:
        # Without TLS anybody could put another body under the signature.
        if self.unsigned_payload and self.is_s3 and request.url.scheme == "https":
            return aws_signature.UNSIGNED_PAYLOAD
        return self._hash(request.read())

    def _hash(self, body: bytes) -> str:
        return aws_signature.payload_hash(body)

    def _signature(self, scope: Scope, canonical: str) -> str:
        return aws_signature.signature(self.secret_key, scope, canonical)


@dataclass(frozen=True, kw_only=True)
class PreviewSigner(AwsSigner):
    """Shows what each send makes anew as labels; the body of a preview may be shortened."""

    def _date(self) -> str:
        return "<time>"

    def _hash(self, body: bytes) -> str:
        return "<SHA-256 of the body>" if body else super()._hash(body)

    def _signature(self, scope: Scope, canonical: str) -> str:
        return "<signature>"


def pairs(request: httpx.Request) -> list[tuple[str, str]]:
    """Give the headers as text from which the same bytes can be made again."""
    return [
        (name.decode("ascii", "replace"), value.decode("utf-8", "surrogateescape"))
        for name, value in request.headers.raw
    ]
