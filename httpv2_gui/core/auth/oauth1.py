"""OAuth 1.0 and 1.0a (RFC 5849)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

import httpx

from httpv2_gui.core.auth import oauth1_facts, oauth1_grant, oauth1_refusal
from httpv2_gui.core.auth.clock_skew import skew_words
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.grant import Grant, TokenState
from httpv2_gui.core.auth.oauth1_rsa import PrivateKeyError, read_key
from httpv2_gui.core.auth.oauth1_signature import escape
from httpv2_gui.core.auth.oauth1_signer import (
    PLAINTEXT,
    RSA,
    OAuth1PreviewSigner,
    OAuth1Signer,
    Signing,
)
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem, secrets_of
from httpv2_gui.core.model.header_text import value_error
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange, header
from httpv2_gui.core.model.secret import Secret

_GENERATE = "Only Generate needs it."
_OMIT = "omit"
_LOOPBACKS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, kw_only=True)
class OAuth1(Scheme):
    """Signs each request with the consumer's and the token's secret."""

    name: ClassVar[str] = "oauth1"
    title: ClassVar[str] = "OAuth"
    summary: ClassVar[str] = "OAuth 1.0 and 1.0a: each request is signed (RFC 5849)."

    consumer_key: str = fields.text("Consumer Key", required=True)
    consumer_secret: Secret = fields.secret(
        "Consumer Secret",
        required=True,
        when={"signature_method": ("HMAC-SHA256", "HMAC-SHA1", PLAINTEXT)},
    )
    signature_method: str = fields.choice(
        "Signature Method",
        (
            ("HMAC-SHA256", "HMAC-SHA256"),
            ("HMAC-SHA1", "HMAC-SHA1"),
            (RSA, RSA),
            (PLAINTEXT, PLAINTEXT),
        ),
        "HMAC-SHA256",
        help="As the server wants it. HMAC-SHA1 is old; PLAINTEXT sends the secrets themselves.",
    )
    private_key: Secret = fields.secret_text(
        "Private Key",
        required=True,
        help="RSA, in PEM form, without a password. The server has the public key.",
        when={"signature_method": RSA},
    )
    realm: str = fields.text("Realm", help="NetSuite: the account, as in 1234567_SB1.")
    request_token_url: str = fields.url("Request Token URL", help=_GENERATE)
    authorization_url: str = fields.url("Authorization URL", help=_GENERATE)
    access_token_url: str = fields.url("Access Token URL", help=_GENERATE)
    token_method: str = fields.choice(
        "Token Request Method", (("POST", "POST"), ("GET", "GET")), "POST", help=_GENERATE
    )
    callback: str = fields.choice(
        "Callback",
        (("loopback", "This computer"), ("oob", "PIN (oob)")),
        "loopback",
        help="How the permission comes back from the browser.",
    )
    redirect_port: int | None = fields.number(
        "Callback Port",
        None,
        minimum=1,
        maximum=65535,
        help="Blank: any free port. The server may want http://127.0.0.1:PORT/callback registered.",
        when={"callback": "loopback"},
    )
    access_token: Secret = fields.secret(
        "Access Token", help="Generate fills it in, or paste it. May be blank.", obtained=True
    )
    token_secret: Secret = fields.secret(
        "Token Secret", help="Belongs to the access token.", obtained=True
    )
    blank_access_token: str = fields.choice(
        "When Access Token is blank",
        (
            (_OMIT, "Leave oauth_token out"),
            ("include", "Send oauth_token empty"),
        ),
        _OMIT,
        help="Boomi's Suppress Blank Access Token?: selected means send it empty on one of its "
        "pages, and leave it out on another. Here you choose.",
    )
    token_facts: Secret = fields.secret("Token Facts", hidden=True)
    """JSON: when the token was obtained, and what settings it was made with."""

    # Signing

    def signing(
        self,
        token: Secret | None,
        token_secret: Secret = Secret(),  # noqa: B008 - it is immutable
        more: tuple[tuple[str, str], ...] = (),
    ) -> Signing:
        """Say how to sign with a token: the scheme's own, or a temporary one."""
        return Signing(
            consumer_key=self.consumer_key,
            consumer_secret=self.consumer_secret,
            method=self.signature_method,
            private_key=self.private_key,
            realm=self.realm.strip(),
            token=token,
            token_secret=token_secret,
            more=more,
        )

    def signer(self) -> httpx.Auth:
        return OAuth1Signer(self._own_signing())

    def preview_signer(self) -> httpx.Auth:
        return OAuth1PreviewSigner(self._own_signing())

    def _own_signing(self) -> Signing:
        sent = bool(self.access_token) or self.blank_access_token != _OMIT
        return self.signing(self.access_token if sent else None, self.token_secret)

    def adds(self) -> tuple[str, ...]:
        return ("Authorization header (OAuth)",)

    def known_secrets(self) -> Iterator[Known]:
        yield from super().known_secrets()
        for declared, secret in secrets_of(self):
            if not declared.hidden:  # PLAINTEXT's signature has them encoded twice
                yield Known(declared.label, escape(secret.reveal()))

    def doubts(self, url: str) -> Iterator[str]:
        parts = urlsplit(url)
        is_open = parts.scheme.lower() == "http" and parts.hostname not in _LOOPBACKS
        if self.signature_method == PLAINTEXT and is_open:
            yield (
                "Signature Method PLAINTEXT over http:// sends Consumer Secret and Token Secret "
                "readable to anybody on the way. Use https://, or HMAC-SHA256."
            )

    # Tokens

    def token_state(self) -> TokenState | None:
        return oauth1_facts.state(self)

    def generation(self) -> Grant:
        return oauth1_grant.three_legged(self)

    # Problems

    def explain(self, exchange: Exchange) -> Explanation | None:
        sent, received = exchange.sent, exchange.received
        if received is None or not header(sent.headers, "authorization").startswith("OAuth "):
            return None
        hint = oauth1_refusal.advice(received.headers, received.body)
        if not hint and received.status not in (401, 403):
            return None
        hint = hint or self._usual(exchange)
        if self.authorization_url.strip() and not self.access_token:
            hint = "There is no Access Token yet: press Generate."
        clock = skew_words(received.headers, exchange.started)
        if clock:
            hint = f"{clock} Signatures hold the time: set it. {hint}"
        return Explanation(hint=hint)

    def _usual(self, exchange: Exchange) -> str:
        if exchange.status == 403:
            return "The signature was understood; the token's owner may not do this."
        blank = "" if self.access_token else " Try the other “When Access Token is blank”."
        return (
            "One of Consumer Key, Consumer Secret, Access Token and Token Secret is wrong, or the "
            f"server wants another Signature Method or Realm.{blank}"
        )

    def check(self) -> Iterator[Problem]:
        if (error := value_error(self.realm, "The realm")) is not None:
            yield Problem("realm", "Realm", error)
        if self.signature_method == RSA and self.private_key:
            yield from self._check_key()
        for place, label in (
            ("request_token_url", "Request Token URL"),
            ("authorization_url", "Authorization URL"),
            ("access_token_url", "Access Token URL"),
        ):
            url = getattr(self, place).strip().lower()
            if url and not url.startswith(("http://", "https://")):
                message = "A full URL is needed for Generate, such as https://example.com/oauth."
                yield Problem(place, label, message, "warning")
            elif self.signature_method == PLAINTEXT and url.startswith("http://"):
                message = "PLAINTEXT sends the secrets themselves, and http:// lets anybody read."
                yield Problem(place, label, message, "warning")
        if self.token_secret and not self.access_token:
            message = "It is not used: Access Token, which it belongs to, is blank."
            yield Problem("token_secret", "Token Secret", message, "warning")
        yield from self._check_spaces()

    def _check_key(self) -> Iterator[Problem]:
        try:
            read_key(self.private_key.reveal())
        except PrivateKeyError as error:
            yield Problem("private_key", "Private Key", str(error))

    def _check_spaces(self) -> Iterator[Problem]:
        texts = [("consumer_key", "Consumer Key", self.consumer_key)]
        texts += [
            (declared.name, declared.label, secret.reveal())
            for declared, secret in secrets_of(self)
            if declared.kind is fields.Kind.SECRET and not declared.hidden
        ]
        for place, label, text in texts:
            if text.strip() and text != text.strip():
                message = "It begins or ends with a space, which is signed too."
                yield Problem(place, label, message, "warning")
