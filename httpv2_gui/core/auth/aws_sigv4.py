"""AWS Signature Version 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from httpv2_gui.core.auth import aws_names, aws_refusal
from httpv2_gui.core.auth.aws_names import CUSTOM, S3_SERVICES
from httpv2_gui.core.auth.aws_signer import AwsSigner, PreviewSigner
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import whole_value_error
from httpv2_gui.core.model.result import Exchange, Received, header
from httpv2_gui.core.model.secret import Secret

_LONG_TERM, _TEMPORARY = "AKIA", "ASIA"
_BLANK_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f]")
_TEST_URLS = {
    "sts": "https://sts.{region}.{domain}/?Action=GetCallerIdentity&Version=2011-06-15",
    "s3": "https://s3.{region}.{domain}/",
}
"""What any key may ask, by service."""


@dataclass(frozen=True, kw_only=True)
class AwsSigV4(Scheme):
    """Signs each request for one AWS service in one region."""

    name: ClassVar[str] = "aws_sigv4"
    title: ClassVar[str] = "AWS Signature"
    summary: ClassVar[str] = "Each request is signed for one AWS service and region (SigV4)."

    access_key: str = fields.text("Amazon AWS Access Key", required=True, hint="AKIA…")
    secret_key: Secret = fields.secret("Amazon AWS Secret Key", required=True)
    session_token: Secret = fields.secret(
        "Session Token", help="Only with temporary credentials: their Access Key begins with ASIA."
    )
    service: str = fields.choice(
        "Amazon AWS Service Type",
        aws_names.SERVICES,
        "execute-api",
        help="What the request is signed for, by its signing name. The URL is typed by you.",
    )
    custom_service: str = fields.text(
        "Custom AWS Service", required=True, hint="codepipeline", when={"service": CUSTOM}
    )
    region: str = fields.choice("Amazon AWS Region", aws_names.REGIONS, "us-east-1")
    custom_region: str = fields.text(
        "Custom AWS Region", required=True, hint="ap-south-2", when={"region": CUSTOM}
    )
    unsigned_payload: bool = fields.flag(
        "Leave the body unsigned",
        False,
        help="UNSIGNED-PAYLOAD, for large uploads. Over http:// the body is signed all the same.",
        when={"service": (*S3_SERVICES, CUSTOM)},
    )

    @property
    def signing_name(self) -> str:
        """What it signs for: Custom wins over the list."""
        return self.custom_service.strip() if self.service == CUSTOM else self.service

    @property
    def signing_region(self) -> str:
        return self.custom_region.strip() if self.region == CUSTOM else self.region

    def signer(self) -> AwsSigner:
        return AwsSigner(**self._signing())

    def preview_signer(self) -> AwsSigner:
        return PreviewSigner(**self._signing())

    def adds(self) -> tuple[str, ...]:
        return ("Authorization header (AWS Signature)", "X-Amz headers")

    def doubts(self, url: str) -> Iterator[str]:
        there = aws_refusal.regions_in(urlsplit(url).hostname or "")
        if there and self.signing_region not in there:
            yield (
                f"The host is in {there[0]}, but the request is signed for {self.signing_region}: "
                "change Amazon AWS Region or the URL."
            )

    def suggested_test_url(self) -> str:
        pattern = _TEST_URLS.get(self.signing_name, "")
        region = self.signing_region
        china = region.startswith("cn-")
        domain = "amazonaws.com.cn" if china else "amazonaws.com"
        return pattern.format(region=region, domain=domain) if region else ""

    def verdict(self, url: str, received: Received) -> str | None:
        there = header(received.headers, "x-amz-bucket-region")
        if received.status < 300 or there in ("", self.signing_region):
            return None
        return f"The bucket is in {there}: change Amazon AWS Region and the URL's host to it."

    def explain(self, exchange: Exchange) -> Explanation | None:
        return aws_refusal.explain(
            exchange, self.access_key.strip(), self.signing_name, self.signing_region
        )

    def check(self) -> Iterator[Problem]:
        key = self.access_key.strip()
        for name, label, text in (
            ("access_key", "Amazon AWS Access Key", key),
            ("custom_service", "Custom AWS Service", self.signing_name),
            ("custom_region", "Custom AWS Region", self.signing_region),
        ):
            if _BLANK_OR_CONTROL.search(text):
                yield Problem(name, label, "It has no blanks and no line breaks inside.")
        if key.startswith(_TEMPORARY) and not self.session_token:
            message = "An ASIA… key is a temporary one: it works only with its Session Token."
            yield Problem("access_key", "Amazon AWS Access Key", message, "warning")
        if key.startswith(_LONG_TERM) and self.session_token:
            message = "Not sent: an AKIA… key is a long-term one, which has no Session Token."
            yield Problem("session_token", "Session Token", message, "warning")
        elif error := whole_value_error(self.session_token.reveal(), "The token"):
            yield Problem("session_token", "Session Token", error)
        if self.secret_key.reveal().startswith((_LONG_TERM, _TEMPORARY)):
            message = "It looks like an Access Key. Are the two swapped?"
            yield Problem("secret_key", "Amazon AWS Secret Key", message, "warning")

    def _signing(self) -> dict[str, Any]:
        key = self.access_key.strip()
        return {
            "access_key": key,
            "secret_key": self.secret_key,
            "session_token": Secret() if key.startswith(_LONG_TERM) else self.session_token,
            "service": self.signing_name,
            "region": self.signing_region,
            "unsigned_payload": self.unsigned_payload,
        }
