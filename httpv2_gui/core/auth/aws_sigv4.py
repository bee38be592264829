"""AWS Signature Version 4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.secret import Secret

_CUSTOM = (("custom", "Custom"),)


@dataclass(frozen=True, kw_only=True)
class AwsSigV4(Scheme):
    """Signs each request for one AWS service in one region."""

    name: ClassVar[str] = "aws_sigv4"
    title: ClassVar[str] = "AWS Signature"
    summary: ClassVar[str] = "Each request is signed for one AWS service and region (SigV4)."

    access_key: str = fields.text("Access Key", required=True, hint="AKIA…")
    secret_key: Secret = fields.secret("Secret Key", required=True)
    session_token: Secret = fields.secret(
        "Session Token", help="Only with temporary credentials (STS)."
    )
    service: str = fields.choice("Amazon AWS Service Type", _CUSTOM, "custom")
    custom_service: str = fields.text(
        "Custom AWS Service", required=True, hint="codepipeline", when={"service": "custom"}
    )
    region: str = fields.choice("Amazon AWS Region", _CUSTOM, "custom")
    custom_region: str = fields.text(
        "Custom AWS Region", required=True, hint="ap-south-2", when={"region": "custom"}
    )
