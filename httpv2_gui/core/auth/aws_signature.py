"""The signature of AWS Signature Version 4: keys, scope, string to sign, Authorization header."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from httpv2_gui.core.model.secret import Secret

ALGORITHM = "AWS4-HMAC-SHA256"
UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD"
_DATE = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Scope:
    """When, where and for what a signature counts."""

    amz_date: str
    """As in X-Amz-Date: 20150830T123600Z."""
    region: str
    service: str

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.amz_date[:8], self.region, self.service, "aws4_request")

    def __str__(self) -> str:
        return "/".join(self.parts)


def amz_date(moment: datetime) -> str:
    """Write a moment of UTC as X-Amz-Date has it."""
    return moment.strftime(_DATE)


def moment(written: str) -> datetime | None:
    """Read what X-Amz-Date has; None when it is no date."""
    try:
        return datetime.strptime(written, _DATE).replace(tzinfo=UTC)
    except ValueError:
        return None


def payload_hash(body: bytes) -> str:
    """Give the value of X-Amz-Content-SHA256 for a body."""
    return hashlib.sha256(body).hexdigest()


def string_to_sign(scope: Scope, canonical: str) -> str:
    """Give the text that the signature is made of."""
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogateescape")).hexdigest()
    return "\n".join((ALGORITHM, scope.amz_date, str(scope), digest))


def signature(secret_key: Secret, scope: Scope, canonical: str) -> str:
    """Sign a canonical request."""
    key = b"AWS4" + secret_key.reveal().encode("utf-8", "replace")
    for part in scope.parts:
        key = _hmac(key, part)
    return _hmac(key, string_to_sign(scope, canonical)).hex()


def authorization(access_key: str, scope: str, names: tuple[str, ...], signature: str) -> str:
    """Give the Authorization header."""
    credential = f"Credential={access_key}/{scope}"
    return f"{ALGORITHM} {credential}, SignedHeaders={';'.join(names)}, Signature={signature}"


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode("utf-8", "replace"), hashlib.sha256).digest()
