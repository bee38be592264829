"""Tokens that hold what they say and a seal: JSON Web Tokens (RFC 7519) with HMAC-SHA256.

Nothing of them is remembered, so those that a keyring keeps outlive a restart of the practice API.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets as random
import time
from typing import Any, cast

from httpv2_gui.practice import secrets

_HEADER = {"alg": "HS256", "typ": "JWT"}
Claims = dict[str, Any]


class UnsealedError(Exception):
    """Why a token is not good, in a sentence."""


def seal(kind: str, lasting_s: int, **claims: str) -> str:
    """Make a token that says `claims` for so many seconds."""
    now = int(time.time())
    payload = {"kind": kind, "jti": random.token_hex(8), "iat": now, "exp": now + lasting_s}
    return _signed(".".join((_encoded(_HEADER), _encoded(payload | claims))))


def unseal(kind: str, token: str) -> Claims:
    """Give what a token of that kind says; raises UnsealedError."""
    content, _, _ = token.rpartition(".")
    if not hmac.compare_digest(_signed(content).encode(), token.encode(errors="replace")):
        raise UnsealedError("the token is not one of this server")
    claims = _decoded(content.partition(".")[2])
    if claims["kind"] != kind:
        raise UnsealedError(f"this is no {kind} token")
    if time.time() >= claims["exp"]:
        raise UnsealedError("the token has expired")
    return claims


def _signed(content: str) -> str:
    digest = hmac.new(
        secrets.SIGNING_KEY.encode(), content.encode(errors="replace"), hashlib.sha256
    )
    return f"{content}.{_base64(digest.digest())}"


def _encoded(part: Claims) -> str:
    return _base64(json.dumps(part, separators=(",", ":")).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _decoded(part: str) -> Claims:
    return cast("Claims", json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))))
