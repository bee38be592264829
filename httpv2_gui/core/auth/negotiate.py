"""NTLM, Kerberos and SPNEGO over HTTP (MS-NLMP, RFC 4559)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.auth import challenges, channel_bindings, negotiate_refusal, signing
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.negotiate_context import Conversation, Identity, conversation
from httpv2_gui.core.auth.negotiate_errors import UnexplainedError, UnreadableError
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.auth.windows_account import Account
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange
from httpv2_gui.core.model.secret import Secret

_MOST_LEGS = 8
"""NTLM takes two, Kerberos one; SPNEGO may add one or two."""


@dataclass(frozen=True, kw_only=True)
class NegotiateAuth(Scheme):
    """Signs in as a Windows or Kerberos user, with a password or as who is signed in."""

    name: ClassVar[str] = "negotiate"
    title: ClassVar[str] = "NTLM Authentication"
    summary: ClassVar[str] = "NTLM, Kerberos or SPNEGO, as a domain user or as who is signed in."
    binds_connection: ClassVar[bool] = True

    mode: str = fields.choice(
        "Mechanism",
        (
            ("negotiate", "Negotiate: Kerberos if possible, else NTLM"),
            ("ntlm", "NTLM"),
            ("kerberos", "Kerberos"),
        ),
        "negotiate",
    )
    use_signed_in_user: bool = fields.flag(
        "Use the signed-in user",
        False,
        help="Windows: who is signed in. Linux and macOS: the Kerberos ticket of kinit.",
    )
    domain: str = fields.text(
        "Domain",
        help="Windows domain, or Kerberos realm.",
        hint="CORP",
        when={"use_signed_in_user": False},
    )
    username: str = fields.text("User Name", required=True, when={"use_signed_in_user": False})
    password: Secret = fields.secret("Password", required=True, when={"use_signed_in_user": False})

    def signer(self) -> httpx.Auth:
        return _NegotiateSigner(self.mode, self._identity)

    @property
    def waits_for_challenge(self) -> bool:
        return True

    def adds(self) -> tuple[str, ...]:
        return (f"Authorization header ({'NTLM' if self.mode == 'ntlm' else 'Negotiate'})",)

    def explain(self, exchange: Exchange) -> Explanation | None:
        return negotiate_refusal.explain(self.mode, self._identity.account, exchange)

    def check(self) -> Iterator[Problem]:
        typed, backslash, _user = self.username.partition("\\")
        domain = self.domain.strip()
        if self.use_signed_in_user or not domain or not backslash:
            return
        if typed.strip().lower() != domain.lower():
            yield Problem(
                "domain", "Domain", "User Name names another domain: leave one of them out."
            )

    @property
    def _identity(self) -> Identity:
        if self.use_signed_in_user:
            return Identity(account=None)
        return Identity(account=Account.of(self.domain, self.username), password=self.password)


class _NegotiateSigner(httpx.Auth):
    """Waits for the challenge, then answers leg by leg; knows nothing between two requests.

    A connection that the server already knows gets no challenge: one sign-in is enough for it.
    """

    blocks = True

    def __init__(self, mode: str, identity: Identity) -> None:
        self._mode = mode
        self._identity = identity

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        answer = yield request
        scheme = _scheme(self._mode, answer)
        if scheme is None:
            return
        mode = "ntlm" if scheme == "NTLM" else self._mode
        binding = channel_bindings.of_answer(answer)
        with conversation(mode, self._identity, _host(request), binding) as talk:
            accepted = yield from _talk(talk, scheme, request)
            if not accepted and mode == "negotiate" and not talk.used_kerberos:
                signing.warn(request, negotiate_refusal.without_kerberos(talk.without_kerberos))


def _talk(
    talk: Conversation, scheme: str, request: httpx.Request
) -> Generator[httpx.Request, httpx.Response, bool]:
    """Go from leg to leg; give whether the server was content in the end."""
    token = talk.step(None)
    for _leg in range(_MOST_LEGS):
        if token is None:
            return False
        _put(request, scheme, token)
        answer = yield request
        theirs = _token(scheme, answer)
        if answer.status_code != 401:
            _judge_proof(talk, theirs, request)
            return True
        if theirs is None:  # refused, or the connection was lost between two legs
            return False
        try:
            token = talk.step(theirs)
        except UnexplainedError:  # the answer itself, a refusal, says more
            return False
    return False


def _scheme(mode: str, answer: httpx.Response) -> str | None:
    """Give the scheme to answer with; None when there is nothing that can be answered."""
    if answer.status_code != 401:
        return None
    offered = {one.scheme.lower() for one in _challenges(answer)}
    wanted = {"ntlm": ("NTLM",), "kerberos": ("Negotiate",)}.get(mode, ("Negotiate", "NTLM"))
    return next((one for one in wanted if one.lower() in offered), None)


def _challenges(answer: httpx.Response) -> tuple[challenges.Challenge, ...]:
    return challenges.read(answer.headers.get_list("www-authenticate"))


def _token(scheme: str, answer: httpx.Response) -> bytes | None:
    for one in _challenges(answer):
        if one.named(scheme) and one.token68:
            try:
                return base64.b64decode(one.token68, validate=True)
            except binascii.Error:
                return None
    return None


def _put(request: httpx.Request, scheme: str, token: bytes) -> None:
    text = base64.b64encode(token).decode()
    # Whoever reads it could try passwords on it, or use a ticket again.
    signing.learn(request, Known(f"{scheme} token", text, passing=True))
    request.headers["Authorization"] = f"{scheme} {text}"


def _host(request: httpx.Request) -> str:
    """Give the host as services are registered: without the dot that ends a full name."""
    return request.url.raw_host.decode("ascii").rstrip(".")


def _judge_proof(talk: Conversation, theirs: bytes | None, request: httpx.Request) -> None:
    """Check that the server is who it claims to be; raises SigningError when it is not.

    Only Kerberos can tell. Many servers leave their proof out: that is a warning.
    """
    if not talk.used_kerberos or talk.context.complete:
        return
    if theirs is None:
        signing.warn(request, negotiate_refusal.unproven(talk.asked.host))
        return
    try:
        talk.step(theirs)
    except (UnexplainedError, UnreadableError) as error:
        raise negotiate_refusal.impostor(talk.asked.host) from error
