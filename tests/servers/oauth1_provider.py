"""What an OAuth 1.0 provider remembers, as oauthlib asks for it; everything is in memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oauthlib.oauth1 import (
    SIGNATURE_HMAC_SHA1,
    SIGNATURE_HMAC_SHA256,
    SIGNATURE_PLAINTEXT,
    SIGNATURE_RSA_SHA256,
    RequestValidator,
)

from tests.servers.oauth1 import (
    CONSUMER,
    CONSUMER_SECRET,
    RSA_CONSUMER,
    RSA_TOKEN,
    TOKEN,
    TOKEN_SECRET,
)


@dataclass
class Temporary:
    """A request token on its way."""

    secret: str
    callback: str
    consumer: str
    user: str = ""
    verifier: str = ""


_Validator: Any = RequestValidator
"""Its limits are properties, which attributes of a subclass may not replace for a type checker."""


class Provider(_Validator):
    """Knows two consumers, one token that was always there, and those it hands out."""

    enforce_ssl = False
    dummy_client = "dummy"
    dummy_request_token = "dummy"
    dummy_access_token = "dummy"
    allowed_signature_methods = (
        *(SIGNATURE_HMAC_SHA1, SIGNATURE_HMAC_SHA256, SIGNATURE_PLAINTEXT),
        SIGNATURE_RSA_SHA256,
    )
    client_key_length = request_token_length = access_token_length = (1, 60)
    verifier_length = (1, 60)
    timestamp_lifetime = 300
    safe_characters = frozenset(map(chr, range(33, 127)))

    def __init__(self, public_key: Path) -> None:
        super().__init__()
        self.public_key = public_key.read_text()
        self.temporary: dict[str, Temporary] = {}
        self.access = {TOKEN: (TOKEN_SECRET, "tester", CONSUMER)}
        self.access[RSA_TOKEN] = ("", "tester", RSA_CONSUMER)
        self.nonces: set[tuple[str, ...]] = set()

    def get_client_secret(self, client_key: str, request: Any) -> str:
        return CONSUMER_SECRET if client_key == CONSUMER else "dummy"

    def get_rsa_key(self, client_key: str, request: Any) -> str:
        return self.public_key

    def get_request_token_secret(self, client_key: str, token: str, request: Any) -> str:
        return self.temporary[token].secret if token in self.temporary else "dummy"

    def get_access_token_secret(self, client_key: str, token: str, request: Any) -> str:
        return self.access[token][0] if token in self.access else "dummy"

    def get_default_realms(self, client_key: str, request: Any) -> list[str]:
        return []

    def get_realms(self, token: str, request: Any) -> list[str]:
        return []

    def get_redirect_uri(self, token: str, request: Any) -> str:
        return self.temporary[token].callback

    def invalidate_request_token(self, client_key: str, request_token: str, request: Any) -> None:
        self.temporary.pop(request_token, None)

    def validate_client_key(self, client_key: str, request: Any) -> bool:
        return client_key in (CONSUMER, RSA_CONSUMER)

    def validate_request_token(self, client_key: str, token: str, request: Any) -> bool:
        return token in self.temporary and self.temporary[token].consumer == client_key

    def validate_access_token(self, client_key: str, token: str, request: Any) -> bool:
        return token in self.access and self.access[token][2] == client_key

    def validate_timestamp_and_nonce(
        self,
        client_key: str,
        timestamp: str,
        nonce: str,
        request: Any,
        request_token: str | None = None,
        access_token: str | None = None,
    ) -> bool:
        seen = (client_key, timestamp, nonce, request_token or "", access_token or "")
        is_new = seen not in self.nonces
        self.nonces.add(seen)
        return is_new

    def validate_redirect_uri(self, client_key: str, redirect_uri: str, request: Any) -> bool:
        return redirect_uri == "oob" or redirect_uri.startswith("http://127.0.0.1:")

    def validate_requested_realms(self, client_key: str, realms: Any, request: Any) -> bool:
        return True

    def validate_realms(
        self, client_key: str, token: str, request: Any, uri: Any = None, realms: Any = None
    ) -> bool:
        return True

    def validate_verifier(self, client_key: str, token: str, verifier: str, request: Any) -> bool:
        return bool(verifier) and self.temporary[token].verifier == verifier

    def verify_request_token(self, token: str, request: Any) -> bool:
        return token in self.temporary

    def verify_realms(self, token: str, realms: Any, request: Any) -> bool:
        return True

    def save_request_token(self, token: dict[str, str], request: Any) -> None:
        self.temporary[token["oauth_token"]] = Temporary(
            token["oauth_token_secret"], request.redirect_uri, request.client_key
        )

    def save_verifier(self, token: str, verifier: dict[str, str], request: Any) -> None:
        self.temporary[token].verifier = verifier["oauth_verifier"]

    def save_access_token(self, token: dict[str, str], request: Any) -> None:
        user = self.temporary[request.resource_owner_key].user
        self.access[token["oauth_token"]] = (token["oauth_token_secret"], user, request.client_key)
