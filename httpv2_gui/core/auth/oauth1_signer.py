"""Puts an OAuth 1.0 signature on each request, with a nonce and a time of its own."""

from __future__ import annotations

import functools
import secrets
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import NamedTuple

import httpx

from httpv2_gui.core.auth import oauth1_rsa, oauth1_signature
from httpv2_gui.core.auth.oauth1_signature import authorization, escape
from httpv2_gui.core.auth.request_header import put
from httpv2_gui.core.model.secret import Secret

RSA = "RSA-SHA256"
PLAINTEXT = "PLAINTEXT"


class Fresh(NamedTuple):
    """What no two requests share."""

    timestamp: str
    """Seconds since 1970 (RFC 5849 §3.3)."""
    nonce: str


def fresh() -> Fresh:
    """Make a nonce; servers that limit its length take from 20 to 30 letters and digits."""
    return Fresh(str(int(time.time())), secrets.token_hex(12))


@dataclass(frozen=True, kw_only=True)
class Signing:
    """As whom to sign, and how."""

    consumer_key: str
    consumer_secret: Secret
    method: str
    private_key: Secret = Secret()
    realm: str = ""
    token: Secret | None = None
    """None: the request has no oauth_token; a blank one is sent as such."""
    token_secret: Secret = Secret()
    more: tuple[tuple[str, str], ...] = ()
    """Such as oauth_callback, of the requests for tokens."""

    def protocol(self, one: Fresh) -> list[tuple[str, str]]:
        """Give the parameters of §3.1 without the signature."""
        token = [] if self.token is None else [("oauth_token", self.token.reveal())]
        return [
            ("oauth_consumer_key", self.consumer_key),
            *token,
            ("oauth_signature_method", self.method),
            ("oauth_timestamp", one.timestamp),
            ("oauth_nonce", one.nonce),
            ("oauth_version", "1.0"),
            *self.more,
        ]


class OAuth1Signer(httpx.Auth):
    """Signs with the parameters in the Authorization header (RFC 5849 §3.5.1)."""

    requires_request_body = True

    def __init__(self, signing: Signing, fresh: Callable[[], Fresh] = fresh) -> None:
        self._signing = signing
        self._fresh = fresh

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        protocol = self._signing.protocol(self._fresh())
        signature = self._signature(oauth1_signature.base_string(request, protocol))
        pairs = [*protocol, ("oauth_signature", signature)]
        encoded = [(escape(name), escape(value)) for name, value in pairs]
        put(request, "Authorization", authorization(self._signing.realm, encoded))
        yield request

    def _signature(self, text: str) -> str:
        signing = self._signing
        if signing.method == RSA:
            return oauth1_rsa.rsa_signature(self._private_key, text)
        token_secret = signing.token_secret if signing.token else Secret()
        key = oauth1_signature.key_of(signing.consumer_secret.reveal(), token_secret.reveal())
        if signing.method == PLAINTEXT:
            return key
        return oauth1_signature.hmac_signature(signing.method, key, text)

    @functools.cached_property
    def _private_key(self) -> oauth1_rsa.rsa.RSAPrivateKey:
        return oauth1_rsa.read_key(self._signing.private_key.reveal())


class OAuth1PreviewSigner(httpx.Auth):
    """Writes the header with labels in place of what is new in each request."""

    def __init__(self, signing: Signing) -> None:
        self._signing = signing

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        made = Fresh("<timestamp>", "<nonce>")
        pairs = [
            (name, value if value in made else escape(value))
            for name, value in self._signing.protocol(made)
        ]
        pairs.append(("oauth_signature", "<signature>"))
        put(request, "Authorization", authorization(self._signing.realm, pairs))
        yield request
